/**
 * What was erased, by id: a backup knows nothing of it, and is told when it is put back. Kept longer than
 * any backup.
 */
import { dayOf } from '../days.ts'
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export type Erased = Pick<Row<'erased'>, 'kind' | 'subject' | 'day'>

/** Remembers an erasure, in its own transaction. */
export async function rememberErased(
  trx: Writing,
  erased: { kind: Erased['kind']; subject: string; now: Date },
): Promise<void> {
  const { kind, subject, now } = erased
  await trx
    .insertInto('erased')
    .values({ kind, subject, day: dayOf(now) })
    .execute()
}

/** Puts lines of another list in, those that are not known yet. */
export async function addErased(trx: Writing, list: readonly Erased[]): Promise<void> {
  const known = new Set((await erasedList(trx)).map(({ kind, subject }) => `${kind} ${subject}`))
  for (const { day, kind, subject } of list) {
    if (known.has(`${kind} ${subject}`)) continue
    await trx.insertInto('erased').values({ kind, subject, day }).execute()
  }
}

/** The whole list in its order. */
export async function erasedList(db: Reader | Writing): Promise<Erased[]> {
  return await db
    .selectFrom('erased')
    .select(['kind', 'subject', 'day'])
    .orderBy('sequence')
    .execute()
}
