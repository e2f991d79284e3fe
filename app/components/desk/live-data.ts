import type { AppLoadContext } from '@remix-run/node'
import { countWaiting } from '#db/queries/alarms.ts'
import { shiftsAt } from '#db/queries/shifts.ts'
import { readChoices } from '#moderation/colleagues/choices.ts'
import { maySeeCases, type Actor } from '#moderation/actor.ts'
import { makeEar } from '../../server/events.ts'
import type { LiveData } from './live.tsx'

/** The first state of a live page; who has a shift now gets the ear that lasts until its end. */
export async function liveData(context: AppLoadContext, actor: Actor): Promise<LiveData> {
  const { store, now } = context
  const shift = (await shiftsAt(store.read, now.getTime())).find(
    (one) => one.account_id === actor.id,
  )
  return {
    ear: shift === undefined ? null : makeEar(store.keys, shift.id, shift.ends_at),
    ringing: (await countWaiting(store.read)).ringing,
    goes: maySeeCases(actor),
    keys: (await readChoices(store.read, actor.id)).keys,
  }
}
