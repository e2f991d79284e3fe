/** Everything a moderator needs on one screen to decide an item well. */
import { findAccount } from '#db/queries/accounts.ts'
import { findAssessment } from '#db/queries/assessments.ts'
import { findBoard } from '#db/queries/boards.ts'
import { decisionsAboutAuthor, standingDecision } from '#db/queries/decisions.ts'
import { notesOfItem } from '#db/queries/item-notes.ts'
import { measuresAbout } from '#db/queries/measures.ts'
import { objectionsOfItem } from '#db/queries/objections.ts'
import { knowsAuthor } from '#db/queries/desk-choices.ts'
import { findPost, postsBefore } from '#db/queries/posts.ts'
import { reportsOfItem } from '#db/queries/reports.ts'
import { eventsOfItem, findItem } from '#db/queries/review-items.ts'
import { feedbackOn, type Feedback } from '#db/queries/triage-feedback.ts'
import { listStaff } from '#db/queries/staff.ts'
import type { Store } from '#db/store.ts'
import { mayModerate, type Actor } from '../actor.ts'
import { mayLook } from '../colleagues/second-look.ts'
import { assessedText } from '../intake/read-text.ts'
import { isConfirmable } from '../members/confirm-newcomer.ts'
import { patternOf } from '../reports/pattern.ts'
import { MEASURES, mayTake } from '../measures/kinds.ts'
import type { Assessment } from '../triage/assess.ts'
import type { Language } from '../vocabulary.ts'
import { decidersOf } from '../objections/deciders.ts'
import { availableActions, holderOf, mayJudge } from './available-actions.ts'

export type ReadAssessment = {
  text: string
  matches: Assessment['matches']
  suppressed: Assessment['suppressed']
  because: string
  signals: string[]
  danger: 'yes' | 'unknown' | 'no' | null
  /** What people said of it: missed, or not it. */
  feedback: Feedback[]
}

/** An assessment as people read it; its offsets count in `text`. */
export async function readAssessment(
  store: Store,
  assessmentId: string | null,
  text: string,
): Promise<ReadAssessment | null> {
  const row = assessmentId === null ? undefined : await findAssessment(store.read, assessmentId)
  if (row === undefined) return null
  return {
    text,
    matches: JSON.parse(row.matches) as Assessment['matches'],
    suppressed: JSON.parse(row.suppressed) as Assessment['suppressed'],
    because: row.because,
    signals: JSON.parse(row.signals) as string[],
    danger: row.danger,
    feedback: await feedbackOn(store.read, row.id),
  }
}

/** Gathers an item for `actor`, or undefined. */
export async function readItem(
  store: Store,
  asked: { itemId: string; actor: Actor; language: Language; now: Date },
) {
  const item = await findItem(store.read, asked.itemId)
  const post = item && (await findPost(store.read, item.post_id))
  if (item === undefined || post === undefined) return undefined
  const decision = await standingDecision(store.read, item.id)
  const holderId = holderOf(item, asked.now)
  const holder = holderId === null ? undefined : await findAccount(store.read, holderId)
  const decider = decision && (await findAccount(store.read, decision.decided_by))
  const title = post.opening === 1 ? post.title : ''
  const objection = await decidersOf(store.read, item)
  const board = await findBoard(store.read, post.board_id, asked.language)
  const knows = await knowsAuthor(store.read, asked.actor.id, post.account_id)
  const about =
    post.account_id === null ? undefined : await findAccount(store.read, post.account_id)
  return {
    item,
    post: {
      id: post.id,
      threadId: post.thread_id,
      title: post.title,
      opening: post.opening === 1,
      state: post.state,
      pseudonym: about?.pseudonym ?? null,
      alias: post.alias_id === null ? null : post.name,
      markdown: post.markdown,
      html: post.html,
      warning: post.warning,
      threadVisible: post.opening === 0 || post.place !== null,
    },
    board: board?.name ?? '',
    before: await postsBefore(store.read, post.thread_id, post.place, 2),
    assessment: await readAssessment(store, post.assessment_id, assessedText(title, post.markdown)),
    history: await eventsOfItem(store.read, item.id),
    reports: await reportsOfItem(store.read, item.id),
    pattern: await patternOf(
      store.read,
      { id: item.id, kind: item.kind, authorId: post.account_id },
      asked.now,
    ),
    /** Whether its author is new here and can be made a member now. */
    confirmable: about !== undefined && isConfirmable(about, board),
    objections: await objectionsOfItem(store.read, item.id),
    notes: await notesOfItem(store.read, item.id),
    /** Whom it can be handed to. */
    colleagues:
      item.state === 'open' && (holderId === null || holderId === asked.actor.id)
        ? (await listStaff(store.read))
            .filter((one) => one.active && one.secondStep && mayModerate(one))
            .filter((one) => one.id !== asked.actor.id && mayJudge(one, objection))
            .map((one) => ({ id: one.id, name: one.pseudonym }))
        : [],
    measures: post.account_id === null ? [] : await measuresAbout(store.read, post.account_id),
    mayTake: about?.role === 'member' ? MEASURES.filter((kind) => mayTake(asked.actor, kind)) : [],
    /** Who decided it then does not answer the objection now. */
    judgesOwn: item.state === 'open' && !mayJudge(asked.actor, objection),
    earlier:
      post.account_id === null ? [] : await decisionsAboutAuthor(store.read, post.account_id),
    holder: holder ? { name: holder.pseudonym, mine: holder.id === asked.actor.id } : null,
    decision: decision
      ? { kind: decision.kind, by: decider?.pseudonym ?? '', undoUntil: decision.undo_until }
      : null,
    actions: [
      ...availableActions(asked.actor, { item, post, decision, objection, knows, now: asked.now }),
    ],
    /** Said to know the author: her words are kept from this person. */
    knows,
    looks: decision !== undefined && (await mayLook(store.read, asked.actor, decision)),
  }
}

export type ItemPage = NonNullable<Awaited<ReturnType<typeof readItem>>>
