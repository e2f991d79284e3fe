/**
 * The key of each case. What a person typed into the case is stored under that key alone, so that destroying 32
 * bytes destroys every copy of it. Dates, fixed words and who did it stand beside it in plain: the work is ordered
 * by them.
 */
import { randomBytes } from 'node:crypto'
import type { Expression } from 'kysely'
import { openWith, sealWith } from '../keys.ts'
import type { Writing } from '../store.ts'

/** Gives a case its first key, or one in the place of a key that was lost. */
export async function makeCaseKey(trx: Writing, caseId: string): Promise<void> {
  await trx
    .insertInto('case_key')
    .values({ id: caseId, key: randomBytes(32) })
    .execute()
}

/** `text` under the key of its case; null when there is none. */
export async function sealNote(trx: Writing, caseId: string, text: string): Promise<Buffer | null> {
  if (text === '') return null
  const { key } = await trx
    .selectFrom('case_key')
    .select('key')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  return sealWith(key, Buffer.from(text))
}

/**
 * Undoes `sealNote`: an empty text where nothing was written, and where the key is another than it was sealed
 * with, as after a restore of a store and keys of different hours. The case goes on without that note.
 */
export function openNote({ key, sealed }: { key: Buffer; sealed: Buffer | null }): string {
  if (sealed === null) return ''
  try {
    return openWith(key, sealed).toString('utf8')
  } catch {
    return ''
  }
}

/** Destroys the keys of cases, and with them every note. The cases go on, each under a new key. */
export async function destroyCaseKeys(
  trx: Writing,
  cases: Expression<string | null>,
): Promise<void> {
  const found = await trx.selectFrom('case_key').select('id').where('id', 'in', cases).execute()
  for (const { id } of found) {
    await trx
      .updateTable('case_key')
      .set({ key: randomBytes(32) })
      .where('id', '=', id)
      .execute()
  }
  await dropNotes(trx, cases)
}

/** Takes away what no key opens any more; what was done, when and by whom stays. Answers how many notes went. */
export async function dropNotes(trx: Writing, cases: Expression<string | null>): Promise<number> {
  const dropped = [
    await trx
      .updateTable('case_event')
      .set({ note: null })
      .where('case_id', 'in', cases)
      .where('note', 'is not', null)
      .executeTakeFirst(),
    await trx
      .updateTable('case_answer')
      .set({ note: null })
      .where('case_id', 'in', cases)
      .where('note', 'is not', null)
      .executeTakeFirst(),
    await trx
      .updateTable('case_task')
      .set({ task: null })
      .where('case_id', 'in', cases)
      .where('task', 'is not', null)
      .executeTakeFirst(),
  ]
  return dropped.reduce((sum, one) => sum + Number(one.numUpdatedRows), 0)
}
