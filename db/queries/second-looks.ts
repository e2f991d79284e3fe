/** First decisions of new moderators, and the colleague who looks at them too. */
import { sql } from 'kysely'
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export async function countFirstDecisions(
  db: Reader | Writing,
  accountId: string,
): Promise<number> {
  const row = await db
    .selectFrom('first_decisions')
    .select('decisions')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.decisions ?? 0
}

export async function setFirstDecisions(
  trx: Writing,
  accountId: string,
  decisions: number,
): Promise<void> {
  await trx
    .insertInto('first_decisions')
    .values({ account_id: accountId, decisions })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ decisions }))
    .execute()
}

/** Standing decisions that wait for a colleague's look, oldest first; none of `except`. */
export async function decisionsToLookAt(
  db: Reader,
  except: string,
  limit: number,
): Promise<
  Array<
    Pick<Row<'decision'>, 'id' | 'item_id' | 'kind' | 'decided_at'> & {
      name: string
      level: Row<'review_item'>['level']
    }
  >
> {
  return await db
    .selectFrom('decision')
    .innerJoin('review_item', 'review_item.id', 'decision.item_id')
    .innerJoin('account', 'account.id', 'decision.decided_by')
    .innerJoin('post', 'post.id', 'decision.post_id')
    .select(['decision.id', 'decision.item_id', 'decision.kind', 'decision.decided_at'])
    .select(['account.pseudonym as name', 'review_item.level'])
    // Said plainly, not as a value: else the index that holds these alone is not used.
    .where(sql<boolean>`decision.second_look = 'wanted'`)
    .where('decision.undone', '=', 0)
    .where('decision.decided_by', '!=', except)
    // The plus: begun from the few that are wanted, and not from all that were ever decided.
    .where(sql<boolean>`+review_item.state = 'decided'`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('known_author')
            .select('known_author.author_id')
            .where('known_author.account_id', '=', except)
            .whereRef('known_author.author_id', '=', 'post.account_id'),
        ),
      ),
    )
    .orderBy('decision.decided_at')
    .limit(limit)
    .execute()
}

export async function markLooked(
  trx: Writing,
  id: string,
  look: { second_look: 'agreed' | 'differed'; looked_by: string },
): Promise<void> {
  await trx.updateTable('decision').set(look).where('id', '=', id).execute()
}

/** What came of the looks at somebody's decisions: how many of each. */
export async function looksAt(
  db: Reader,
  accountId: string,
): Promise<{ wanted: number; agreed: number; differed: number }> {
  const rows = await db
    .selectFrom('decision')
    .select((eb) => ['second_look', eb.fn.countAll<number>().as('count')])
    .where('decided_by', '=', accountId)
    .where('second_look', 'is not', null)
    .where('undone', '=', 0)
    .groupBy('second_look')
    .execute()
  const count = (look: string) => rows.find((row) => row.second_look === look)?.count ?? 0
  return { wanted: count('wanted'), agreed: count('agreed'), differed: count('differed') }
}
