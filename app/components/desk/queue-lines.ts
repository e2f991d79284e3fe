import type { AppLoadContext } from '@remix-run/node'
import { openItems, type ItemFilter, type ItemLine } from '#db/queries/review-items.ts'
import type { Actor } from '#moderation/actor.ts'
import { holderOf } from '#moderation/queue/available-actions.ts'

/** A line of the queue, with who holds it at this moment. */
export type QueueLine = ItemLine & { held: boolean; mine: boolean }

/** Open items as `actor` sees them, most pressing first. */
export async function queueLines(
  context: AppLoadContext,
  actor: Actor,
  filter: Omit<ItemFilter, 'now'>,
): Promise<QueueLine[]> {
  const { store, language, now } = context
  const items = await openItems(store.read, language, { ...filter, now: now.getTime() })
  return items.map((item) => {
    const holder = holderOf({ claimed_by: item.claimedBy, claimed_until: item.claimedUntil }, now)
    return { ...item, held: holder !== null, mine: holder === actor.id }
  })
}
