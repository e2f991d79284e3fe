/** What somebody who moderates chooses for themselves. Nobody else reads it. */
import { findDeskChoices, keepDeskChoices } from '#db/queries/desk-choices.ts'
import { inTransaction, type Reader, type Store, type Writing } from '#db/store.ts'
import { mayModerate, type Actor } from '../actor.ts'
import { MOST_A_DAY, TOPIC_NAMES, type Topic } from './what-can-be-chosen.ts'

export type Choices = {
  /** After how many heavy items a day a pause is suggested; null: never. */
  heavyADay: number | null
  /** `HH:MM`, Dutch time; null: at any hour. */
  hours: { from: string; to: string } | null
  folded: boolean
  keys: boolean
  mayTell: boolean
  avoided: Topic[]
}

/** What holds for who chose nothing. */
const UNCHOSEN: Choices = {
  heavyADay: null,
  hours: null,
  folded: true,
  keys: true,
  mayTell: false,
  avoided: [],
}

export async function readChoices(db: Reader | Writing, accountId: string): Promise<Choices> {
  const row = await findDeskChoices(db, accountId)
  if (row === undefined) return UNCHOSEN
  const avoided = JSON.parse(row.avoided) as string[]
  return {
    heavyADay: row.heavy_a_day,
    hours:
      row.from_time === null || row.to_time === null
        ? null
        : { from: row.from_time, to: row.to_time },
    folded: row.folded === 1,
    keys: row.keys === 1,
    mayTell: row.may_tell === 1,
    avoided: TOPIC_NAMES.filter((topic) => avoided.includes(topic)),
  }
}

export type ChoicesForm = {
  heavy: string
  from: string
  to: string
  folded: boolean
  keys: boolean
  tell: boolean
  avoid: readonly string[]
}

export type ChoosingResult =
  | { kind: 'saved' }
  | { kind: 'wrong'; field: 'heavy' | 'from' | 'to' }
  | { kind: 'not-allowed' }

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** Keeps what somebody chose. An empty number or empty times: no limit. */
export async function chooseForOneself(
  store: Store,
  choosing: { actor: Actor; form: ChoicesForm },
): Promise<ChoosingResult> {
  const { actor, form } = choosing
  if (!mayModerate(actor)) return { kind: 'not-allowed' }
  const heavy = form.heavy.trim()
  const number = heavy === '' ? null : Number(heavy)
  if (number !== null && !(Number.isInteger(number) && number >= 1 && number <= MOST_A_DAY)) {
    return { kind: 'wrong', field: 'heavy' }
  }
  const anyHour = form.from === '' && form.to === ''
  if (!anyHour && !TIME.test(form.from)) return { kind: 'wrong', field: 'from' }
  if (!anyHour && (!TIME.test(form.to) || form.to === form.from)) {
    return { kind: 'wrong', field: 'to' }
  }
  await inTransaction(store, (trx) =>
    keepDeskChoices(trx, {
      account_id: actor.id,
      heavy_a_day: number,
      from_time: anyHour ? null : form.from,
      to_time: anyHour ? null : form.to,
      folded: form.folded ? 1 : 0,
      keys: form.keys ? 1 : 0,
      may_tell: form.tell ? 1 : 0,
      avoided: JSON.stringify(TOPIC_NAMES.filter((topic) => form.avoid.includes(topic))),
    }),
  )
  return { kind: 'saved' }
}
