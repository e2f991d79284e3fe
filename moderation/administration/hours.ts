import { inTransaction, type Store } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import { setSetting } from '../settings.ts'
import { recordChange, type Administering } from './record.ts'
import { PROMISE_HOURS } from './what-can-be-set.ts'

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
