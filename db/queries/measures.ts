import type { Insertable } from 'kysely'
import type { MeasureTable, Row } from '../schema.ts'
import { askedOften, compiledOnce, type AskedBy } from '../asked-often.ts'
import type { Reader, Writing } from '../store.ts'

export async function insertMeasure(trx: Writing, row: Insertable<MeasureTable>): Promise<void> {
  await trx.insertInto('measure').values(row).execute()
}

export async function findMeasure(
  db: Reader | Writing,
  id: string,
): Promise<Row<'measure'> | undefined> {
  return await db.selectFrom('measure').selectAll().where('id', '=', id).executeTakeFirst()
}

function standing(db: Reader | Writing, accountId: string, today: string) {
  return db
    .selectFrom('measure')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('lifted', '=', 0)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', today)]))
    .orderBy('sequence')
}

const standingOnce = compiledOnce((db, accountId: string, today: string) =>
  standing(db, accountId, today),
)

/** The measures about an account that hold on `today`: not lifted, not over. */
export async function standingMeasures(
  db: Reader | Writing,
  accountId: string,
  today: string,
): Promise<ReadonlyArray<Row<'measure'>>> {
  return await standingOnce(db, accountId, today)
}

/** The same, for who asks it at every request. */
export function standingFinder(
  store: AskedBy,
): (accountId: string, today: string) => Array<Row<'measure'>> {
  return askedOften(store, (db, accountId: string, today: string) => standing(db, accountId, today))
}

export type MeasureLine = Row<'measure'> & { byName: string | null }

/** All that is remembered about an account, newest first. */
export async function measuresAbout(db: Reader, accountId: string): Promise<MeasureLine[]> {
  return await db
    .selectFrom('measure')
    .leftJoin('account', 'account.id', 'measure.decided_by')
    .selectAll('measure')
    .select('account.pseudonym as byName')
    .where('measure.account_id', '=', accountId)
    .orderBy('measure.sequence', 'desc')
    .execute()
}

/** It holds no more; what had no end has one now. */
export async function markLifted(trx: Writing, id: string, today: string): Promise<void> {
  await trx
    .updateTable('measure')
    .set({ lifted: 1, until_day: today })
    .where('id', '=', id)
    .execute()
}

/** Remembers that a measure took a post away, so that lifting it brings it back. */
export async function insertMeasurePost(
  trx: Writing,
  row: { measure_id: string; post_id: string },
): Promise<void> {
  await trx.insertInto('measure_post').values(row).execute()
}

/** The posts that a measure took away and that nobody deleted since. */
export async function postsOfMeasure(
  db: Reader | Writing,
  measureId: string,
): Promise<Array<Pick<Row<'post'>, 'id' | 'place'>>> {
  return await db
    .selectFrom('measure_post')
    .innerJoin('post', 'post.id', 'measure_post.post_id')
    .select(['post.id', 'post.place'])
    .where('measure_post.measure_id', '=', measureId)
    .where('post.state', '=', 'removed')
    .where('post.markdown', '!=', '')
    .execute()
}
