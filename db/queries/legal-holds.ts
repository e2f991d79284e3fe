/**
 * Cases that the sweep leaves alone for some time. One that two people want is in force as long as its row is
 * there: the sweep takes rows whose last day is over before anything else.
 */
import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { LegalHoldTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

/** The ids of cases that are to be left alone. */
export const HELD_CASES = sql`(SELECT case_id FROM legal_hold WHERE confirmed_by IS NOT NULL)`

/** The ids of their posts. */
export const HELD_POSTS = sql`(SELECT post_id FROM "case"
  WHERE post_id IS NOT NULL AND id IN ${HELD_CASES})`

export async function insertLegalHold(
  trx: Writing,
  row: Insertable<LegalHoldTable>,
): Promise<void> {
  await trx.insertInto('legal_hold').values(row).execute()
}

export async function findLegalHold(
  db: Reader | Writing,
  id: string,
): Promise<Row<'legal_hold'> | undefined> {
  return await db.selectFrom('legal_hold').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Makes a proposal one that is in force, in the place of what was in force for its case. */
export async function confirmLegalHold(
  trx: Writing,
  found: Pick<Row<'legal_hold'>, 'id' | 'case_id'>,
  by: { account: string; day: string },
): Promise<void> {
  await trx
    .deleteFrom('legal_hold')
    .where('case_id', '=', found.case_id)
    .where('confirmed_by', 'is not', null)
    .execute()
  await trx
    .updateTable('legal_hold')
    .set({ confirmed_by: by.account, confirmed_day: by.day })
    .where('id', '=', found.id)
    .execute()
}

export async function deleteLegalHold(trx: Writing, id: string): Promise<void> {
  await trx.deleteFrom('legal_hold').where('id', '=', id).execute()
}

export type LegalHold = Pick<
  Row<'legal_hold'>,
  'id' | 'case_id' | 'reason' | 'until_day' | 'proposed_by'
> & { confirmed: boolean; proposedByName: string | null; confirmedByName: string | null }

/** Those of a case, or of all cases, whose last day is not over on `today`; what is in force first. */
export async function legalHolds(
  db: Reader | Writing,
  of: { today: string; caseId?: string },
): Promise<LegalHold[]> {
  let query = db
    .selectFrom('legal_hold')
    .leftJoin('account as proposer', 'proposer.id', 'legal_hold.proposed_by')
    .leftJoin('account as confirmer', 'confirmer.id', 'legal_hold.confirmed_by')
    .select([
      'legal_hold.id',
      'legal_hold.case_id',
      'legal_hold.reason',
      'legal_hold.until_day',
      'legal_hold.proposed_by',
      'legal_hold.confirmed_day',
      'proposer.pseudonym as proposedByName',
      'confirmer.pseudonym as confirmedByName',
    ])
    .where('until_day', '>=', of.today)
    .orderBy('until_day')
  if (of.caseId !== undefined) query = query.where('case_id', '=', of.caseId)
  const rows = await query.execute()
  return rows
    .map(({ confirmed_day, ...row }) => ({ ...row, confirmed: confirmed_day !== null }))
    .toSorted((one, other) => Number(other.confirmed) - Number(one.confirmed))
}
