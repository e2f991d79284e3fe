/** The words with which somebody sets up a new second step after two colleagues said that the old one is lost. */
import { DAY_MS } from '#db/days.ts'
import { codeOf } from '#db/queries/passkeys.ts'
import type { Store } from '#db/store.ts'
import { sameSecret } from '#db/keys.ts'
import { normaliseRecoveryCode } from '../passphrase/suggest.ts'

export const RENEWAL_MS = 2 * DAY_MS

/** What the store keeps in place of the words. */
export function hashOfWords(store: Pick<Store, 'keys'>, words: string): Buffer {
  return store.keys.hash('renewal', normaliseRecoveryCode(words))
}

/** Whether these are somebody's words, and not run out. They are used up when something new is set up. */
export async function wordsFit(
  store: Store,
  who: { accountId: string; now: Date },
  words: string,
): Promise<boolean> {
  const code = await codeOf(store.read, who.accountId)
  if (code === undefined || code.renewal === null) return false
  const fits = sameSecret(code.renewal.toString('hex'), hashOfWords(store, words).toString('hex'))
  return fits && code.renewalUntil > who.now.getTime()
}
