/**
 * Cleaning of what people type, before anything else sees it. It takes away what can't be seen and may
 * trick a reader or the triage; it keeps emoji and right-to-left writing whole.
 */

// Controls but tab and line feed; interlinear marks; and all that Unicode says is not to be seen: zero-width
// signs, marks and overrides of direction, fillers, tag letters. Joiners and variation signs have their places.
const ALWAYS_OUT =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFF9-\uFFFC]|(?!\u200C|\u200D|\uFE0E|\uFE0F)\p{Default_Ignorable_Code_Point}/gu

// A joiner is part of the writing between two letters of these scripts and in emoji; elsewhere it hides.
const JOINED_SCRIPT =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Deva}\p{scx=Beng}\p{scx=Gujr}\p{scx=Guru}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}]/u
const LETTER = /[\p{L}\p{M}]/u
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u

function isJoined(sign: string): boolean {
  return JOINED_SCRIPT.test(sign) && LETTER.test(sign)
}

function keepJoiner(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return false
  if (PICTURE.test(before) && PICTURE.test(after)) return true
  return isJoined(before) && isJoined(after)
}

/** A sign that chooses the look of the emoji before it; of a digit only in a key (`1️⃣`). */
function keepVariation(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || !/\p{Emoji}/u.test(before)) return false
  return !/[\d#*]/.test(before) || after === '\u20E3'
}

function dropStray(
  text: string,
  strays: RegExp,
  keep: (before: string | undefined, after: string | undefined) => boolean,
): string {
  if (!strays.test(text)) return text
  const signs = Array.from(text)
  return signs
    .filter((sign, index) => !strays.test(sign) || keep(signs[index - 1], signs[index + 1]))
    .join('')
}

// By hand: a pattern of blanks at an end takes the square of their number, and forms are 256 KiB.
function withoutBlankEnd(text: string): string {
  let end = text.length
  while (end > 0 && /[\s\u2800]/.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** A text of several lines: CRLF becomes LF, invisible tricks go, blank ends go. */
export function cleanText(raw: string): string {
  const lines = raw.replace(/\r\n?|\u2028|\u2029/g, '\n')
  const seen = lines.toWellFormed().replace(ALWAYS_OUT, '')
  const varied = dropStray(seen, /[\uFE0E\uFE0F]/, keepVariation)
  const joined = dropStray(varied, /[\u200C\u200D]/, keepJoiner)
  const trimmed = joined
    .split('\n')
    .map(withoutBlankEnd)
    .join('\n')
    .replace(/\n{4,}/g, '\n\n\n')
  return withoutBlankEnd(trimmed.replace(/^[\s\u2800]+/, ''))
}

/** A text of one line (title, pseudonym, content warning): as `cleanText`, with single spaces. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/g, ' ').trim()
}

/** The lines of a text that hold something, without what stands around them. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** Length in characters: Unicode code points. */
export function lengthOf(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}
