/** What professionals of the demo did, and are doing, with cases. */
import { MINUTE_MS } from '#db/days.ts'
import { findAssessment } from '#db/queries/assessments.ts'
import { openCaseOfPost } from '#db/queries/cases.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { findPost } from '#db/queries/posts.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import type { Row } from '#db/schema.ts'
import type { Store } from '#db/store.ts'
import { answerContact } from '#moderation/cases/answer-contact.ts'
import { workOnCase, type CaseDeed } from '#moderation/cases/work-on-case.ts'
import { decide } from '#moderation/decisions/decide.ts'
import { toActor } from '#moderation/members/sign-in.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { noteInCase } from './case-notes.ts'
import { WORKED_CASES, type WorkedCase } from './content.ts'
import { person } from './people.ts'

const PROFESSIONALS = ['demo-professional', 'demo-professional-2'] as const
/** How long it took a professional, in turn. */
const TAKEN_AFTER_MINUTES = [4, 2, 7, 3, 9, 5, 2, 6]
const CONTACT_AFTER_MINUTES = 22
const CLOSED_AFTER_MINUTES = 40

/** What the content tells of the case of a post. */
export function workedCase(postKey: string): WorkedCase | undefined {
  return WORKED_CASES.find((worked) => worked.post === postKey)
}

async function doDeed(
  store: Store,
  caseId: string,
  deed: { by: string; deed: CaseDeed; now: Date },
): Promise<void> {
  const actor = await person(store, deed.by)
  const result = await workOnCase(store, { actor, caseId, deed: deed.deed, now: deed.now })
  if (result.kind !== 'done') throw new Error(`Case of the demo, ${deed.deed.kind}: ${result.kind}`)
}

/** A case of a day long ago: taken within minutes, closed by what its signals turned out to be. */
export async function closeCaseOf(
  store: Store,
  postId: string,
  opened: Date,
  turn: number,
): Promise<void> {
  const found = await openCaseOfPost(store.read, postId)
  if (found === undefined) return
  const by = PROFESSIONALS[turn % 2] ?? PROFESSIONALS[0]
  const assessment =
    found.assessment_id === null ? undefined : await findAssessment(store.read, found.assessment_id)
  const outcome = (assessment?.signals ?? '[]') === '[]' ? 'false-alarm' : 'in-contact'
  const at = (minutes: number) => new Date(opened.getTime() + minutes * MINUTE_MS)
  await doDeed(store, found.id, {
    by,
    deed: { kind: 'acknowledge' },
    now: at(TAKEN_AFTER_MINUTES[turn % TAKEN_AFTER_MINUTES.length] ?? 5),
  })
  if (outcome === 'in-contact') {
    await doDeed(store, found.id, {
      by,
      deed: { kind: 'contact', note: '' },
      now: at(CONTACT_AFTER_MINUTES),
    })
  }
  await doDeed(store, found.id, {
    by,
    deed: { kind: 'outcome', outcome, note: '' },
    now: at(CLOSED_AFTER_MINUTES),
  })
}

/** A worry that the triage did not see: a member reported it, a moderator called a professional. */
async function callProfessional(store: Store, postId: string, now: Date): Promise<void> {
  await fileReport(store, {
    reporter: await person(store, 'warme-lamp-23'),
    postId,
    track: 'care',
    reason: 'worried',
    note: '',
    now,
  })
  for (const item of await openItemsOfPost(store.read, postId)) {
    await decide(store, {
      actor: await person(store, 'demo-moderator'),
      itemId: item.id,
      decision: { kind: 'escalate' },
      now,
    })
  }
}

function deedOf(step: WorkedCase['deeds'][number]): CaseDeed {
  if (step.kind === 'acknowledge') return { kind: 'acknowledge' }
  if (step.kind === 'outcome') {
    return { kind: 'outcome', outcome: step.outcome ?? '', note: step.note }
  }
  return { kind: step.kind, note: step.note }
}

async function caseFor(store: Store, postId: string, now: Date): Promise<Row<'case'>> {
  if ((await openCaseOfPost(store.read, postId)) === undefined) {
    await callProfessional(store, postId, now)
  }
  const found = await openCaseOfPost(store.read, postId)
  if (found === undefined) throw new Error('A worked case of the demo was never opened.')
  return found
}

/** Does what the content tells of a case, at its moments. */
export async function workOnCaseOf(
  store: Store,
  postId: string,
  worked: WorkedCase,
  opened: Date,
): Promise<void> {
  const found = await caseFor(store, postId, opened)
  if (worked.contact !== null) {
    const post = await findPost(store.read, postId)
    const author = await findAccount(store.read, post?.account_id ?? '')
    if (author === undefined) throw new Error(`${worked.post} has no author`)
    await answerContact(store, {
      author: toActor(author),
      postId,
      contact: worked.contact,
      now: opened,
    })
  }
  for (const step of worked.deeds) {
    const now = new Date(opened.getTime() + step.minutesAfter * MINUTE_MS)
    await doDeed(store, found.id, { by: step.by, deed: deedOf(step), now })
  }
  if (worked.notes !== undefined) await noteInCase(store, found.id, worked.notes, opened)
}
