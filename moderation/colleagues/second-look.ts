/**
 * A colleague looks at the first decisions of a new moderator too. They take effect at once: nobody waits
 * twice, and no danger is delayed (docs/decisions/0011).
 */
import { appendAudit } from '#db/audit.ts'
import { standingDecision, markUndone } from '#db/queries/decisions.ts'
import { knowsAuthor } from '#db/queries/desk-choices.ts'
import { withdrawNotices } from '#db/queries/notices.ts'
import { findPost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import { changeItem, findItem, insertItemEvent } from '#db/queries/review-items.ts'
import { countFirstDecisions, markLooked, setFirstDecisions } from '#db/queries/second-looks.ts'
import { MINUTE_MS } from '#db/days.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Reader, type Store, type Writing } from '#db/store.ts'
import { mayModerate, type Actor } from '../actor.ts'
import { showPost } from '../decisions/show-post.ts'
import { takeBack } from '../decisions/undo.ts'
import { tell } from '../notices/tell.ts'
import { openItem } from '../queue/open-item.ts'
import { getSetting } from '../settings.ts'

/** What is looked at: what shows or takes away. Handing on is always right, and an objection is a second look itself. */
const LOOKED_AT: ReadonlySet<string> = new Set(['approve', 'redact', 'remove'])

/** Whether a colleague is to look at a decision too; counts it as one of the first. */
export async function wantsSecondLook(trx: Writing, actor: Actor, kind: string): Promise<boolean> {
  if (actor.role !== 'moderator' || !LOOKED_AT.has(kind)) return false
  const before = await countFirstDecisions(trx, actor.id)
  if (before >= (await getSetting(trx, 'firstDecisions'))) return false
  await setFirstDecisions(trx, actor.id, before + 1)
  return true
}

/** Whether somebody is past their own first decisions, and so looks at those of others. */
export async function isExperienced(db: Reader | Writing, actor: Actor): Promise<boolean> {
  if (actor.role === 'professional') return true
  if (!mayModerate(actor)) return false
  return (await countFirstDecisions(db, actor.id)) >= (await getSetting(db, 'firstDecisions'))
}

/** Whether somebody may look at this decision: another's, by who knows the work and not its author. */
export async function mayLook(
  db: Reader | Writing,
  actor: Actor,
  decision: Row<'decision'>,
): Promise<boolean> {
  if (decision.second_look !== 'wanted' || decision.decided_by === actor.id) return false
  const post = await findPost(db, decision.post_id)
  if (await knowsAuthor(db, actor.id, post?.account_id ?? null)) return false
  return await isExperienced(db, actor)
}

export type LookResult =
  | { kind: 'agreed' }
  /** Seen differently: `itemId` is open in the hands of who looked, or nothing is left to do there. */
  | { kind: 'differed'; itemId: string }
  | { kind: 'over' }
  | { kind: 'not-found' }

type Look = { actor: Actor; itemId: string; agrees: boolean; now: Date }
type Standing = {
  item: Row<'review_item'>
  post: PostWithPlaceOfBirth
  decision: Row<'decision'> & { as_left: 0 | 1 }
}

/** A post that was taken away stands there again, as far as its words still do. */
async function showAgain(trx: Writing, { post, decision }: Standing, now: Date): Promise<void> {
  await markUndone(trx, decision.id)
  if (post.markdown === '') return
  await showPost(trx, { post, now }, post.markdown)
  for (const to of await withdrawNotices(trx, decision.id)) {
    await tell(trx, { to, kind: 'undone', postId: post.id, now })
  }
}

/** The post is a question again, in the hands of who sees it differently. */
async function askAgain(trx: Writing, { item, post }: Standing, look: Look): Promise<string> {
  const { actor, now } = look
  const itemId = await openItem(trx, {
    kind: 'triage',
    postId: post.id,
    boardId: item.board_id,
    level: item.level,
    triaged: true,
    why: 'second-look',
    now,
  })
  const opened = await findItem(trx, itemId)
  const until = now.getTime() + (await getSetting(trx, 'claimMinutes')) * MINUTE_MS
  if (opened) await changeItem(trx, opened, { claimed_by: actor.id, claimed_until: until })
  return itemId
}

async function differ(trx: Writing, store: Store, standing: Standing, look: Look): Promise<string> {
  const { decision, item, post } = standing
  const inTime = decision.undo_until > look.now.getTime() && decision.as_left === 1
  if (inTime && post.account_id !== null) {
    return await takeBack(trx, store, standing, look)
  }
  if (decision.kind === 'remove') {
    if (post.state === 'removed' && decision.as_left === 1) await showAgain(trx, standing, look.now)
    return item.id
  }
  return post.state === 'visible' ? await askAgain(trx, standing, look) : item.id
}

/** Says what a colleague makes of a first decision: right, or otherwise. */
export async function lookAtDecision(store: Store, look: Look): Promise<LookResult> {
  const { actor, agrees, itemId, now } = look
  return await inTransaction<LookResult>(store, async (trx) => {
    const item = await findItem(trx, itemId)
    const decision = item && (await standingDecision(trx, item.id))
    const post = item && (await findPost(trx, item.post_id))
    if (item === undefined || post === undefined) return { kind: 'not-found' }
    if (decision === undefined || item.state !== 'decided') return { kind: 'over' }
    if (!(await mayLook(trx, actor, decision))) return { kind: 'over' }
    const second_look = agrees ? 'agreed' : 'differed'
    await markLooked(trx, decision.id, { second_look, looked_by: actor.id })
    await insertItemEvent(trx, {
      item_id: itemId,
      kind: second_look,
      by: actor.id,
      at: now.getTime(),
    })
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'item.look',
      subjectKind: 'item',
      subject: itemId,
      reason: second_look,
    })
    if (agrees) return { kind: 'agreed' }
    return { kind: 'differed', itemId: await differ(trx, store, { item, post, decision }, look) }
  })
}
