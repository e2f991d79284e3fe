import { DAY_MS, dayOf } from '#db/days.ts'
import {
  caseOutcomes,
  caseTimes,
  decisionCounts,
  decisionMoments,
  waitingSince,
  type DecisionCount,
} from '#db/queries/figures.ts'
import { countOpenItems } from '#db/queries/review-items.ts'
import type { Store } from '#db/store.ts'
import { getSetting } from '../settings.ts'
import { ITEM_KINDS } from '../vocabulary.ts'
import { readKept } from './kept.ts'
import {
  spreadOf,
  takenByHour,
  takenByWeek,
  takenByWeekday,
  timesByLevel,
} from './time-to-a-person.ts'
import { showNothingToo } from './keep-back.ts'
import { hideFew, verdictsOn, weekByWeek } from './week-by-week.ts'

const DAYS = 90
const WEEKS = 12
const DECISIONS = ['approve', 'redact', 'remove', 'escalate', 'uphold', 'overturn'] as const

const HOUR = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  hourCycle: 'h23',
})

function hourOf(moment: number): number {
  return Number(HOUR.format(moment))
}

function weekdayOf(moment: number): number {
  return new Date(`${dayOf(new Date(moment))}T12:00:00Z`).getUTCDay()
}

function sum(rows: DecisionCount[]): number {
  return rows.reduce((total, row) => total + row.count, 0)
}

/** Decisions by kind of item and decision, and how many were undone. Each week's decisions stand beside them. */
function decided(rows: DecisionCount[]) {
  const cells = ITEM_KINDS.flatMap((item) => DECISIONS.map((decision) => ({ item, decision })))
  const counts = showNothingToo(
    cells.map(({ item, decision }) =>
      sum(rows.filter((row) => row.item === item && row.decision === decision)),
    ),
  )
  const shown = cells.map((cell, at) => ({ ...cell, count: counts[at] ?? null }))
  // What was overturned, undone decisions among it, stands on the page too.
  const tellable = shown.every((one) => one.decision !== 'overturn' || one.count !== null)
  return {
    decisions: ITEM_KINDS.map((item) => ({
      item,
      counts: shown
        .filter((one) => one.item === item)
        .map(({ decision, count }) => ({ decision, count })),
    })),
    undone: tellable ? hideFew(sum(rows.filter((row) => row.undone === 1))) : null,
  }
}

/** Everything on `/figures`: the last 90 days, in numbers that point at nobody. */
export async function readFigures(store: Store, now: Date) {
  const at = now.getTime()
  const since = at - DAYS * DAY_MS
  const cases = await caseTimes(store.read, since)
  const due = await getSetting(store.read, 'dueMinutes')
  const decisions = await decisionCounts(store.read, since)
  const moments = await decisionMoments(store.read, since)
  const verdicts = verdictsOn(moments, await caseOutcomes(store.read, since))
  const counted = { decisions: moments, verdicts, cases }
  const { weeks, together } = weekByWeek(counted, at, WEEKS)
  const open = await countOpenItems(store.read, at)
  return {
    days: DAYS,
    levels: timesByLevel(cases, due),
    ...takenByHour(cases, hourOf),
    weekdays: takenByWeekday(cases, weekdayOf),
    weeks: takenByWeek(cases, at, WEEKS),
    perWeek: weeks,
    precision: together.precision,
    overturned: together.overturned,
    waiting: spreadOf((await waitingSince(store.read)).map((opened) => at - opened)),
    secondTier: together.secondTier,
    ...decided(decisions),
    open: open.open,
    overdue: open.overdue,
    kept: await readKept(store.read, now),
  }
}
