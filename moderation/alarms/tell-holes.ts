import { dayOf } from '#db/days.ts'
import { localTimeOf } from '#db/local-time.ts'
import { accountsWithRole, summon } from '#db/queries/summons.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { readRota } from '../administration/shifts.ts'
import { getSetting, setSetting } from '../settings.ts'

/** In the morning, when there is a day to fill the hole in. */
const HOUR = '08'

/**
 * Tells the administrators once a day that in the next seven days nobody is on call for a while. Nothing
 * is told while the boards are closed for writing. Answers whether somebody was told.
 */
export async function tellHoles(store: Store, now: Date): Promise<boolean> {
  const today = dayOf(now)
  if (localTimeOf(now.getTime()).slice(11, 13) < HOUR) return false
  if ((await getSetting(store.read, 'holesToldOn')) === today) return false
  const { holes } = await readRota(store.read, now)
  return await inTransaction(store, async (trx) => {
    // Asked again inside: of two processes one tells.
    if ((await getSetting(trx, 'holesToldOn')) === today) return false
    await setSetting(trx, 'holesToldOn', today)
    if (holes.length === 0 || !(await getSetting(trx, 'open'))) return false
    const accountIds = await accountsWithRole(trx, ['administrator'])
    await summon(trx, { accountIds, why: 'hole', now: now.getTime() })
    return true
  })
}
