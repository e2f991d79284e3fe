import type { Level } from '#moderation/vocabulary.ts'
import { compiledOnce, insertedOften } from '../asked-often.ts'
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export const insertAssessment = insertedOften('assessment')

export async function findAssessment(
  db: Reader | Writing,
  id: string,
): Promise<Row<'assessment'> | undefined> {
  return await db.selectFrom('assessment').selectAll().where('id', '=', id).executeTakeFirst()
}

const levelsSince = compiledOnce((db, accountId: string, sinceDay: string) =>
  db
    .selectFrom('post')
    .innerJoin('assessment', 'assessment.id', 'post.assessment_id')
    .select('assessment.level')
    .distinct()
    .where('post.account_id', '=', accountId)
    .where('assessment.day', '>=', sinceDay),
)

/** The levels of an author's assessed posts since `day`. */
export async function levelsOfAuthor(
  db: Reader | Writing,
  accountId: string,
  sinceDay: string,
): Promise<Level[]> {
  return (await levelsSince(db, accountId, sinceDay)).map((row) => row.level)
}

/** What was noticed in words goes with them; the level and the signals stay for their time. */
const NOTHING_NOTICED = { matches: '[]', suppressed: '[]', because: '' } as const

/** A text was replaced: forgets what was noticed in its words, and what was said of that. */
export async function forgetNoticed(trx: Writing, id: string): Promise<void> {
  await trx.deleteFrom('triage_feedback').where('assessment_id', '=', id).execute()
  await trx.updateTable('assessment').set(NOTHING_NOTICED).where('id', '=', id).execute()
}

/** A post's words are gone: forgets what was noticed in them, in its cases and sealed originals too. */
export async function forgetNoticedInPost(trx: Writing, postId: string): Promise<void> {
  const ids = trx
    .selectFrom('post')
    .select('assessment_id as id')
    .where('post.id', '=', postId)
    .where('assessment_id', 'is not', null)
    .union(
      trx
        .selectFrom('case')
        .select('assessment_id as id')
        .where('post_id', '=', postId)
        .where('assessment_id', 'is not', null),
    )
    .union(
      trx
        .selectFrom('sealed_text')
        .select('assessment_id as id')
        .where('post_id', '=', postId)
        .where('assessment_id', 'is not', null),
    )
  await trx.deleteFrom('triage_feedback').where('assessment_id', 'in', ids).execute()
  await trx.updateTable('assessment').set(NOTHING_NOTICED).where('id', 'in', ids).execute()
}
