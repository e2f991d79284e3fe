/** Everything a professional needs to take a case, on one screen. */
import { alarmOfCase } from '#db/queries/alarms.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { answersOfCase, tasksOfCase } from '#db/queries/case-file.ts'
import { casesOfAuthor, eventsOfCase, findCase } from '#db/queries/cases.ts'
import { conversationOfCase, messagesOf } from '#db/queries/conversations.ts'
import { findPost, postsBefore } from '#db/queries/posts.ts'
import { dayOf } from '#db/days.ts'
import { legalHolds } from '#db/queries/legal-holds.ts'
import { recognitionsOfCase } from '#db/queries/recognitions.ts'
import { unsealText } from '#db/queries/sealed-texts.ts'
import { appendAudit } from '#db/audit.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { partOf } from '../conversations/may.ts'
import { mayOffer } from '../conversations/offer.ts'
import { assessedText } from '../intake/read-text.ts'
import { readAssessment } from '../queue/read-item.ts'
import { helpWindows } from './case-file.ts'
import { flagsAmong } from './questions.ts'
import { availableCaseDeeds } from './work-on-case.ts'

const SEXUAL_VIOLENCE = ['sexual-violence-recent', 'sexual-violence']

/** Gathers a case for a professional, or undefined. Looking is an audited act. */
export async function readCase(store: Store, asked: { caseId: string; actor: Actor; now: Date }) {
  const found = await findCase(store.read, asked.caseId)
  if (found === undefined) return undefined
  await inTransaction(store, (trx) =>
    appendAudit(trx, {
      now: asked.now,
      actor: asked.actor.id,
      action: 'case.read',
      subjectKind: 'case',
      subject: found.id,
    }),
  )
  const post = found.post_id === null ? undefined : await findPost(store.read, found.post_id)
  const original = await unsealText(store.read, { caseId: found.id })
  // The case holds on to what was noticed in the original, until its author writes something new.
  const ofOriginal = original !== undefined && found.assessment_id !== post?.assessment_id
  const author =
    found.account_id === null ? undefined : await findAccount(store.read, found.account_id)
  const taker =
    found.acknowledged_by === null
      ? undefined
      : await findAccount(store.read, found.acknowledged_by)
  const title = post?.opening === 1 ? post.title : ''
  const conversation = await conversationOfCase(store.read, found.id)
  // A question has no post: what was assessed is her first message, while nobody else has the case.
  const question =
    post === undefined && conversation !== undefined && partOf(asked.actor, conversation)
      ? (await messagesOf(store.read, conversation.id)).find((message) => message.by === null)
      : undefined
  const alarm = await alarmOfCase(store.read, found.id)
  const assessment = await readAssessment(
    store,
    found.assessment_id,
    assessedText(title, (ofOriginal ? original : post?.markdown) ?? question?.text ?? ''),
  )
  const signals = assessment?.signals ?? []
  return {
    case: found,
    pseudonym: author?.pseudonym ?? null,
    /** The other name that her post stands under, if any. */
    alias: post === undefined || post.alias_id === null ? null : post.name,
    takenBy: taker?.pseudonym ?? null,
    mine: taker?.id === asked.actor.id,
    alarm: alarm?.state ?? null,
    post:
      post === undefined
        ? null
        : {
            id: post.id,
            threadId: post.thread_id,
            title: post.title,
            opening: post.opening === 1,
            state: post.state,
            html: post.html,
            place: post.place,
          },
    original: original ?? null,
    ofOriginal,
    before: post ? await postsBefore(store.read, post.thread_id, post.place, 3) : [],
    assessment,
    events: await eventsOfCase(store.read, found.id),
    answers: await answersOfCase(store.read, found.id),
    holds: (await legalHolds(store.read, { today: dayOf(asked.now), caseId: found.id })).map(
      (hold) => ({ ...hold, mine: hold.proposed_by === asked.actor.id }),
    ),
    recognitions: await recognitionsOfCase(store.read, found),
    // Only where there are words to show for it: what the linear reader names may be beside the truth.
    flagsHeard: flagsAmong((assessment?.matches ?? []).map(({ signal }) => signal)),
    sexualViolence: SEXUAL_VIOLENCE.some((signal) => signals.includes(signal)),
    helpWindows: found.happened_at === null ? [] : helpWindows(found.happened_at, asked.now),
    tasks: await tasksOfCase(store.read, found.id),
    others:
      found.account_id === null ? [] : await casesOfAuthor(store.read, found.account_id, found.id),
    deeds: [...availableCaseDeeds(asked.actor, found, alarm)],
    conversation:
      conversation === undefined
        ? null
        : {
            id: conversation.id,
            state: conversation.state,
            waiting: conversation.waiting === 1,
          },
    mayOffer: mayOffer(asked.actor, found, conversation),
  }
}

export type CasePage = NonNullable<Awaited<ReturnType<typeof readCase>>>
