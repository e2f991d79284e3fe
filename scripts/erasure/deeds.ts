/** What people do in the proof, through the doors that everybody uses. Anything but "done" ends it. */
import { dayOf } from '#db/days.ts'
import { dropDraft, keepDraft } from '#db/queries/drafts.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { answerQuestions } from '#moderation/cases/answer-questions.ts'
import { addTask } from '#moderation/cases/case-file.ts'
import type { InCase } from '#moderation/cases/case-step.ts'
import { workOnCase, type CaseDeed } from '#moderation/cases/work-on-case.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { decide, type Decision } from '#moderation/decisions/decide.ts'
import { editPost } from '#moderation/intake/edit-post.ts'
import { placePost, type Placement } from '#moderation/intake/place-post.ts'
import type { StoredPost } from '#moderation/intake/store-post.ts'
import { fileReport } from '#moderation/reports/file-report.ts'

function mustBe<T extends { kind: string }, K extends T['kind']>(
  result: T,
  kind: K,
): Extract<T, { kind: K }> {
  if (result.kind !== kind) throw new Error(`Not ${kind} but ${JSON.stringify(result)}`)
  return result as Extract<T, { kind: K }>
}

/** A post, placed as it is also when it is warned about. */
export async function write(store: Store, placement: Placement): Promise<StoredPost> {
  return mustBe(await placePost(store, { ...placement, confirm: '1' }), 'placed')
}

export async function edit(
  store: Store,
  editing: { author: Actor; postId: string; body: string; now: Date },
): Promise<void> {
  mustBe(await editPost(store, { ...editing, confirm: true }), 'edited')
}

/** A report on a post; answers the item that asks for a decision. */
export async function report(
  store: Store,
  reporting: { reporter: Actor; postId: string; note: string; now: Date },
): Promise<string> {
  mustBe(await fileReport(store, { ...reporting, track: 'conduct', reason: 'hostile' }), 'reported')
  const item = (await openItemsOfPost(store.read, reporting.postId)).find(
    ({ kind }) => kind === 'report',
  )
  if (item === undefined) throw new Error('A report made no item.')
  return item.id
}

export async function settle(
  store: Store,
  deciding: { actor: Actor; itemId: string; decision: Decision; now: Date },
): Promise<void> {
  mustBe(await decide(store, deciding), 'decided')
}

/** A question to a professional; answers its conversation and the case it opened. */
export async function ask(
  store: Store,
  asking: { author: Actor; body: string; now: Date },
): Promise<{ conversationId: string; caseId: string }> {
  const asked = mustBe(await askProfessional(store, { ...asking, reply: true }), 'asked')
  const row = await store.read
    .selectFrom('conversation')
    .select('case_id')
    .where('id', '=', asked.conversationId)
    .executeTakeFirstOrThrow()
  return { conversationId: asked.conversationId, caseId: row.case_id }
}

export async function workOn(
  store: Store,
  work: { actor: Actor; caseId: string; deed: CaseDeed; now: Date },
): Promise<void> {
  mustBe(await workOnCase(store, work), 'done')
}

/** Says in a case why a step of the reporting code was not taken. */
export async function answer(store: Store, at: InCase & { note: string }): Promise<void> {
  const fields = { 'answer.talk': 'no', 'note.talk': at.note }
  mustBe(await answerQuestions(store, { ...at, group: 'step', fields }), 'done')
}

export async function setTask(store: Store, at: InCase & { task: string }): Promise<void> {
  mustBe(await addTask(store, { ...at, day: dayOf(at.now) }), 'done')
}

/** Keeps a draft; answers its token. */
export async function draft(
  store: Store,
  keeping: { author: Actor; body: string; now: Date },
): Promise<string> {
  const { author, body, now } = keeping
  return await inTransaction(store, (trx) =>
    keepDraft(trx, { accountId: author.id, content: { body }, now }),
  )
}

export async function useDraft(store: Store, token: string): Promise<void> {
  await inTransaction(store, (trx) => dropDraft(trx, token))
}
