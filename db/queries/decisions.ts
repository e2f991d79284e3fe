import { sql, type Insertable } from 'kysely'
import type { DecisionTable, Flag, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export async function insertDecision(trx: Writing, row: Insertable<DecisionTable>): Promise<void> {
  await trx.insertInto('decision').values(row).execute()
}

/**
 * Whether a post is as a decision left it: neither edited, deleted nor decided about since. Only then
 * can it be put back.
 */
const AS_LEFT = sql<Flag>`(
  decision.assessment_id = (SELECT assessment_id FROM post WHERE post.id = decision.post_id)
  AND NOT EXISTS (
    SELECT 1 FROM decision AS later
    WHERE later.post_id = decision.post_id AND later.undone = 0
      AND later.id <> decision.id AND later.decided_at >= decision.decided_at
  ))`

export type StandingDecision = Row<'decision'> & { as_left: Flag }

/** The last decision on an item that stands (was not undone), or undefined. */
export async function standingDecision(
  db: Reader | Writing,
  itemId: string,
): Promise<StandingDecision | undefined> {
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .select(AS_LEFT.as('as_left'))
    .where('item_id', '=', itemId)
    .where('undone', '=', 0)
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, as_left: row.as_left === 1 ? 1 : 0 }
}

/** A post's words are gone: forgets what decisions about it held of them. */
export async function forgetWordsInDecisions(trx: Writing, postId: string): Promise<void> {
  await trx
    .updateTable('decision')
    .set({ before: '{}', message: '', assessment_id: null })
    .where('post_id', '=', postId)
    .execute()
}

export async function markUndone(trx: Writing, id: string): Promise<void> {
  await trx.updateTable('decision').set({ undone: 1 }).where('id', '=', id).execute()
}

/** Earlier standing decisions about an author: kinds and reasons, no texts. */
export async function decisionsAboutAuthor(
  db: Reader,
  accountId: string,
): Promise<Array<{ kind: string; reason: string | null; count: number }>> {
  return await db
    .selectFrom('decision')
    .innerJoin('post', 'post.id', 'decision.post_id')
    .select((eb) => ['decision.kind', 'decision.reason', eb.fn.countAll<number>().as('count')])
    .where('post.account_id', '=', accountId)
    .where('decision.undone', '=', 0)
    .groupBy(['decision.kind', 'decision.reason'])
    .execute()
}

/** Somebody's decisions that can still be undone, newest first. */
export async function undoableDecisions(
  db: Reader,
  accountId: string,
  now: number,
): Promise<Array<{ itemId: string; kind: string; undoUntil: number; title: string }>> {
  const rows = await db
    .selectFrom('decision')
    .innerJoin('post', 'post.id', 'decision.post_id')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select(['decision.item_id', 'decision.kind', 'decision.undo_until', 'thread.title'])
    .where('decision.decided_by', '=', accountId)
    .where('decision.undone', '=', 0)
    .where('decision.undo_until', '>', now)
    .where(AS_LEFT, '=', 1)
    .orderBy('decision.undo_until', 'desc')
    .limit(10)
    .execute()
  return rows.map((row) => ({
    itemId: row.item_id,
    kind: row.kind,
    undoUntil: row.undo_until,
    title: row.title,
  }))
}

export async function findDecision(
  db: Reader | Writing,
  id: string,
): Promise<Row<'decision'> | undefined> {
  return await db.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What somebody handed on to a professional lately, and how far that is. No words of the case. */
export async function handedOnBy(
  db: Reader,
  accountId: string,
  since: number,
): Promise<
  Array<{ itemId: string; at: number; state: 'waits' | 'taken' | 'in-contact' | 'closed' }>
> {
  const rows = await db
    .selectFrom('decision')
    .innerJoin('case', 'case.post_id', 'decision.post_id')
    .select(['decision.item_id', 'decision.decided_at', 'case.state', 'case.acknowledged_by'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('case_event')
            .select('case_event.sequence')
            .whereRef('case_event.case_id', '=', 'case.id')
            .where('case_event.kind', '=', 'contact'),
        )
        .as('contact'),
    )
    .where('decision.decided_by', '=', accountId)
    .where('decision.decided_at', '>=', since)
    // Said plainly, not as a value: else the index that holds these alone is not used.
    .where(sql<boolean>`decision.kind = 'escalate'`)
    .where('decision.undone', '=', 0)
    .orderBy('decision.decided_at', 'desc')
    .orderBy('case.opened_at', 'desc')
    .execute()
  const latest = new Map(rows.toReversed().map((row) => [row.item_id, row]))
  return [...latest.values()]
    .map((row) => ({
      itemId: row.item_id,
      at: row.decided_at,
      state:
        row.state !== 'open'
          ? ('closed' as const)
          : row.contact
            ? ('in-contact' as const)
            : row.acknowledged_by === null
              ? ('waits' as const)
              : ('taken' as const),
    }))
    .toSorted((a, b) => b.at - a.at)
}
