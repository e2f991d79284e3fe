/** Names that members write under in one conversation. No table says whose they are but that of the posts. */
import { sql, type Insertable } from 'kysely'
import type { AliasTable, Row } from '../schema.ts'
import { compiledOnce } from '../asked-often.ts'
import type { Reader, Writing } from '../store.ts'
import { findByPseudonymKey } from './accounts.ts'

export async function insertAlias(trx: Writing, row: Insertable<AliasTable>): Promise<void> {
  await trx.insertInto('alias').values(row).execute()
}

/** Whether a name is somebody's pseudonym or stands on somebody's posts; by its keyed hash. */
export async function isNameTaken(db: Reader | Writing, nameKey: Buffer): Promise<boolean> {
  if ((await findByPseudonymKey(db, nameKey)) !== undefined) return true
  const alias = await db
    .selectFrom('alias')
    .select('id')
    .where('name_key', '=', nameKey)
    .executeTakeFirst()
  return alias !== undefined
}

const newestIn = compiledOnce((db, accountId: string, threadId: string) =>
  db
    .selectFrom('post')
    .select(['alias_id', 'place'])
    .where('account_id', '=', accountId)
    .where('thread_id', '=', threadId)
    .where('markdown', '!=', '')
    .orderBy('sequence', 'desc')
    .limit(1),
)

const standingIn = compiledOnce((db, accountId: string, threadId: string) =>
  db
    .selectFrom('post')
    .select('alias_id')
    .where('account_id', '=', accountId)
    .where('thread_id', '=', threadId)
    .where('markdown', '!=', '')
    .orderBy(sql`place IS NULL`)
    .orderBy('sequence', 'desc')
    .limit(1),
)

/**
 * Under which name somebody's newest post in a thread stands, one that has a place there before one that
 * waits: `alias_id` null for her pseudonym, undefined when no word of hers is there. Two threads that were
 * merged can hold two of her names, and what was refused and is kept may wait under one that was drawn.
 */
export async function nameStandingIn(
  db: Reader | Writing,
  where: { accountId: string; threadId: string },
): Promise<Pick<Row<'post'>, 'alias_id'> | undefined> {
  const [newest] = await newestIn(db, where.accountId, where.threadId)
  // Found from the end of her posts; all of hers are looked at only when that one waits.
  if (newest === undefined || newest.place !== null) return newest
  return (await standingIn(db, where.accountId, where.threadId))[0]
}

/** All other names that somebody's posts stand under. */
export async function aliasesOf(db: Reader | Writing, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('alias', 'alias.id', 'post.alias_id')
    .select('alias.name')
    .distinct()
    .where('post.account_id', '=', accountId)
    .execute()
  return rows.map((row) => row.name)
}

/** Takes the name off a post; one that stands on no other post is gone. */
export async function takeNameOff(trx: Writing, postId: string): Promise<void> {
  const post = await trx
    .selectFrom('post')
    .select('alias_id')
    .where('id', '=', postId)
    .executeTakeFirst()
  const aliasId = post?.alias_id ?? null
  if (aliasId === null) return
  await trx.updateTable('post').set({ alias_id: null }).where('id', '=', postId).execute()
  await trx
    .deleteFrom('alias')
    .where('id', '=', aliasId)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('post').select('post.id').where('post.alias_id', '=', aliasId)),
      ),
    )
    .execute()
}
