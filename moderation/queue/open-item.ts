import { newId } from '#db/ids.ts'
import { MINUTE_MS } from '#db/days.ts'
import {
  changeItem,
  insertItem,
  insertItemEvent,
  openItemsOfPost,
} from '#db/queries/review-items.ts'
import type { Writing } from '#db/store.ts'
import { getSetting } from '../settings.ts'
import { LEVELS, higherLevel, type ItemKind, type Level } from '../vocabulary.ts'

/** Where a level stands in the queue's order: 0 is most pressing; "not triaged" goes before all. */
export function rankOf(level: Level, triaged: boolean): number {
  return triaged ? LEVELS.indexOf(level) : -1
}

export type ItemToOpen = {
  kind: ItemKind
  postId: string
  boardId: string
  level: Level
  triaged: boolean
  /** Key of the reason shown in the queue: `newcomer`, `flagged`, `reported`, … */
  why: string
  now: Date
}

/**
 * Opens an item, or lets the open one of the same post and kind take the higher level (one open item per
 * post and kind: twice the same question is once too often). Answers its id.
 */
export async function openItem(trx: Writing, item: ItemToOpen): Promise<string> {
  const due = await getSetting(trx, 'dueMinutes')
  const now = item.now.getTime()
  const dueAt = now + due[item.level] * MINUTE_MS
  const open = (await openItemsOfPost(trx, item.postId)).find((row) => row.kind === item.kind)
  if (open !== undefined) {
    const level = higherLevel(open.level, item.level)
    await changeItem(trx, open, {
      level,
      level_rank: Math.min(open.level_rank, rankOf(level, item.triaged)),
      due_at: Math.min(open.due_at, dueAt),
      reports: open.reports + (item.kind === 'report' ? 1 : 0),
    })
    await insertItemEvent(trx, {
      item_id: open.id,
      kind: item.kind === 'report' ? 'reported-again' : 'changed',
      by: null,
      at: now,
      detail: JSON.stringify({ level: item.level, why: item.why }),
    })
    return open.id
  }
  const id = newId()
  await insertItem(trx, {
    id,
    kind: item.kind,
    post_id: item.postId,
    board_id: item.boardId,
    level: item.level,
    level_rank: rankOf(item.level, item.triaged),
    state: 'open',
    why: item.why,
    opened_at: now,
    due_at: dueAt,
    closed_at: null,
    claimed_by: null,
    claimed_until: null,
    reports: item.kind === 'report' ? 1 : 0,
  })
  await insertItemEvent(trx, {
    item_id: id,
    kind: 'opened',
    by: null,
    at: now,
    detail: JSON.stringify({ level: item.level, why: item.why }),
  })
  return id
}
