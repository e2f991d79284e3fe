import type { Writing } from '../store.ts'
import { insertCaseEvent } from './cases.ts'
import {
  deleteAccount,
  forgetAuthorOfCases,
  forgetNotesAbout,
  forgetReporter,
  openCasesOf,
} from './erasure.ts'

/**
 * Takes an account away whose posts are gone already: what was noted from them, its name in cases and
 * reports, and its own row with all that hangs on it. Open cases stay, and know that nobody is behind them.
 */
export async function eraseRowsOf(trx: Writing, accountId: string, now: Date): Promise<void> {
  await forgetNotesAbout(trx, accountId)
  for (const caseId of await openCasesOf(trx, accountId)) {
    await insertCaseEvent(trx, {
      case_id: caseId,
      kind: 'author-erased',
      by: null,
      at: now.getTime(),
    })
  }
  await forgetAuthorOfCases(trx, accountId)
  await forgetReporter(trx, accountId)
  await deleteAccount(trx, accountId)
}
