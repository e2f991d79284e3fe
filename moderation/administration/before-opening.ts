/** What administrators fill in before opening: who this is, and what a person has to have done. */
import { dayOf } from '#db/days.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import { getSetting, setSetting } from '../settings.ts'
import { cleanText, lengthOf } from '../texts/clean.ts'
import { recordChange, type Administering } from './record.ts'
import { ABOUT_FIELDS, TICKS, type AboutField } from './what-can-be-set.ts'

const ABOUT_AT_MOST = 500

export type AboutResult =
  | { kind: 'saved' }
  | { kind: 'wrong'; fields: AboutField[] }
  | { kind: 'not-allowed' }

/** Says whose place this is and how to reach them. Members read it at `/about`. */
export async function setAbout(
  store: Store,
  setting: Administering & { texts: Readonly<Record<string, string>> },
): Promise<AboutResult> {
  if (!mayAdminister(setting.actor)) return { kind: 'not-allowed' }
  const texts = ABOUT_FIELDS.map((field) => [field, cleanText(setting.texts[field] ?? '')] as const)
  const wrong = texts.filter(([, text]) => text === '' || lengthOf(text) > ABOUT_AT_MOST)
  if (wrong.length > 0) return { kind: 'wrong', fields: wrong.map(([field]) => field) }
  await inTransaction(store, async (trx) => {
    await setSetting(trx, 'about', Object.fromEntries(texts) as Record<AboutField, string>)
    await recordChange(trx, setting, { action: 'about' })
  })
  return { kind: 'saved' }
}

/** Ticks by one's own working name that something was done, or takes one's tick back. */
export async function tick(
  store: Store,
  ticking: Administering & { what: string; done: boolean },
): Promise<{ kind: 'saved' | 'wrong' | 'not-allowed' }> {
  const { actor, now, done } = ticking
  if (!mayAdminister(actor)) return { kind: 'not-allowed' }
  const what = TICKS.find((one) => one === ticking.what)
  if (what === undefined) return { kind: 'wrong' }
  await inTransaction(store, async (trx) => {
    const ticks = await getSetting(trx, 'ticks')
    const said = done ? `${actor.pseudonym}, ${dayOf(now)}` : ''
    await setSetting(trx, 'ticks', { ...ticks, [what]: said })
    await recordChange(trx, ticking, { action: 'tick', reason: `${what} ${done ? 'on' : 'off'}` })
  })
  return { kind: 'saved' }
}
