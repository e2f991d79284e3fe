import { DAY_MS, HOUR_MS } from '#db/days.ts'
import { insertHandover } from '#db/queries/handovers.ts'
import { nextShift } from '#db/queries/shifts.ts'
import { inTransaction, type Reader, type Store, type Writing } from '#db/store.ts'
import { mayModerate, type Actor } from '../actor.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'

const LONGEST_MS = 48 * HOUR_MS

/** Until when a note for who comes next is kept: until their shift is over, or a day without a rota. */
async function untilWhen(db: Reader | Writing, now: Date): Promise<number> {
  const next = await nextShift(db, now.getTime())
  if (next === undefined) return now.getTime() + DAY_MS
  return Math.min(next.ends_at, now.getTime() + LONGEST_MS)
}

export type HandoverResult = { kind: 'left' | 'empty' | 'too-long' | 'not-allowed' }

/** Leaves a note for who comes after: about the work. */
export async function leaveHandover(
  store: Store,
  leaving: { actor: Actor; note: string; now: Date },
): Promise<HandoverResult> {
  const { actor, now } = leaving
  if (!mayModerate(actor)) return { kind: 'not-allowed' }
  const note = cleanText(leaving.note)
  if (note === '') return { kind: 'empty' }
  if (lengthProblem('note', note) !== undefined) return { kind: 'too-long' }
  return await inTransaction<HandoverResult>(store, async (trx) => {
    const until = await untilWhen(trx, now)
    await insertHandover(trx, { by: actor.id, note, at: now.getTime(), until })
    return { kind: 'left' }
  })
}
