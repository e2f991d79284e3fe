import { objectionsOfItem } from '#db/queries/objections.ts'
import type { Row } from '#db/schema.ts'
import type { Reader, Writing } from '#db/store.ts'

/** Who made the decisions that an item objects to; undefined for an item that is no objection. */
export async function decidersOf(
  db: Reader | Writing,
  item: Pick<Row<'review_item'>, 'id' | 'kind'>,
): Promise<{ deciders: string[] } | undefined> {
  if (item.kind !== 'appeal') return undefined
  const objections = await objectionsOfItem(db, item.id)
  return { deciders: objections.map((one) => one.decided_by) }
}
