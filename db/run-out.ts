import { forgetWhatWasBefore } from './queries/decisions.ts'
import { sweepSealedTexts } from './queries/sealed-texts.ts'
import type { Writing } from './store.ts'

/**
 * Takes away what has run out by the minute: drafts, receipts, sessions, invitations, sealed originals,
 * and what a decision that can't be undone any more remembers.
 */
export async function sweepRunOut(trx: Writing, now: number): Promise<void> {
  await trx.deleteFrom('draft').where('expires_at', '<=', now).execute()
  await trx.deleteFrom('receipt').where('until', '<=', now).execute()
  await trx.deleteFrom('session').where('expires_at', '<=', now).execute()
  await trx.deleteFrom('invitation').where('expires_at', '<=', now).execute()
  await sweepSealedTexts(trx, now)
  await forgetWhatWasBefore(trx, now)
}
