import { inTransaction, type Store } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import { setSetting } from '../settings.ts'
import { recordChange, type Administering } from './record.ts'
import { OFF_HOURS_BY, PROMISE_HOURS, WEEKDAYS } from './what-can-be-set.ts'

/** Switches off-hours on or off: who waits for a moderator then, and what the texts say. */
export async function switchOffHours(
  store: Store,
  switching: Administering & { on: boolean },
): Promise<{ kind: 'saved' | 'not-allowed' }> {
  if (!mayAdminister(switching.actor)) return { kind: 'not-allowed' }
  await inTransaction(store, async (trx) => {
    await setSetting(trx, 'offHours', switching.on)
    await recordChange(trx, switching, { action: 'off-hours', reason: switching.on ? 'on' : 'off' })
  })
  return { kind: 'saved' }
}

/** Sets within how many hours a moderator usually reads what waits. */
export async function promiseHours(
  store: Store,
  promise: Administering & { hours: string },
): Promise<{ kind: 'saved' | 'wrong' | 'not-allowed' }> {
  if (!mayAdminister(promise.actor)) return { kind: 'not-allowed' }
  const text = promise.hours.trim()
  const hours = Number(text)
  const fits = /^\d+$/.test(text) && hours >= PROMISE_HOURS.min && hours <= PROMISE_HOURS.max
  if (!fits) return { kind: 'wrong' }
  await inTransaction(store, async (trx) => {
    await setSetting(trx, 'holdPromiseHours', hours)
    await recordChange(trx, promise, { action: 'hold-promise', reason: String(hours) })
  })
  return { kind: 'saved' }
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export type ReadingHoursResult =
  | { kind: 'saved' }
  | { kind: 'wrong'; field: 'by' | 'days' | 'hours-from' | 'hours-to' }
  | { kind: 'not-allowed' }

/** Sets when moderators read, in Dutch time, and whether hours or the rota make it off-hours. */
export async function setReadingHours(
  store: Store,
  setting: Administering & { by: string; days: string[]; from: string; to: string },
): Promise<ReadingHoursResult> {
  if (!mayAdminister(setting.actor)) return { kind: 'not-allowed' }
  const by = OFF_HOURS_BY.find((one) => one === setting.by)
  const days = WEEKDAYS.filter((day) => setting.days.includes(String(day)))
  if (by === undefined) return { kind: 'wrong', field: 'by' }
  // By hours, without a day on which somebody reads, it would be off-hours for ever.
  if (by === 'hours' && days.length === 0) return { kind: 'wrong', field: 'days' }
  if (!TIME.test(setting.from)) return { kind: 'wrong', field: 'hours-from' }
  if (!TIME.test(setting.to) || setting.to <= setting.from) {
    return { kind: 'wrong', field: 'hours-to' }
  }
  await inTransaction(store, async (trx) => {
    await setSetting(trx, 'offHoursBy', by)
    await setSetting(trx, 'readingHours', { days, from: setting.from, to: setting.to })
    await recordChange(trx, setting, {
      action: 'reading-hours',
      reason: `${by} ${days.join('')} ${setting.from}-${setting.to}`,
    })
  })
  return { kind: 'saved' }
}
