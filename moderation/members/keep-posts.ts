import { findAccount, updateAccount } from '#db/queries/accounts.ts'
import { inTransaction, type Reader, type Store } from '#db/store.ts'
import { KEEP_MONTHS, type KeepMonths } from '../vocabulary.ts'

/** Who has no way back to her account can't erase her posts later: they go after so long. */
const WITHOUT_RECOVERY: KeepMonths = 3

/** The choice that a form holds, or undefined when it is none. */
export function readMonths(value: string | null): KeepMonths | undefined {
  return KEEP_MONTHS.find((months) => String(months) === value)
}

export async function keptFor(db: Reader, accountId: string): Promise<KeepMonths> {
  return (await findAccount(db, accountId))?.keep_months ?? 12
}

/** Sets how long somebody's posts stand. The next night follows it, for those that are there already too. */
export async function keepPostsFor(
  store: Store,
  accountId: string,
  months: KeepMonths,
): Promise<void> {
  await inTransaction(store, (trx) => updateAccount(trx, accountId, { keep_months: months }))
}

/** She did not write the recovery code down: nobody knows it any more, and her posts go sooner. */
export async function skipRecovery(store: Store, accountId: string): Promise<void> {
  await inTransaction(store, (trx) =>
    updateAccount(trx, accountId, { recovery_hash: null, keep_months: WITHOUT_RECOVERY }),
  )
}
