import type { Insertable } from 'kysely'
import type { ObjectionTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export async function insertObjection(
  trx: Writing,
  row: Insertable<ObjectionTable>,
): Promise<void> {
  await trx.insertInto('objection').values(row).execute()
}

export type ReadObjection = Row<'objection'> & {
  /** What was decided, while that is remembered. */
  kind: Row<'decision'>['kind'] | null
  /** The measure that she objects to, where it is one. */
  measure: Row<'measure'>['kind'] | null
  measureId: string | null
  reason: string | null
  /** Working name of who decided. */
  decidedByName: string | null
}

/** The objections behind an item, oldest first. */
export async function objectionsOfItem(
  db: Reader | Writing,
  itemId: string,
): Promise<ReadObjection[]> {
  return await db
    .selectFrom('objection')
    .leftJoin('decision', 'decision.id', 'objection.decision_id')
    .leftJoin('measure', 'measure.id', 'objection.decision_id')
    .leftJoin('account', 'account.id', 'objection.decided_by')
    .selectAll('objection')
    .select((eb) => [
      'decision.kind',
      'measure.kind as measure',
      'measure.id as measureId',
      eb.fn.coalesce('decision.reason', 'measure.reason').as('reason'),
      'account.pseudonym as decidedByName',
    ])
    .where('objection.item_id', '=', itemId)
    .orderBy('objection.day')
    .execute()
}

/** Whether somebody objected to a notice before. */
export async function objectedBefore(trx: Writing, noticeId: string): Promise<boolean> {
  const known = await trx
    .selectFrom('objection')
    .select('notice_id')
    .where('notice_id', '=', noticeId)
    .executeTakeFirst()
  return known !== undefined
}

/** What somebody objected to, in their own words, by the notice it was about. */
export async function objectionsBy(
  db: Reader,
  accountId: string,
): Promise<Array<Pick<Row<'objection'>, 'notice_id' | 'day' | 'note'>>> {
  return await db
    .selectFrom('objection')
    .innerJoin('notice', 'notice.id', 'objection.notice_id')
    .select(['objection.notice_id', 'objection.day', 'objection.note'])
    .where('notice.account_id', '=', accountId)
    .orderBy('objection.day')
    .execute()
}

/** Whether she was right; null takes the answer back. */
export async function answerObjections(
  trx: Writing,
  itemId: string,
  granted: Row<'objection'>['granted'],
): Promise<void> {
  await trx.updateTable('objection').set({ granted }).where('item_id', '=', itemId).execute()
}

/** A post's words are gone: forgets what its author wrote about them. */
export async function forgetObjectionsTo(trx: Writing, postId: string): Promise<void> {
  const items = trx
    .selectFrom('review_item')
    .select('id')
    .where('post_id', '=', postId)
    .where('kind', '=', 'appeal')
  await trx.updateTable('objection').set({ note: '' }).where('item_id', 'in', items).execute()
}

/** The open items in which nothing but this decision is objected to. */
export async function openAppealsAgainst(
  trx: Writing,
  decisionId: string,
): Promise<Array<Row<'review_item'>>> {
  return await trx
    .selectFrom('review_item')
    .selectAll()
    .where('kind', '=', 'appeal')
    .where('state', '=', 'open')
    .where((eb) =>
      eb(
        'id',
        'in',
        eb.selectFrom('objection').select('item_id').where('decision_id', '=', decisionId),
      ),
    )
    .where((eb) =>
      eb(
        'id',
        'not in',
        eb.selectFrom('objection').select('item_id').where('decision_id', '!=', decisionId),
      ),
    )
    .execute()
}
