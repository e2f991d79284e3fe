import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { dropMute } from '#db/queries/mutes.ts'
import { inTransaction } from '#db/store.ts'
import { isFresh } from '../auth/fresh.ts'
import { requireMember } from '../auth/guards.ts'

/** She reads somebody again whom she had muted. */
export async function action({ context }: ActionFunctionArgs) {
  const actor = requireMember(context, '/me')
  const id = context.form.get('id') ?? ''
  // After five minutes the passphrase is asked first; the list is one tap away again.
  if (isFresh(context)) {
    await inTransaction(context.store, (trx) => dropMute(trx, { id, accountId: actor.id }))
  }
  return redirect('/me#muted', 303)
}
