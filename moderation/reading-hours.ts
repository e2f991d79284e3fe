/**
 * When moderators read. Outside these hours newcomers' and flagged posts wait, and what members are told
 * follows from here: nothing is promised that nobody said.
 */
import { DAY_MS, dayOf } from '#db/days.ts'
import { localTimeOf, momentOf } from '#db/local-time.ts'
import { somebodyOnCall } from '#db/queries/shifts.ts'
import type { Reader, Writing } from '#db/store.ts'
import { getSetting, type Settings } from './settings.ts'

type ReadingHours = Settings['readingHours']

function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay()
}

/** Whether it is within stated hours; where none are stated, nobody knows. */
function isWithin(hours: ReadingHours, now: Date): boolean {
  const local = localTimeOf(now.getTime())
  const time = local.slice(11)
  return hours.days.includes(weekdayOf(local.slice(0, 10))) && time >= hours.from && time < hours.to
}

/** When stated hours begin next after `now`; null where none are stated. */
function nextOpening(hours: ReadingHours, now: Date): number | null {
  if (hours.days.length === 0) return null
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = dayOf(new Date(now.getTime() + ahead * DAY_MS))
    const from = momentOf(`${day}T${hours.from}`, 'earlier')
    const opens = from !== undefined && from > now.getTime()
    if (hours.days.includes(weekdayOf(day)) && opens) return from
  }
  return null
}

/** What is true now: whether it is off-hours, and when a moderator reads again, where that is known. */
export type ReadingNow = { offHours: boolean; from: number | null; promiseHours: number }

/** Whether it is off-hours: newcomers' and flagged posts wait. */
export async function isOffHours(db: Reader | Writing, now: Date): Promise<boolean> {
  if (await getSetting(db, 'offHours')) return true
  const by = await getSetting(db, 'offHoursBy')
  if (by === 'rota') return !(await somebodyOnCall(db, now.getTime()))
  if (by !== 'hours') return false
  const hours = await getSetting(db, 'readingHours')
  return hours.days.length > 0 && !isWithin(hours, now)
}

export async function readingNow(db: Reader | Writing, now: Date): Promise<ReadingNow> {
  const hours = await getSetting(db, 'readingHours')
  return {
    offHours: await isOffHours(db, now),
    from: nextOpening(hours, now),
    promiseHours: await getSetting(db, 'holdPromiseHours'),
  }
}
