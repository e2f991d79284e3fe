/** What people who moderate chose for themselves, and what is kept from them for it. */
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

type Choices = Row<'desk_choice'>

export async function findDeskChoices(
  db: Reader | Writing,
  accountId: string,
): Promise<Choices | undefined> {
  return await db
    .selectFrom('desk_choice')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

export async function keepDeskChoices(trx: Writing, choices: Choices): Promise<void> {
  await trx.deleteFrom('desk_choice').where('account_id', '=', choices.account_id).execute()
  await trx.insertInto('desk_choice').values(choices).execute()
}

/** An item is not offered to this person again. */
export async function passItemBy(trx: Writing, accountId: string, itemId: string): Promise<void> {
  await trx
    .insertInto('passed_item')
    .values({ account_id: accountId, item_id: itemId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** They took it after all. */
export async function forgetPassing(
  trx: Writing,
  accountId: string,
  itemId: string,
): Promise<void> {
  await trx
    .deleteFrom('passed_item')
    .where('account_id', '=', accountId)
    .where('item_id', '=', itemId)
    .execute()
}

export async function rememberKnown(
  trx: Writing,
  accountId: string,
  authorId: string,
): Promise<void> {
  await trx
    .insertInto('known_author')
    .values({ account_id: accountId, author_id: authorId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whether somebody said that they know the author of a post. */
export async function knowsAuthor(
  db: Reader | Writing,
  accountId: string,
  authorId: string | null,
): Promise<boolean> {
  if (authorId === null) return false
  const row = await db
    .selectFrom('known_author')
    .select('author_id')
    .where('account_id', '=', accountId)
    .where('author_id', '=', authorId)
    .executeTakeFirst()
  return row !== undefined
}

/** How many authors somebody said to know. */
export async function countKnown(db: Reader, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('known_author')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Nobody is kept from this person any more; with `authorId`, that one. */
export async function forgetKnown(
  trx: Writing,
  accountId: string,
  authorId?: string,
): Promise<void> {
  let query = trx.deleteFrom('known_author').where('account_id', '=', accountId)
  if (authorId !== undefined) query = query.where('author_id', '=', authorId)
  await query.execute()
}

/** Who does not work here any more has nothing to choose, and asks for nothing. */
export async function dropDeskOf(trx: Writing, accountId: string): Promise<void> {
  for (const table of ['desk_choice', 'passed_item', 'known_author', 'debrief'] as const) {
    await trx.deleteFrom(table).where('account_id', '=', accountId).execute()
  }
}

/** Who moderates and has used the workbench lately: their session is not over. */
export async function peopleAtWork(
  db: Reader | Writing,
  now: number,
): Promise<Array<Pick<Row<'account'>, 'id' | 'pseudonym' | 'role'>>> {
  return await db
    .selectFrom('account')
    .select(['account.id', 'account.pseudonym', 'account.role'])
    .where('account.active', '=', 1)
    .where('account.role', 'in', ['moderator', 'professional'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('session')
          .select('session.id')
          .whereRef('session.account_id', '=', 'account.id')
          .where('session.second_step', '=', 1)
          .where('session.expires_at', '>', now),
      ),
    )
    .execute()
}

/** How many heavy items somebody decided since a moment. */
export async function countHeavyBy(
  db: Reader | Writing,
  accountId: string,
  since: number,
): Promise<number> {
  const row = await db
    .selectFrom('decision')
    .innerJoin('review_item', 'review_item.id', 'decision.item_id')
    .innerJoin('post', 'post.id', 'decision.post_id')
    .select((eb) => eb.fn.count<number>('decision.item_id').distinct().as('count'))
    .where('decision.decided_by', '=', accountId)
    .where('decision.decided_at', '>=', since)
    .where((eb) => eb.or([eb('review_item.level', '!=', 'none'), eb('post.warning', '!=', '')]))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Those who agreed that administrators may see it, with the limit they set. */
export async function limitsToTell(
  db: Reader,
): Promise<Array<{ account_id: string; heavy_a_day: number }>> {
  const rows = await db
    .selectFrom('desk_choice')
    .select(['account_id', 'heavy_a_day'])
    .where('may_tell', '=', 1)
    .execute()
  return rows.flatMap(({ account_id, heavy_a_day }) =>
    heavy_a_day === null ? [] : [{ account_id, heavy_a_day }],
  )
}
