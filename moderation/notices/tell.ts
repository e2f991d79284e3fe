import { newId } from '#db/ids.ts'
import { dayOf } from '#db/days.ts'
import { insertNotice } from '#db/queries/notices.ts'
import type { Writing } from '#db/store.ts'
import type { NoticeKind } from './kinds.ts'

export type Telling = {
  to: string | null
  kind: NoticeKind
  postId: string | null
  decisionId?: string
  reason?: string
  message?: string
  /** Who or what found it, as a statement of reasons must say. */
  flaggedBy?: 'triage' | 'person'
  now: Date
}

/** Puts a notice where its member finds it (`/me`). Nobody is told when the author is gone. */
export async function tell(trx: Writing, telling: Telling): Promise<void> {
  if (telling.to === null) return
  await insertNotice(trx, {
    id: newId(),
    account_id: telling.to,
    kind: telling.kind,
    post_id: telling.postId,
    decision_id: telling.decisionId ?? null,
    reason: telling.reason ?? null,
    message: telling.message ?? '',
    flagged_by: telling.flaggedBy ?? null,
    day: dayOf(telling.now),
  })
}
