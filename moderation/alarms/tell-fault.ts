import { accountsWithRole, summon } from '#db/queries/summons.ts'
import type { Writing } from '#db/store.ts'

/** The triage failed on a text: the text waits on top of the queue, and the administrators are called. */
export async function callForFault(trx: Writing, now: Date): Promise<void> {
  const accountIds = await accountsWithRole(trx, ['administrator'])
  await summon(trx, { accountIds, why: 'fault', now: now.getTime() })
}
