import { newId } from '#db/ids.ts'
import { nextNumber } from '#db/queries/counter.ts'
import {
  changeThread,
  markEventUndone,
  postIdsOf,
  recount,
  standIn,
  threadRow,
  type ThreadEvent,
} from '#db/queries/thread-deeds.ts'
import { insertThread } from '#db/queries/threads.ts'
import { dayOf } from '#db/days.ts'
import type { Row } from '#db/schema.ts'
import type { Writing } from '#db/store.ts'
import { cleanLine } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'
import type { DeedDone } from './do-deed.ts'

/** What an undo needs: the thread that was split off, and how many posts stayed. */
type Before = { thread: string; stayed: number }

/**
 * Lets a new thread begin with a post: it and all that stand after it go along, in their order. The title
 * is the moderator's; the posts keep their words, addresses and quotes. Posts that wait stay behind.
 */
export async function split(
  trx: Writing,
  thread: Row<'thread'>,
  wanted: { postId: string; title: string },
  now: Date,
): Promise<DeedDone> {
  const title = cleanLine(wanted.title)
  if (lengthProblem('title', title)) return { wrong: 'title' }
  const { placed } = await postIdsOf(trx, thread.id)
  const at = placed.indexOf(wanted.postId)
  if (at < 1) return { wrong: 'post' }
  const id = newId()
  await insertThread(trx, {
    id,
    board_id: thread.board_id,
    title,
    state: 'visible',
    latest: await nextNumber(trx, 'activity'),
    latest_day: dayOf(now),
    places: 0,
    warning: thread.warning,
    split_from: thread.id,
  })
  await standIn(trx, id, placed.slice(at), 0)
  await recount(trx, id)
  await recount(trx, thread.id)
  const before: Before = { thread: id, stayed: at }
  return { before, threadId: id }
}

/**
 * Puts back what was split off, with what was written there since; what was written here comes after it. The
 * address that it had leads back here. Not from another board: what was written for members stays theirs.
 */
export async function undoSplit(
  trx: Writing,
  thread: Row<'thread'>,
  event: ThreadEvent,
): Promise<DeedDone> {
  const { stayed, thread: id } = JSON.parse(event.before) as Before
  const other = await threadRow(trx, id)
  if (other !== undefined) {
    if (other.merged_into !== null || other.board_id !== thread.board_id) return 'stale'
    const off = await postIdsOf(trx, id)
    const { placed } = await postIdsOf(trx, thread.id)
    const order = [...placed.slice(0, stayed), ...off.placed, ...placed.slice(stayed)]
    await standIn(trx, thread.id, order, 0)
    await standIn(trx, thread.id, off.waiting, null)
    await recount(trx, thread.id)
    await changeThread(trx, id, { state: 'removed', title: '', places: 0, merged_into: thread.id })
  }
  await markEventUndone(trx, event.sequence)
  return { before: {}, threadId: thread.id }
}
