/**
 * What a moderator does with a whole thread: close, pin, warn, move, split, merge, and undo. Each is an
 * event beside the state and an audit row, in one transaction.
 */
import { appendAudit } from '#db/audit.ts'
import { MINUTE_MS } from '#db/days.ts'
import { findBoard } from '#db/queries/boards.ts'
import {
  changeThread,
  eventsOfThread,
  insertThreadEvent,
  moveItemsOfThread,
  threadRow,
} from '#db/queries/thread-deeds.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { mayModerate, type Actor } from '../actor.ts'
import { getSetting } from '../settings.ts'
import { cleanLine } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'
import { threadDeeds, type ThreadDeed } from './may.ts'
import { merge, undoMerge } from './merge.ts'
import { split, undoSplit } from './split.ts'

export type WantedDeed =
  | { kind: 'close' | 'open' | 'pin' | 'unpin' | 'undo' }
  /** Empty takes the warning away. */
  | { kind: 'warn'; warning: string }
  | { kind: 'move'; boardId: string }
  /** The post with which a new thread begins; all that stand after it go along. */
  | { kind: 'split'; postId: string; title: string }
  | { kind: 'merge'; intoId: string }

export type ThreadDoing = { actor: Actor; threadId: string; deed: WantedDeed; now: Date }

export type ThreadField = 'warning' | 'board' | 'post' | 'title' | 'into'

/** `threadId`: where the conversation goes on. */
export type ThreadResult =
  | { kind: 'done'; threadId: string }
  | { kind: 'wrong'; field: ThreadField }
  /** Somebody was first, or it is too late. */
  | { kind: 'stale' }
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }

/** What a deed did: what its undo has to know, and where the conversation goes on. */
export type DeedDone =
  | { before: object; threadId: string; reason?: string }
  | { wrong: ThreadField }
  /** Something else came after it and stands on it: that has to be taken back first. */
  | 'stale'

async function warn(trx: Writing, thread: Row<'thread'>, typed: string): Promise<DeedDone> {
  const warning = cleanLine(typed)
  if (lengthProblem('warning', warning)) return { wrong: 'warning' }
  await changeThread(trx, thread.id, { warning })
  return { before: {}, threadId: thread.id, reason: warning === '' ? 'off' : 'on' }
}

/** Words that were written for members alone never come to stand where everybody reads. */
async function move(trx: Writing, thread: Row<'thread'>, boardId: string): Promise<DeedDone> {
  const from = await findBoard(trx, thread.board_id)
  const to = await findBoard(trx, boardId)
  const opens = from?.read === 'members' && to?.read !== 'members'
  if (to === undefined || to.id === thread.board_id || opens) return { wrong: 'board' }
  await changeThread(trx, thread.id, { board_id: to.id, moved_from: thread.board_id })
  await moveItemsOfThread(trx, thread.id, to.id)
  return { before: {}, threadId: thread.id, reason: to.id }
}

async function carryOut(
  trx: Writing,
  store: Pick<Store, 'keys'>,
  thread: Row<'thread'>,
  { deed, now }: ThreadDoing,
): Promise<DeedDone> {
  switch (deed.kind) {
    case 'warn':
      return await warn(trx, thread, deed.warning)
    case 'move':
      return await move(trx, thread, deed.boardId)
    case 'split':
      return await split(trx, thread, deed, now)
    case 'merge':
      return await merge(trx, store, thread, deed.intoId)
    case 'undo': {
      const [last] = (await eventsOfThread(trx, thread.id)).filter(
        ({ kind }) => kind === 'split' || kind === 'merge',
      )
      if (last === undefined) return { before: {}, threadId: thread.id }
      return last.kind === 'merge'
        ? await undoMerge(trx, store, thread, last)
        : await undoSplit(trx, thread, last)
    }
    case 'close':
    case 'open':
      await changeThread(trx, thread.id, { closed: deed.kind === 'close' ? 1 : 0 })
      return { before: {}, threadId: thread.id }
    case 'pin':
    case 'unpin':
      await changeThread(trx, thread.id, { pinned: deed.kind === 'pin' ? 1 : 0 })
      return { before: {}, threadId: thread.id }
  }
}

/** Does one deed with a thread, or says why not; then nothing changed. */
export async function doWithThread(store: Store, doing: ThreadDoing): Promise<ThreadResult> {
  const { actor, deed, now, threadId } = doing
  if (!mayModerate(actor)) return { kind: 'not-allowed' }
  return await inTransaction<ThreadResult>(store, async (trx) => {
    const thread = await threadRow(trx, threadId)
    if (thread === undefined) return { kind: 'not-found' }
    const events = await eventsOfThread(trx, threadId)
    const may = threadDeeds(actor, thread, events, now)
    if (!may.has(deed.kind as ThreadDeed)) return { kind: 'stale' }
    const done = await carryOut(trx, store, thread, doing)
    if (done === 'stale') return { kind: 'stale' }
    if ('wrong' in done) return { kind: 'wrong', field: done.wrong }
    const minutes = await getSetting(trx, 'undoMinutes')
    await insertThreadEvent(trx, {
      thread_id: threadId,
      kind: deed.kind,
      by: actor.id,
      at: now.getTime(),
      undo_until: now.getTime() + minutes * MINUTE_MS,
      undone: 0,
      before: JSON.stringify(done.before),
    })
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: `thread.${deed.kind}`,
      subjectKind: 'thread',
      subject: threadId,
      reason: done.reason ?? '',
    })
    return { kind: 'done', threadId: done.threadId }
  })
}
