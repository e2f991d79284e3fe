/** What an erasure takes away, table by table. The inventory names these columns as gone with it. */
import type { Expression } from 'kysely'
import type { Reader, Writing } from '../store.ts'
import { destroyCaseKeys } from './case-keys.ts'

export type ErasedPost = { id: string; sequence: number; thread_id: string; opening: 0 | 1 }

/** Some posts of an account that others read, in the order of writing, after the one with a number. */
export async function readablePostsOf(
  trx: Writing,
  accountId: string,
  { after, limit }: { after: number; limit: number },
): Promise<ErasedPost[]> {
  return await trx
    .selectFrom('post')
    .select(['id', 'sequence', 'thread_id', 'opening'])
    .where('account_id', '=', accountId)
    .where('sequence', '>', after)
    .where('state', '=', 'visible')
    .orderBy('sequence')
    .limit(limit)
    .execute()
}

/** From now on nobody reads these posts any more, nor the titles they gave, though their words go only later. */
export async function hidePosts(trx: Writing, posts: readonly ErasedPost[]): Promise<void> {
  const opened = posts.filter(({ opening }) => opening === 1).map((post) => post.thread_id)
  const ids = posts.map(({ id }) => id)
  if (opened.length > 0) {
    await trx.updateTable('thread').set({ title: '' }).where('id', 'in', opened).execute()
  }
  await trx
    .updateTable('post')
    .set((eb) => ({ state: 'removed', version: eb('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
}

/** Some posts of an account, whatever their state. */
export async function postsToErase(
  trx: Writing,
  accountId: string,
  limit: number,
): Promise<ErasedPost[]> {
  return await trx
    .selectFrom('post')
    .select(['id', 'sequence', 'thread_id', 'opening'])
    .where('account_id', '=', accountId)
    .limit(limit)
    .execute()
}

/** How many of them there are. */
export async function countPostsToErase(trx: Writing, accountId: string): Promise<number> {
  const row = await trx
    .selectFrom('post')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** The posts stay as empty places that nobody wrote. */
export async function forgetAuthorOfPosts(trx: Writing, posts: readonly string[]): Promise<void> {
  await trx
    .updateTable('post')
    .set({ account_id: null, assessment_id: null, edited: 0 })
    .where('id', 'in', posts)
    .execute()
}

type Ids = Expression<string | null>

/** Notes on cases, and the offsets and answers of assessments. */
async function forgetNotes(trx: Writing, cases: Ids, assessments: Ids): Promise<void> {
  // The flags are her words in another form; that the police were told stays, without why.
  await trx
    .deleteFrom('case_answer')
    .where('case_id', 'in', cases)
    .where('question', 'like', 'flag.%')
    .execute()
  await trx.deleteFrom('case_task').where('case_id', 'in', cases).execute()
  await destroyCaseKeys(trx, cases)
  await trx.deleteFrom('triage_feedback').where('assessment_id', 'in', assessments).execute()
  await trx
    .updateTable('assessment')
    .set({ matches: '[]', suppressed: '[]', because: '', danger: null })
    .where('id', 'in', assessments)
    .execute()
}

/**
 * What others noted about the words of posts goes with them: notes on their cases, notes of reports on them,
 * the offsets and answers of their assessments. The cases stay as level, signals and due time.
 */
export async function forgetNotesOnPosts(trx: Writing, posts: readonly string[]): Promise<void> {
  const cases = trx.selectFrom('case').select('id').where('post_id', 'in', posts)
  const assessments = trx
    .selectFrom('post')
    .select('assessment_id as id')
    .where('id', 'in', posts)
    .where('assessment_id', 'is not', null)
  await forgetNotes(trx, cases.$asScalar(), assessments.$asScalar())
  await trx.updateTable('report').set({ note: '' }).where('post_id', 'in', posts).execute()
}

/** The same for what is about an account and no post of it: its cases and conversations. */
export async function forgetNotesAbout(trx: Writing, accountId: string): Promise<void> {
  const cases = trx.selectFrom('case').select('id').where('account_id', '=', accountId)
  const assessments = trx
    .selectFrom('case')
    .select('assessment_id as id')
    .where('account_id', '=', accountId)
    .where('assessment_id', 'is not', null)
    .union(
      trx
        .selectFrom('message')
        .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
        .select('message.assessment_id as id')
        .where('conversation.account_id', '=', accountId)
        .where('message.assessment_id', 'is not', null),
    )
  await forgetNotes(trx, cases.$asScalar(), assessments.$asScalar())
}

/** Her open cases: what goes on after her erasure. */
export async function openCasesOf(trx: Writing, accountId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('case')
    .select('id')
    .where('account_id', '=', accountId)
    .where('state', '=', 'open')
    .execute()
  return rows.map((row) => row.id)
}

export async function forgetAuthorOfCases(trx: Writing, accountId: string): Promise<void> {
  await trx
    .updateTable('case')
    .set({
      account_id: null,
      submission_key: null,
      happened_at: null,
      aftercare_day: null,
      erased: 1,
    })
    .where('account_id', '=', accountId)
    .execute()
}

/** Reports she filed stay as level and reason; her words in them and her name go. */
export async function forgetReporter(trx: Writing, accountId: string): Promise<void> {
  await trx
    .updateTable('report')
    .set({ account_id: null, note: '' })
    .where('account_id', '=', accountId)
    .execute()
}

/** The account with its sessions, drafts, receipts, notices, sign-ins and second step. */
export async function deleteAccount(trx: Writing, accountId: string): Promise<void> {
  await trx.deleteFrom('account').where('id', '=', accountId).execute()
}

/** Accounts whose erasure was begun and not finished: they stand in the list of what was erased, and are there. */
export async function erasuresBegun(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('erased')
    .innerJoin('account', 'account.id', 'erased.subject')
    .select('account.id')
    .distinct()
    .where('erased.kind', '=', 'account')
    .execute()
  return rows.map((row) => row.id)
}
