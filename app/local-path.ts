/** A path of this site, or `fallback`: where a form may send somebody on to. */
export function localPath(value: string | null | undefined, fallback: string): string {
  if (!value?.startsWith('/') || value.length > 500) return fallback
  if (/^[^?#]*\/\//.test(value)) return fallback
  // oxlint-disable-next-line no-control-regex
  if (/[\\\u0000-\u001F]/.test(value)) return fallback
  return value
}
