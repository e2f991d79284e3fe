import type { Row } from '#db/schema.ts'
import type { ThreadEvent } from '#db/queries/thread-deeds.ts'
import { mayModerate, type Actor } from '../actor.ts'

export const THREAD_DEEDS = [
  'close',
  'open',
  'pin',
  'unpin',
  'warn',
  'move',
  'split',
  'merge',
  'undo',
] as const
export type ThreadDeed = (typeof THREAD_DEEDS)[number]

/** What changes where posts stand is undone within its time; all else by its opposite. */
export function isUndoable(
  event: Pick<ThreadEvent, 'kind' | 'undone' | 'undo_until'> | undefined,
  now: Date,
): boolean {
  const rearranges = event?.kind === 'split' || event?.kind === 'merge'
  return rearranges && event?.undone === 0 && event.undo_until > now.getTime()
}

/**
 * What this person may do with this thread now: for the buttons, and for the deeds that refuse by it.
 * `events`: what was done with it, newest first.
 */
export function threadDeeds(
  actor: Pick<Actor, 'role'>,
  thread: Pick<Row<'thread'>, 'state' | 'closed' | 'pinned' | 'places'>,
  events: readonly ThreadEvent[],
  now: Date,
): ReadonlySet<ThreadDeed> {
  const deeds = new Set<ThreadDeed>()
  if (!mayModerate(actor)) return deeds
  // Only the last one: what came after it stands on it.
  const rearranged = events.find(({ kind }) => kind === 'split' || kind === 'merge')
  const stands = rearranged?.kind === 'merge' || thread.state === 'visible'
  if (isUndoable(rearranged, now) && stands) deeds.add('undo')
  if (thread.state !== 'visible') return deeds
  deeds.add(thread.closed === 1 ? 'open' : 'close')
  deeds.add(thread.pinned === 1 ? 'unpin' : 'pin')
  for (const deed of ['warn', 'move', 'merge'] as const) deeds.add(deed)
  if (thread.places > 1) deeds.add('split')
  return deeds
}
