import type { Insertable } from 'kysely'
import type { HandoverTable } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export type HandoverNote = { sequence: number; name: string; note: string; at: number }

export async function insertHandover(trx: Writing, row: Insertable<HandoverTable>): Promise<void> {
  await trx.insertInto('handover').values(row).execute()
}

/** What those before left, newest first. */
export async function handoversAt(db: Reader, now: number): Promise<HandoverNote[]> {
  return await db
    .selectFrom('handover')
    .innerJoin('account', 'account.id', 'handover.by')
    .select(['handover.sequence', 'account.pseudonym as name', 'handover.note', 'handover.at'])
    .where('handover.until', '>', now)
    .orderBy('handover.sequence', 'desc')
    .limit(10)
    .execute()
}
