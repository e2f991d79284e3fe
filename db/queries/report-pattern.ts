import type { Reader } from '../store.ts'

/** What the reports behind an item look like together; counts alone, never who. */
export type ReportPattern = {
  /** How many members, and how many of them had no approved post yet. */
  members: number
  newcomers: number
  /** How many of the reporters reported at least so many posts since the day asked for. */
  busy: number
  /** How many posts of the same author were reported since then. */
  ofAuthor: number
}

/** From how many posts on somebody reports much. */
const MANY = 5

/** Reads the pattern of an item's reports since a day. */
export async function reportPattern(
  db: Reader,
  item: { id: string; authorId: string | null },
  since: string,
): Promise<ReportPattern> {
  const reporters = await db
    .selectFrom('report')
    .innerJoin('account', 'account.id', 'report.account_id')
    .select((eb) => [
      'account.approved_posts as approved',
      eb
        .selectFrom('report as other')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('other.account_id', '=', 'report.account_id')
        .where('other.day', '>=', since)
        .as('filed'),
    ])
    .where('report.item_id', '=', item.id)
    .execute()
  const ofAuthor =
    item.authorId === null
      ? undefined
      : await db
          .selectFrom('post')
          .innerJoin('review_item as reported', 'reported.post_id', 'post.id')
          .select((eb) => eb.fn.count<number>('post.id').distinct().as('count'))
          .where('post.account_id', '=', item.authorId)
          .where('reported.kind', '=', 'report')
          .where('post.day', '>=', since)
          .executeTakeFirst()
  return {
    members: reporters.length,
    newcomers: reporters.filter((one) => one.approved === 0).length,
    busy: reporters.filter((one) => (one.filed ?? 0) >= MANY).length,
    ofAuthor: ofAuthor?.count ?? 0,
  }
}
