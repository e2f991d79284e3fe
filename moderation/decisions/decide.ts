/**
 * A decision on an item: the claim and version are checked, the post changes, the author is told, and
 * the audit row is written, all in one transaction. Approve or remove never ends a case.
 */
import { newId } from '#db/ids.ts'
import { MINUTE_MS } from '#db/days.ts'
import { appendAudit } from '#db/audit.ts'
import { findBoard } from '#db/queries/boards.ts'
import { allowedHosts } from '#db/queries/links.ts'
import { insertDecision, standingDecision } from '#db/queries/decisions.ts'
import { knowsAuthor } from '#db/queries/desk-choices.ts'
import { findPost } from '#db/queries/posts.ts'
import { changeItem, findItem, insertItemEvent } from '#db/queries/review-items.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { wantsSecondLook } from '../colleagues/second-look.ts'
import { readText } from '../intake/read-text.ts'
import { decidersOf } from '../objections/deciders.ts'
import { passOn } from '../objections/pass-on.ts'
import { availableActions, mayJudge, type ItemAction } from '../queue/available-actions.ts'
import { heldByAnother } from '../queue/claim.ts'
import { liveTriage } from '../rules/live.ts'
import { getSetting } from '../settings.ts'
import { cleanLine, cleanText } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'
import { renderMarkdown } from '../texts/render.ts'
import { beforeOf, carryOut, type Before, type Redacted } from './carry-out.ts'
import { tellReporters } from './tell-reporters.ts'
import { isReason, type Reason } from './reasons.ts'

export type Decision =
  | { kind: 'approve'; warning?: string }
  | { kind: 'redact'; body: string; reason: string; message: string }
  | { kind: 'remove'; reason: string; message: string }
  | { kind: 'escalate'; message?: string }
  /** An objection's answer: the decision stays. */
  | { kind: 'uphold'; message?: string }
  /** An objection's answer: the author was right. */
  | { kind: 'overturn'; message?: string }

export type Deciding = {
  actor: Actor
  itemId: string
  /** The version that the person saw; when given, a stale click is refused. */
  version?: number
  decision: Decision
  now: Date
}

export type DecideResult =
  | { kind: 'decided'; decisionId: string; undoUntil: number; postId: string }
  | { kind: 'held-by-another'; name: string; until: number }
  | { kind: 'stale'; item: Row<'review_item'>; by: Row<'decision'> | undefined }
  | { kind: 'wrong'; field: 'reason' | 'body' | 'message' | 'warning' }
  /** An objection to one's own decision. */
  | { kind: 'not-yours' }
  | { kind: 'passed-on'; postId: string }
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }

function messageOf(decision: Decision): string {
  return decision.kind === 'approve' ? '' : cleanText(decision.message ?? '')
}

function wrongField(decision: Decision): 'reason' | 'body' | 'message' | 'warning' | undefined {
  if (decision.kind === 'remove' || decision.kind === 'redact') {
    if (!isReason(decision.reason)) return 'reason'
  }
  if (lengthProblem('note', messageOf(decision))) return 'message'
  if (decision.kind === 'redact' && lengthProblem('body', cleanText(decision.body))) return 'body'
  if (decision.kind === 'approve' && lengthProblem('warning', cleanLine(decision.warning ?? ''))) {
    return 'warning'
  }
  return undefined
}

function reasonOf(decision: Decision): Reason | null {
  return decision.kind === 'remove' || decision.kind === 'redact'
    ? (decision.reason as Reason)
    : null
}

