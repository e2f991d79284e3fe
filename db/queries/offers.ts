/** Which open items are offered to whom. What is kept from one person stays on top for the others. */
import { sql, type RawBuilder } from 'kysely'
import type { Signal } from '#moderation/vocabulary.ts'
import type { Reader } from '../store.ts'

export type Offer = {
  accountId: string
  /** Signals that this person does not want to read of. */
  avoid: readonly Signal[]
  /** Nothing heavy: their day is full, or over. */
  calmOnly: boolean
  now: number
}

/**
 * Whether an item is offered to somebody; for queries in which `item`, `post` and `assessment` stand. What
 * a colleague put in their hands is, whatever they chose.
 */
export function isOffered(offer: Offer): RawBuilder<boolean> {
  const { accountId, now } = offer
  const heavy = offer.calmOnly ? sql`AND item.level = 'none' AND post.warning = ''` : sql``
  const avoided = offer.avoid.map(
    (signal) => sql`AND COALESCE(assessment.signals, '[]') NOT LIKE ${`%"${signal}"%`}`,
  )
  return sql<boolean>`(
    (item.claimed_by IS NOT NULL AND item.claimed_by = ${accountId}
      AND COALESCE(item.claimed_until, 0) > ${now})
    OR (
      NOT EXISTS (
        SELECT 1 FROM passed_item
        WHERE passed_item.account_id = ${accountId} AND passed_item.item_id = item.id)
      AND NOT EXISTS (
        SELECT 1 FROM known_author
        WHERE known_author.account_id = ${accountId} AND known_author.author_id = post.account_id)
      ${heavy} ${sql.join(avoided, sql` `)}))`
}

/** Whether anything at all may be kept from somebody: what they chose, or said of an item or an author. */
export async function mayKeepBack(db: Reader, offer: Offer): Promise<boolean> {
  if (offer.calmOnly || offer.avoid.length > 0) return true
  const { accountId } = offer
  const passed = await db
    .selectFrom('passed_item')
    .select('item_id')
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  const known = await db
    .selectFrom('known_author')
    .select('author_id')
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  return passed !== undefined || known !== undefined
}

/** Whether an item is offered to nobody of them. */
export function isOfferedToNone(offers: readonly Offer[]): RawBuilder<boolean> {
  if (offers.length === 0) return sql<boolean>`TRUE`
  return sql<boolean>`(${sql.join(
    offers.map((offer) => sql`NOT ${isOffered(offer)}`),
    sql` AND `,
  )})`
}

/** How many open items are offered to none of them. */
export async function countOfferedToNone(db: Reader, offers: readonly Offer[]): Promise<number> {
  const row = await db
    .selectFrom('review_item as item')
    .innerJoin('post', 'post.id', 'item.post_id')
    .leftJoin('assessment', 'assessment.id', 'post.assessment_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('item.state', '=', 'open')
    .where(isOfferedToNone(offers))
    .executeTakeFirstOrThrow()
  return row.count
}
