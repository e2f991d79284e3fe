/** How somebody's day goes by their own measure, and what is offered to them for it. */
import { dayOf } from '#db/days.ts'
import { localTimeOf, momentOf } from '#db/local-time.ts'
import { countHeavyBy, limitsToTell, peopleAtWork } from '#db/queries/desk-choices.ts'
import type { Offer } from '#db/queries/offers.ts'
import type { Reader, Writing } from '#db/store.ts'
import { readChoices, type Choices } from './choices.ts'
import { signalsOf } from './what-can-be-chosen.ts'

export type OwnDay = {
  choices: Choices
  heavyToday: number
  /** Why a pause is suggested: enough heavy items for a day, or not their hours. */
  pause: 'limit' | 'hours' | null
  offer: Offer
}

/** The moment at which this day began in the Netherlands. */
function beginOfDay(now: Date): number {
  return momentOf(`${dayOf(now)}T00:00`, 'earlier') ?? now.getTime()
}

/** Whether a time of the day lies in somebody's hours; these may go past midnight. */
export function isWithin(time: string, hours: { from: string; to: string }): boolean {
  return hours.from < hours.to
    ? time >= hours.from && time < hours.to
    : time >= hours.from || time < hours.to
}

export async function readOwnDay(
  db: Reader | Writing,
  accountId: string,
  now: Date,
): Promise<OwnDay> {
  const choices = await readChoices(db, accountId)
  const heavyToday = await countHeavyBy(db, accountId, beginOfDay(now))
  const full = choices.heavyADay !== null && heavyToday >= choices.heavyADay
  const time = localTimeOf(now.getTime()).slice(11, 16)
  const over = choices.hours !== null && !isWithin(time, choices.hours)
  const pause = full ? 'limit' : over ? 'hours' : null
  return {
    choices,
    heavyToday,
    pause,
    offer: {
      accountId,
      avoid: signalsOf(choices.avoided),
      calmOnly: pause !== null,
      now: now.getTime(),
    },
  }
}

/** Who is at work now, and what is offered to each. */
export async function offersAtWork(
  db: Reader,
  now: Date,
): Promise<Array<{ id: string; name: string; offer: Offer }>> {
  const people = await peopleAtWork(db, now.getTime())
  return await Promise.all(
    people.map(async (one) => ({
      id: one.id,
      name: one.pseudonym,
      offer: (await readOwnDay(db, one.id, now)).offer,
    })),
  )
}

/** Who reached their own limit today and agreed that administrators may see that. No more than that. */
export async function whoReachedTheirLimit(db: Reader, now: Date): Promise<string[]> {
  const since = beginOfDay(now)
  const reached = await Promise.all(
    (await limitsToTell(db)).map(async ({ account_id, heavy_a_day }) =>
      (await countHeavyBy(db, account_id, since)) >= heavy_a_day ? account_id : undefined,
    ),
  )
  return reached.filter((one) => one !== undefined)
}
