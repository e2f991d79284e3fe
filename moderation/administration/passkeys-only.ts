import { inTransaction, type Store } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import { ownSecondSteps } from '../members/own-second-steps.ts'
import type { Site } from '../members/passkeys.ts'
import { SECOND_STEPS_WANTED } from '../members/what-passkeys-are.ts'
import { setSetting } from '../settings.ts'
import { recordChange, type Administering } from './record.ts'

export type PasskeysOnlyResult =
  | { kind: 'saved' }
  | { kind: 'not-allowed' }
  /** The address is a number, or the administrator has too few passkeys of her own. */
  | { kind: 'wrong'; problem: 'no-name' | 'too-few' }

/**
 * Lets a code count no more, or again. Who asks for passkeys alone has two of them: so whoever can turn it
 * back is never locked out by it. Colleagues with none give their code once more and then make one.
 */
export async function setPasskeysOnly(
  store: Store,
  setting: Administering & { on: boolean; site: Site | undefined },
): Promise<PasskeysOnlyResult> {
  const { actor, on, site } = setting
  if (!mayAdminister(actor)) return { kind: 'not-allowed' }
  if (on && site === undefined) return { kind: 'wrong', problem: 'no-name' }
  return await inTransaction<PasskeysOnlyResult>(store, async (trx) => {
    const own = await ownSecondSteps(trx, actor.id, site)
    const fitting = own.passkeys.filter((one) => one.here).length
    if (on && fitting < SECOND_STEPS_WANTED) return { kind: 'wrong', problem: 'too-few' }
    await setSetting(trx, 'passkeysOnly', on)
    await recordChange(trx, setting, { action: 'passkeys-only', reason: on ? 'on' : 'off' })
    return { kind: 'saved' }
  })
}
