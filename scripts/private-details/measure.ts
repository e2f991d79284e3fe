/** How much of what is labelled the privacy check finds, and how often it marks a post that has nothing. */
import { readFileSync } from 'node:fs'
import { findPrivateDetails, type Finding } from '#moderation/private-details/find.ts'
import { PRIVATE_DETAIL_KINDS, type PrivateDetailKind } from '#moderation/vocabulary.ts'

export type Label = { kind: PrivateDetailKind; start: number; text: string }
export type LabelledText = { id: string; text: string; found: Label[] }

/** What has a form of its own, and what is known by its words alone. */
const FORMAL: readonly PrivateDetailKind[] = [
  'phone',
  'email',
  'postcode',
  'iban',
  'bsn',
  'plate',
  'handle',
]
const NAMES_AND_PLACES: readonly PrivateDetailKind[] = [
  'name',
  'address',
  'school',
  'shelter',
  'employer',
]

export type Figures = {
  kinds: Array<{ kind: PrivateDetailKind; labels: number; found: number }>
  /** Shares from 0 to 1. */
  formal: number
  namesAndPlaces: number
  /** Of the posts that hold nothing: how many were marked all the same. */
  falselyMarked: number
  ordinary: number
  misses: Array<{ id: string; label: Label }>
  falseFindings: Array<{ id: string; finding: Finding }>
}

/**
 * Reads labelled texts, JSON lines.
 * @throws Error naming file, line and what is wrong.
 */
export function readLabelled(file: string): LabelledText[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return []
      try {
        const one = JSON.parse(line) as LabelledText
        for (const { kind, start, text } of one.found) {
          if (!PRIVATE_DETAIL_KINDS.includes(kind)) throw new Error(`no such kind: ${kind}`)
          if (one.text.slice(start, start + text.length) !== text) {
            throw new Error(`"${text}" does not stand at ${start}`)
          }
        }
        return [one]
      } catch (error) {
        throw new Error(`${file}:${index + 1}: ${(error as Error).message}`, { cause: error })
      }
    })
}

/** Found means: at least half of it is marked, whatever kind it was taken for. */
function isFound({ start, text }: Label, findings: Finding[]): boolean {
  const end = start + text.length
  const marked = findings
    .map((one) => Math.min(one.end, end) - Math.max(one.start, start))
    .filter((length) => length > 0)
  return marked.reduce((sum, length) => sum + length, 0) * 2 >= text.length
}

export function measure(texts: LabelledText[]): Figures {
  const judged = texts.map((one) => ({ ...one, findings: findPrivateDetails(one.text) }))
  const labels = judged.flatMap(({ id, found, findings }) =>
    found.map((label) => ({ id, label, ok: isFound(label, findings) })),
  )
  const shareOf = (kinds: readonly PrivateDetailKind[]) => {
    const these = labels.filter(({ label }) => kinds.includes(label.kind))
    return these.length === 0 ? 1 : these.filter(({ ok }) => ok).length / these.length
  }
  const ordinary = judged.filter(({ found }) => found.length === 0)
  return {
    kinds: PRIVATE_DETAIL_KINDS.map((kind) => {
      const these = labels.filter(({ label }) => label.kind === kind)
      return { kind, labels: these.length, found: these.filter(({ ok }) => ok).length }
    }),
    formal: shareOf(FORMAL),
    namesAndPlaces: shareOf(NAMES_AND_PLACES),
    falselyMarked: ordinary.filter(({ findings }) => findings.length > 0).length,
    ordinary: ordinary.length,
    misses: labels.filter(({ ok }) => !ok).map(({ id, label }) => ({ id, label })),
    falseFindings: ordinary.flatMap(({ id, findings }) =>
      findings.map((finding) => ({ id, finding })),
    ),
  }
}
