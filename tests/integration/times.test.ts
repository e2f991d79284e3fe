/** Posts carry a day and accounts a week: who reads the whole store learns no hour at which somebody wrote. */
import { expect, test } from 'vitest'
import { TABLES } from '#db/inventory/inventory.ts'
import { after, START } from '../helpers/clock.ts'
import { liveIn } from '../helpers/lived-in.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore, everything } from '../helpers/store.ts'

/** Rows of the work: a moment in them is a promise to keep, and goes with them. Nothing else knows one. */
const OF_THE_WORK = new Set(
  `session challenge renewal draft receipt invitation debrief handover thread_event review_item review_event item_note decision
  case case_event case_answer case_task sealed_text alarm alarm_test summons shift
  conversation message`.split(/\s+/),
)
/** The house's own: which process sweeps until when, when people read. */
const FURNITURE = new Set(
  TABLES.filter((entry) => entry.keep.some((rule) => 'while' in rule)).map((entry) => entry.name),
)

/** Numbers of pages of the search index: large ones, and no moments. */
const PAGE_NUMBERS = 'post_search_data.id'

const YEARS_MS = 40 * 365 * 86_400_000

/** Whether a value tells a moment: as a number of (milli)seconds of these decades, or in letters. */
function tellsMoment(value: unknown): boolean {
  if (typeof value === 'number') {
    const near = (moment: number) => Math.abs(moment - START.getTime()) < YEARS_MS
    return value > 1e8 && (near(value) || near(value * 1000))
  }
  if (typeof value !== 'string') return false
  if (/\d{4}-\d{2}-\d{2}[T ]\d{2}|\b\d{1,2}:\d{2}\b/.test(value)) return true
  return (value.match(/(?<!\d)\d{10,13}(?!\d)/g) ?? []).some((digits) =>
    tellsMoment(Number(digits)),
  )
}

function columnsWithMoments(rows: Record<string, unknown[]>): string[] {
  return Object.entries(rows).flatMap(([table, all]) => [
    ...new Set(
      (all as Array<Record<string, unknown>>).flatMap((row) =>
        Object.entries(row)
          .filter(([, value]) => tellsMoment(value))
          .map(([column]) => `${table}.${column}`),
      ),
    ),
  ])
}

test('no table but those of the work knows a finer time than a day', async () => {
  const store = await aStore()
  await liveIn(store, 'zwvrtplkmnbdfghjkq')
  const found = columnsWithMoments(everything(store))
  expect(found).toEqual(
    expect.arrayContaining(['session.created_at', 'review_item.opened_at', 'message.at']),
  )
  const elsewhere = found.filter((name) => {
    const [table = ''] = name.split('.')
    return !OF_THE_WORK.has(table) && !FURNITURE.has(table) && name !== PAGE_NUMBERS
  })
  expect(elsewhere).toEqual([])
})

test('two posts of one day, hours apart, stand in the store with the same time', async () => {
  const store = await aStore()
  const [author, later] = [await aMember(store), after(START, { hours: 5 })]
  await place(store, author)
  await place(store, author, { now: later })
  const posts = everything(store).post as Array<{ day: string }>
  expect(posts.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-24'])
  expect(JSON.stringify(everything(store))).not.toContain(String(later.getTime()).slice(0, -3))
})
