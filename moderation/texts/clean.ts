/**
 * Cleaning of what people type, before anything else sees it. It takes away what can't be seen and may
 * trick a reader or the triage; it keeps emoji and right-to-left writing whole.
 */

// Controls but tab and line feed; soft hyphen; zero-width space, BOM, word joiner and invisible operators;
// bidirectional marks, embeddings, overrides and isolates; interlinear marks; the tag letters.
const ALWAYS_OUT =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFC\u{E0000}-\u{E007F}]/gu

// A joiner is part of the writing between two Arabic-script (or Indic) letters and in emoji; elsewhere it hides.
const JOINED_LETTER = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}]/u
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u

function keepJoiner(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return false
  if (PICTURE.test(before) && PICTURE.test(after)) return true
  return JOINED_LETTER.test(before) && JOINED_LETTER.test(after)
}

function dropStrayJoiners(text: string): string {
  if (!/[\u200C\u200D]/.test(text)) return text
  const signs = Array.from(text)
  return signs
    .filter((sign, index) => {
      if (sign !== '\u200C' && sign !== '\u200D') return true
      return keepJoiner(signs[index - 1], signs[index + 1])
    })
    .join('')
}

/** A text of several lines: CRLF becomes LF, invisible tricks go, blank ends go. */
export function cleanText(raw: string): string {
  const lines = raw.replace(/\r\n?/g, '\n').replace(/\u2028|\u2029/g, '\n')
  return dropStrayJoiners(lines.toWellFormed().replace(ALWAYS_OUT, ''))
    .replace(/[ \t\u00A0\u3000]+$/gm, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .replace(/^[\s\u3164\uFFA0\u115F\u1160\u2800]+|[\s\u3164\uFFA0\u115F\u1160\u2800]+$/g, '')
}

/** A text of one line (title, pseudonym, content warning): as `cleanText`, with single spaces. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/g, ' ').trim()
}

/** Length in characters: Unicode code points. */
export function lengthOf(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}
