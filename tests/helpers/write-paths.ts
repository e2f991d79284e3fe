/**
 * Every way in which something is written, as one deed each on a scene that was made ready for it: what a
 * killed process may leave of it is all or nothing. (A sweep is many small ones; that the next one goes on where
 * it was cut off is tried in retention-whole.test.ts.)
 */
import { dayOf } from '#db/days.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { callPeople } from '#moderation/alarms/call-people.ts'
import { deliverAlarms } from '#moderation/alarms/deliver-alarms.ts'
import { answerQuestions } from '#moderation/cases/answer-questions.ts'
import { addTask } from '#moderation/cases/case-file.ts'
import { workOnCase, type CaseDeed } from '#moderation/cases/work-on-case.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { writeMessage } from '#moderation/conversations/write-message.ts'
import { decide, type Decision } from '#moderation/decisions/decide.ts'
import { undo } from '#moderation/decisions/undo.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { editPost } from '#moderation/intake/edit-post.ts'
import { placePost } from '#moderation/intake/place-post.ts'
import { takeMeasure } from '#moderation/measures/take.ts'
import { eraseAccount } from '#moderation/members/erase-account.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { after, START } from './clock.ts'
import { TEXTS } from './texts.ts'

/** What stands in the store before a deed. */
export type Scene = {
  boardId: string
  author: Actor
  other: Actor
  moderator: Actor
  professional: Actor
  passphrase: string
  /** The author's: shown, with a report; waiting; and one that a moderator removed. */
  shown: string
  reported: string
  waiting: string
  decided: string
  caseId: string
  conversationId: string
}

const now = START
const soon = after(START, { minutes: 1 })

async function decideAs(store: Store, scene: Scene, decision: Decision) {
  return await decide(store, { actor: scene.moderator, itemId: scene.waiting, decision, now })
}

async function workAs(store: Store, scene: Scene, deed: CaseDeed) {
  return await workOnCase(store, { actor: scene.professional, caseId: scene.caseId, deed, now })
}

type WritePath = (store: Store, scene: Scene) => Promise<unknown>

function writersOf({ author, other }: Scene): Actor[] {
  return [author, other, author]
}

async function placeCalm(store: Store, { boardId }: Scene, author: Actor): Promise<void> {
  const target = { kind: 'thread', boardId, title: 'Even van me af' } as const
  await placePost(store, { author, target, body: TEXTS.none, now })
}

export const WRITE_PATHS: Record<string, WritePath> = {
  place: (store, { author, boardId }) =>
    placePost(store, {
      author,
      target: { kind: 'thread', boardId, title: 'Even van me af' },
      body: TEXTS.acute,
      now,
    }),
  'place in turn': async (store, scene) => {
    for (const writer of writersOf(scene)) await placeCalm(store, scene, writer)
  },
  // These share transactions (db/together.ts): of each all is there, or nothing.
  'place together': (store, scene) =>
    Promise.all(writersOf(scene).map((writer) => placeCalm(store, scene, writer))),
  edit: (store, { author, shown }) =>
    editPost(store, { author, postId: shown, body: TEXTS.urgent, now }),
  delete: (store, { author, shown }) => deletePost(store, { author, postId: shown, now }),
  report: (store, { moderator, shown }) =>
    fileReport(store, {
      reporter: moderator,
      postId: shown,
      track: 'care',
      reason: 'worried',
      note: 'Ik maak me zorgen.',
      now,
    }),
  approve: (store, scene) => decideAs(store, scene, { kind: 'approve' }),
  redact: (store, scene) =>
    decideAs(store, scene, {
      kind: 'redact',
      body: 'Zonder adres.',
      reason: 'private-details',
      message: '',
    }),
  remove: (store, scene) =>
    decideAs(store, scene, { kind: 'remove', reason: 'other', message: 'Dit kan hier niet.' }),
  undo: (store, { moderator, decided }) =>
    undo(store, { actor: moderator, itemId: decided, now: soon }),
  measure: (store, { moderator, reported }) =>
    takeMeasure(store, {
      actor: moderator,
      itemId: reported,
      kind: 'word',
      reason: 'hostile',
      days: 1,
      message: 'Rustig aan.',
      now,
    }),
  acknowledge: (store, scene) => workAs(store, scene, { kind: 'acknowledge' }),
  note: (store, scene) => workAs(store, scene, { kind: 'note', note: 'Gebeld.' }),
  answer: (store, { professional: actor, caseId }) =>
    answerQuestions(store, {
      actor,
      caseId,
      now,
      group: 'step',
      fields: { 'answer.talk': 'no', 'note.talk': 'Zij wil het niet.' },
    }),
  task: (store, { professional: actor, caseId }) =>
    addTask(store, { actor, caseId, now, task: 'Bellen.', day: dayOf(now) }),
  outcome: (store, scene) =>
    workAs(store, scene, { kind: 'outcome', outcome: 'in-contact', note: 'Zij is bij haar zus.' }),
  ask: (store, { other }) =>
    askProfessional(store, { author: other, body: 'Mag ik iets vragen?', reply: true, now }),
  message: (store, { author, conversationId }) =>
    writeMessage(store, { actor: author, conversationId, body: TEXTS.acute, now }),
  ring: (store) => deliverAlarms(store, { by: 'loop', now: soon, send: () => {} }),
  call: (store) => callPeople(store, soon),
  erase: (store, { author, passphrase }) => eraseAccount(store, { actor: author, passphrase, now }),
}