async function record(
  trx: Writing,
  deciding: Deciding,
  item: Row<'review_item'>,
  entry: { id: string; message: string; undoUntil: number; before: Before },
): Promise<void> {
  const { actor, decision, now } = deciding
  await insertDecision(trx, {
    id: entry.id,
    item_id: item.id,
    post_id: item.post_id,
    kind: decision.kind,
    reason: reasonOf(decision),
    message: entry.message,
    decided_by: actor.id,
    decided_at: now.getTime(),
    undo_until: entry.undoUntil,
    before: JSON.stringify(entry.before),
    assessment_id: (await findPost(trx, item.post_id))?.assessment_id ?? null,
    second_look: (await wantsSecondLook(trx, actor, decision.kind)) ? 'wanted' : null,
  })
  await insertItemEvent(trx, {
    item_id: item.id,
    kind: decision.kind,
    by: actor.id,
    at: now.getTime(),
    detail: JSON.stringify({ decision: entry.id, reason: reasonOf(decision) }),
  })
  await appendAudit(trx, {
    now,
    actor: actor.id,
    action: `item.${decision.kind}`,
    subjectKind: 'item',
    subject: item.id,
    reason: reasonOf(decision) ?? '',
  })
}

/** Renders and reads a redacted text, before the transaction opens. */
async function makeReady(
  store: Store,
  body: string,
  itemId: string,
): Promise<Redacted | undefined> {
  const item = await findItem(store.read, itemId)
  const post = item && (await findPost(store.read, item.post_id))
  const board = post && (await findBoard(store.read, post.board_id))
  if (board === undefined) return undefined
  const text = cleanText(body)
  return {
    body: text,
    rendered: renderMarkdown(text, await allowedHosts(store.read), store.keys),
    reading: readText(
      {
        title: post?.opening === 1 ? post.title : '',
        body: text,
        theme: board.theme,
        danger: undefined,
        earlier: undefined,
      },
      await liveTriage(store),
    ),
  }
}

/**
 * Decides an item. An unclaimed one is claimed by deciding it; another's claim or an older `version` is
 * refused with what happened meanwhile, and nothing changes.
 */
export async function decide(store: Store, deciding: Deciding): Promise<DecideResult> {
  const { actor, decision, now } = deciding
  const wrong = wrongField(decision)
  const redacted =
    decision.kind === 'redact' && wrong === undefined
      ? await makeReady(store, decision.body, deciding.itemId)
      : undefined
  return await inTransaction(store, async (trx) => {
    const item = await findItem(trx, deciding.itemId)
    if (item === undefined) return { kind: 'not-found' }
    const post = await findPost(trx, item.post_id)
    if (post === undefined) return { kind: 'not-found' }
    const last = await standingDecision(trx, item.id)
    const stale = deciding.version !== undefined && deciding.version !== item.version
    if (item.state !== 'open') return { kind: 'stale', item, by: last }
    const other = await heldByAnother(trx, item, actor, now)
    if (other !== undefined) return other as Extract<DecideResult, { kind: 'held-by-another' }>
    if (stale) return { kind: 'stale', item, by: last }
    const objection = await decidersOf(trx, item)
    if (!mayJudge(actor, objection)) return { kind: 'not-yours' }
    const knows = await knowsAuthor(trx, actor.id, post.account_id)
    const actions = availableActions(actor, { item, post, decision: last, objection, knows, now })
    if (!actions.has(decision.kind as ItemAction)) return { kind: 'not-allowed' }
    if (wrong !== undefined) return { kind: 'wrong', field: wrong }
    if (objection !== undefined && decision.kind === 'escalate') {
      return await passOn(trx, { actor, item, post, now })
    }

    const undoUntil = now.getTime() + (await getSetting(trx, 'undoMinutes')) * MINUTE_MS
    const decisionId = newId()
    const message = messageOf(decision)
    const won = await changeItem(trx, item, {
      state: 'decided',
      closed_at: now.getTime(),
      claimed_by: actor.id,
      claimed_until: null,
    })
    if (!won) return { kind: 'stale', item, by: last }
    const { undoable } = await carryOut(trx, store, {
      decisionId,
      decision,
      item,
      post,
      redacted,
      message,
      undoUntil,
      by: actor,
      now,
    })
    await record(trx, deciding, item, {
      id: decisionId,
      message,
      undoUntil: undoable ? undoUntil : now.getTime(),
      before: beforeOf(post),
    })
    const stays = decision.kind === 'approve' && post.state !== 'removed'
    await tellReporters(trx, item, { stays, decisionId, now })
    return {
      kind: 'decided',
      decisionId,
      undoUntil: undoable ? undoUntil : now.getTime(),
      postId: post.id,
    }
  })
}
