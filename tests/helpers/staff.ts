/** Staff who can work: with their second step set, on shift. */
import { randomBytes } from 'node:crypto'
import { HOUR_MS } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { insertShift } from '#db/queries/shifts.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { hearTestAlarm, sendTestAlarm } from '#moderation/alarms/ways.ts'
import type { Actor } from '#moderation/actor.ts'
import { START } from './clock.ts'
import { aPerson } from './people.ts'

export async function anAdministrator(store: Store): Promise<Actor> {
  return await aPerson(store, { role: 'administrator' })
}

/** As after the first code of their second step; no test here asks for another code. */
export async function withSecondStep(store: Store, actor: Actor): Promise<Actor> {
  await inTransaction(store, (trx) =>
    trx
      .insertInto('second_factor')
      .values({ account_id: actor.id, secret: randomBytes(32), confirmed: 1 })
      .execute(),
  )
  return actor
}

/** A test alarm was heard: without it a shift does not count. */
export async function heardTest(store: Store, actor: Actor, at: Date): Promise<void> {
  await sendTestAlarm(store, { actor, now: at })
  await hearTestAlarm(store, { actor, now: at })
}

/** Puts somebody on shift for eight hours around `at`, with the test alarm heard. */
export async function onShift(
  store: Store,
  actor: Actor,
  at: Date = START,
  tier: 1 | 2 = 1,
): Promise<void> {
  await heardTest(store, actor, at)
  await inTransaction(store, (trx) =>
    insertShift(trx, {
      id: newId(),
      account_id: actor.id,
      tier,
      starts_at: at.getTime() - 4 * HOUR_MS,
      ends_at: at.getTime() + 4 * HOUR_MS,
    }),
  )
}

/** The audit trail as `action: reason`, oldest first; only actions that begin so. */
export async function audited(store: Store, actions = ''): Promise<string[]> {
  const rows = await store.read
    .selectFrom('audit')
    .select(['action', 'reason'])
    .where('action', 'like', `${actions}%`)
    .orderBy('sequence')
    .execute()
  return rows.map(({ action, reason }) => (reason === '' ? action : `${action}: ${reason}`))
}
