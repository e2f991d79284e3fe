import { newId } from '#db/ids.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { insertMute } from '#db/queries/mutes.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { isStaff, type Actor } from '../actor.ts'

/**
 * A member does not want to read what stands under the name on a post any more: the pseudonym, or the other
 * name alone, so that muting never tells which names are one person. Nobody is told. Her own name goes like
 * anybody's: a post that stayed would tell who holds her phone that it is hers. What staff write stays, who may
 * have to tell her something; that is no error. Staff read everybody.
 */
export async function muteName(
  store: Store,
  muting: { actor: Actor; post: Pick<Row<'post'>, 'account_id' | 'alias_id'> },
): Promise<void> {
  const { actor } = muting
  const { account_id: writerId, alias_id: aliasId } = muting.post
  if (writerId === null || isStaff(actor)) return
  await inTransaction(store, async (trx) => {
    const writer = await findAccount(trx, writerId)
    if (writer === undefined || isStaff(writer)) return
    await insertMute(trx, {
      id: newId(),
      account_id: actor.id,
      muted_id: aliasId === null ? writerId : null,
      alias_id: aliasId,
    })
  })
}
