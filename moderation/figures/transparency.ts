/**
 * The figures of a year that the Digital Services Act asks for (art. 15 and 24), counted from the audit
 * trail, which outlives the posts. Numbers under five are hidden: this is to be published.
 */
import { objectionDays, trailCounts, type TrailCount } from '#db/queries/figures.ts'
import type { Reader } from '#db/store.ts'
import { FEWEST } from './keep-back.ts'
import { hideFewIn } from './week-by-week.ts'

const DAY_MS = 86_400_000

/** `number`: null where it is hidden, either because it is under five (`few`), or because it would tell one that is. */
export type TransparencyLine = {
  part: string
  what: string
  of: string
  number: number | null
  few: boolean
}

function linesOf(
  counts: TrailCount[],
  wanted: { part: string; what: string; actions: string[]; unknown?: string },
): TransparencyLine[] {
  const { part, what, actions } = wanted
  const rows = counts.filter((row) => actions.includes(row.action))
  const by = new Map<string, number>()
  for (const row of rows) by.set(row.reason, (by.get(row.reason) ?? 0) + row.count)
  const each = [...by].toSorted(([a], [b]) => a.localeCompare(b))
  const shown = hideFewIn(each.map(([, count]) => count))
  return [
    // With reasons below it a total is hidden for their sake, and may be large.
    { part, what, of: '', number: shown.total, few: each.every(([reason]) => reason === '') },
    ...each
      .map(([reason], at) => {
        return { part, what, of: reason, number: shown.counts[at] ?? null, few: true }
      })
      .filter((line) => line.of !== ''),
  ]
}

/**
 * How objections ended. Together these are nearly all that were made, and their number stands above: where one of the
 * two is few, neither is shown.
 */
function endsOf(counts: TrailCount[]): TransparencyLine[] {
  const part = 'art. 15(1)(d)'
  const ends = [
    ...linesOf(counts, { part, what: 'objections: the decision stayed', actions: ['item.uphold'] }),
    ...linesOf(counts, { part, what: 'objections: granted', actions: ['item.overturn'] }),
  ].filter((line) => line.of === '')
  if (ends.every(({ number }) => number !== null)) return ends
  return ends.map((line) => ({ ...line, number: null, few: false }))
}

function medianDays(days: Array<{ made: string; answered: string }>): number | null {
  if (days.length < FEWEST) return null
  const waited = days
    .map(({ made, answered }) => Math.round((Date.parse(answered) - Date.parse(made)) / DAY_MS))
    .toSorted((a, b) => a - b)
  return waited[Math.floor((waited.length - 1) / 2)] ?? null
}

/** The figures of the calendar year `year`, in the order in which they are published. */
export async function transparencyOf(db: Reader, year: number): Promise<TransparencyLine[]> {
  const days = { from: `${year}-01-01`, to: `${year}-12-31` }
  const counts = await trailCounts(db, days)
  const of = (part: string, what: string, ...actions: string[]) =>
    linesOf(counts, { part, what, actions })
  const answered = await objectionDays(db, days)
  return [
    ...of('art. 15(1)(b)', 'reports by members, by reason', 'post.report'),
    ...of('art. 15(1)(b)', 'notices without an account', 'post.notice'),
    ...of('art. 15(1)(c)', 'posts changed by a moderator, by reason', 'item.redact'),
    ...of('art. 15(1)(c)', 'posts removed by a moderator, by reason', 'item.remove'),
    ...of('art. 15(1)(c)', 'decisions undone', 'item.undo'),
    ...of('art. 15(1)(c)', 'measures against accounts, by kind and reason', 'member.measure'),
    ...of('art. 15(1)(c)', 'measures taken back', 'member.lift'),
    ...of('art. 15(1)(d)', 'objections, by the decision objected to', 'post.object'),
    ...endsOf(counts),
    {
      part: 'art. 15(1)(d)',
      what: 'days until an objection was answered (median)',
      of: '',
      number: medianDays(answered),
      few: false,
    },
    ...of('art. 15(1)(e)', 'posts read by the triage and held, by level', 'post.held'),
    ...of('art. 15(1)(e)', 'posts read by the triage and shown, by level', 'post.visible'),
    ...of('art. 15(1)(e)', 'cases opened, by origin', 'case.open'),
    ...of('art. 15(1)(e)', 'cases closed, by outcome', 'case.outcome'),
  ]
}
