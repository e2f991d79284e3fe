import type { Writing } from '../store.ts'

/** Ends the links that somebody gave out and nobody used yet. */
export async function dropInvitationsBy(trx: Writing, accountId: string): Promise<void> {
  await trx.deleteFrom('invitation').where('invited_by', '=', accountId).execute()
}
