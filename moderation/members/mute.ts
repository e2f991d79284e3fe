import { newId } from '#db/ids.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { insertMute } from '#db/queries/mutes.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { isStaff, type Actor } from '../actor.ts'

/**
 * A member does not want to read the writer of a post any more. Nobody is told. Of herself and of staff, who
 * may have to tell her something, nothing is hidden; that is no error, so that the page after it never says
 * whose post it was. Staff read everybody.
 */
export async function muteWriter(
  store: Store,
  muting: { actor: Actor; writerId: string | null },
): Promise<void> {
  const { actor, writerId } = muting
  if (writerId === null || writerId === actor.id || isStaff(actor)) return
  await inTransaction(store, async (trx) => {
    const writer = await findAccount(trx, writerId)
    if (writer === undefined || isStaff(writer)) return
    await insertMute(trx, { id: newId(), account_id: actor.id, muted_id: writerId })
  })
}
