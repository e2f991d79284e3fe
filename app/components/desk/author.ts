import type { Translate } from '../../i18n/translate.ts'

/** An author as staff see one: the pseudonym, and the other name that the post stands under, if any. */
export function authorInWords(
  t: Translate,
  { alias, pseudonym }: { alias: string | null; pseudonym: string | null },
): string {
  const name = pseudonym ?? t('desk:item.nobody')
  return alias === null ? name : t('desk:item.hereAs', { name, alias })
}
