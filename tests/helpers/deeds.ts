/** What people and the loop do in the tests, each in one word, at a moment that has a default. */
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { deliverAlarms } from '#moderation/alarms/deliver-alarms.ts'
import { workOnCase, type CaseDeed, type CaseResult } from '#moderation/cases/work-on-case.ts'
import { decide, type DecideResult, type Decision } from '#moderation/decisions/decide.ts'
import { undo, type UndoResult } from '#moderation/decisions/undo.ts'
import { editPost, type Edit, type EditResult } from '#moderation/intake/edit-post.ts'
import { START } from './clock.ts'

type Words = { reason?: string; message?: string }

export const approve: Decision = { kind: 'approve' }
export const escalate: Decision = { kind: 'escalate' }

export function remove({ reason = 'other', message = '' }: Words = {}): Decision {
  return { kind: 'remove', reason, message }
}

export function redact(body: string, words: Words = {}): Decision {
  const { reason = 'private-details', message = '' } = words
  return { kind: 'redact', body, reason, message }
}

/** Lets `actor` decide an item, whatever comes of it. */
export async function tryToDecide(
  store: Store,
  actor: Actor,
  itemId: string,
  decision: Decision,
  options: { now?: Date; version?: number } = {},
): Promise<DecideResult> {
  return await decide(store, { actor, itemId, decision, now: START, ...options })
}

/** Lets `actor` decide an item, and answers the decision. */
export async function decided(
  store: Store,
  actor: Actor,
  itemId: string,
  decision: Decision,
  now: Date = START,
): Promise<Extract<DecideResult, { kind: 'decided' }>> {
  const result = await decide(store, { actor, itemId, decision, now })
  if (result.kind !== 'decided') throw new Error(`Not decided but ${JSON.stringify(result)}`)
  return result
}

export async function takeBack(
  store: Store,
  actor: Actor,
  itemId: string,
  now: Date = START,
): Promise<UndoResult> {
  return await undo(store, { actor, itemId, now })
}

/** Sends a new version of a post in. */
export async function edit(
  store: Store,
  author: Actor,
  postId: string,
  body: string,
  options: Partial<Omit<Edit, 'author' | 'postId' | 'body'>> = {},
): Promise<EditResult> {
  return await editPost(store, { author, postId, body, now: START, ...options })
}

/** Does a deed on a case. */
export async function work(
  store: Store,
  actor: Actor,
  caseId: string,
  deed: CaseDeed,
  now: Date = START,
): Promise<CaseResult> {
  return await workOnCase(store, { actor, caseId, deed, now })
}

export const acknowledge: CaseDeed = { kind: 'acknowledge' }

export function outcome(how = 'in-contact', note = ''): CaseDeed {
  return { kind: 'outcome', outcome: how, note }
}

/** One turn of the alarm loop: answers the cases it rang for. */
export async function ringings(store: Store, now: Date, by = 'loop'): Promise<string[]> {
  const rung: string[] = []
  await deliverAlarms(store, { by, now, send: ({ caseId }) => void rung.push(caseId) })
  return rung
}
