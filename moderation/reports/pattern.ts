import { dayOf, daysBefore } from '#db/days.ts'
import { reportPattern, type ReportPattern } from '#db/queries/report-pattern.ts'
import type { Reader } from '#db/store.ts'

/** How far back one looks for a pattern, in days. */
const PATTERN_DAYS = 7

/** From so many on it is worth a line: fewer say nothing. */
const WORTH = { members: 3, newcomers: 2, busy: 1, ofAuthor: 3 } as const

/**
 * What stands out in the reports behind an item: many at once, by accounts that are new here, by somebody
 * who reports a lot, or about the same author. Reports can be a weapon; who reads them should see it.
 */
export async function patternOf(
  db: Reader,
  item: { id: string; kind: string; authorId: string | null },
  now: Date,
): Promise<Partial<ReportPattern>> {
  if (item.kind !== 'report') return {}
  const since = daysBefore(dayOf(now), PATTERN_DAYS)
  const pattern = await reportPattern(db, item, since)
  const telling = (['members', 'newcomers', 'busy', 'ofAuthor'] as const).filter(
    (what) => pattern[what] >= WORTH[what],
  )
  return Object.fromEntries(telling.map((what) => [what, pattern[what]]))
}
