import type { Level } from '#moderation/vocabulary.ts'
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export async function insertAssessment(trx: Writing, row: Row<'assessment'>): Promise<void> {
  await trx.insertInto('assessment').values(row).execute()
}

export async function findAssessment(
  db: Reader | Writing,
  id: string,
): Promise<Row<'assessment'> | undefined> {
  return await db.selectFrom('assessment').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The levels of an author's assessed posts since `day`. */
export async function levelsOfAuthor(
  db: Reader | Writing,
  accountId: string,
  sinceDay: string,
): Promise<Level[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('assessment', 'assessment.id', 'post.assessment_id')
    .select('assessment.level')
    .distinct()
    .where('post.account_id', '=', accountId)
    .where('assessment.day', '>=', sinceDay)
    .execute()
  return rows.map((row) => row.level)
}
