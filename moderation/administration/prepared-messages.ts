/** The prepared words to an author, one for each reason and language, as this organisation says them. */
import { inTransaction, type Reader, type Store } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import { isReason, type Reason } from '../decisions/reasons.ts'
import { getSetting, setSetting } from '../settings.ts'
import { cleanText, lengthOf } from '../texts/clean.ts'
import { LIMITS } from '../texts/limits.ts'
import { LANGUAGES, type Language } from '../vocabulary.ts'
import { recordChange, type Administering } from './record.ts'

export type PreparedResult =
  | { kind: 'saved'; reason: Reason; language: Language }
  | { kind: 'wrong'; problem: 'empty' | 'too-long' }
  /** No such reason or language. */
  | { kind: 'unknown' }
  | { kind: 'not-allowed' }

export type PreparedMessages = Record<Language, Partial<Record<Reason, string>>>

/** The words that were changed here; where there are none, those of the translations hold. */
export async function preparedMessages(db: Reader): Promise<PreparedMessages> {
  return (await getSetting(db, 'preparedMessages')) as PreparedMessages
}

/** Keeps other words for a reason; `restore` gives back those that came with the product. */
export async function prepareMessage(
  store: Store,
  preparing: Administering & {
    reason: string
    language: string
    text: string
    restore: boolean
  },
): Promise<PreparedResult> {
  const { actor, reason, restore } = preparing
  if (!mayAdminister(actor)) return { kind: 'not-allowed' }
  const language = LANGUAGES.find((one) => one === preparing.language)
  if (!isReason(reason) || language === undefined) return { kind: 'unknown' }
  const text = cleanText(preparing.text)
  if (!restore && text === '') return { kind: 'wrong', problem: 'empty' }
  if (!restore && lengthOf(text) > LIMITS.note.max) return { kind: 'wrong', problem: 'too-long' }
  return await inTransaction(store, async (trx) => {
    const all = (await getSetting(trx, 'preparedMessages')) as PreparedMessages
    const { [reason]: _before, ...others } = all[language]
    const own = restore ? others : { ...others, [reason]: text }
    await setSetting(trx, 'preparedMessages', { ...all, [language]: own })
    await recordChange(trx, preparing, {
      action: restore ? 'message-restored' : 'message',
      reason: `${reason} ${language}`,
    })
    return { kind: 'saved', reason, language }
  })
}
