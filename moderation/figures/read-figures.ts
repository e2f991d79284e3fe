import { DAY_MS } from '#db/days.ts'
import { caseTimes, decisionCounts, type DecisionCount } from '#db/queries/figures.ts'
import { countOpenItems } from '#db/queries/review-items.ts'
import type { Store } from '#db/store.ts'
import { getSetting } from '../settings.ts'
import { ITEM_KINDS } from '../vocabulary.ts'
import { FEWEST, takenByHour, takenByWeek, timesByLevel } from './time-to-a-person.ts'

const DAYS = 90
const WEEKS = 12
const DECISIONS = ['approve', 'redact', 'remove', 'escalate', 'uphold', 'overturn'] as const

const HOUR = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** A count, or null where fewer than five could be told apart. Nothing at all may be said. */
function hideFew(count: number): number | null {
  return count === 0 || count >= FEWEST ? count : null
}

function sum(rows: DecisionCount[]): number {
  return rows.reduce((total, row) => total + row.count, 0)
}

/** Everything on `/figures`: the last 90 days, in numbers that point at nobody. */
export async function readFigures(store: Store, now: Date) {
  const since = now.getTime() - DAYS * DAY_MS
  const cases = await caseTimes(store.read, since)
  const due = await getSetting(store.read, 'dueMinutes')
  const decisions = await decisionCounts(store.read, since)
  const open = await countOpenItems(store.read, now.getTime())
  return {
    days: DAYS,
    levels: timesByLevel(cases, due),
    hours: takenByHour(cases, (moment) => Number(HOUR.format(moment))),
    weeks: takenByWeek(cases, now.getTime(), WEEKS),
    secondTier: hideFew(cases.filter((one) => (one.tier ?? 0) >= 2).length),
    decisions: ITEM_KINDS.map((item) => ({
      item,
      counts: DECISIONS.map((decision) => ({
        decision,
        count: hideFew(
          sum(decisions.filter((row) => row.item === item && row.decision === decision)),
        ),
      })),
    })),
    undone: hideFew(sum(decisions.filter((row) => row.undone === 1))),
    open: open.open,
    overdue: open.overdue,
  }
}
