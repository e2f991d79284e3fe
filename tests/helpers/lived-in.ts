/** A store in which everything has happened once: every table that tells of people holds something. */
import { newToken } from '#db/ids.ts'
import { tokenHash } from '#db/keys.ts'
import { keepDraft } from '#db/queries/drafts.ts'
import { noticesOf } from '#db/queries/notices.ts'
import { recognitionsOfCase } from '#db/queries/recognitions.ts'
import { putRenewal } from '#db/queries/renewals.ts'
import { insertReceipt } from '#db/queries/receipts.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { makeSessions } from '#app/auth/sessions.ts'
import { addAbsence } from '#moderation/administration/absence.ts'
import { inviteToTeam } from '#moderation/administration/invite-to-team.ts'
import { setAlarmWay } from '#moderation/alarms/ways.ts'
import { answerQuestions } from '#moderation/cases/answer-questions.ts'
import { addTask } from '#moderation/cases/case-file.ts'
import { proposeHold } from '#moderation/cases/legal-hold.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { objectTo } from '#moderation/objections/object.ts'
import { noteOnItem } from '#moderation/queue/consult.ts'
import { takeMeasure } from '#moderation/measures/take.ts'
import { decideApart } from '#moderation/recognitions/decide.ts'
import { chooseForOneself } from '#moderation/colleagues/choices.ts'
import { askForTalk } from '#moderation/colleagues/debrief.ts'
import { leaveHandover } from '#moderation/colleagues/handover.ts'
import { knowAuthor, passItem } from '#moderation/colleagues/rather-not.ts'
import { muteName } from '#moderation/members/mute.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { giveFeedback } from '#moderation/rules/feedback.ts'
import { askForPasskey } from '#moderation/members/passkeys.ts'
import { rememberSignIn } from '#moderation/members/sign-in.ts'
import { doWithThread } from '#moderation/threads/do-deed.ts'
import type { Actor } from '#moderation/actor.ts'
import { anAcutePost } from './acute.ts'
import { after, START } from './clock.ts'
import { approve, decided, outcome, redact, remove, work } from './deeds.ts'
import { caseOf, itemOf, postOf } from './looking.ts'
import { aMember, aModerator, aNewcomer, aProfessional } from './people.ts'
import { aSession, withPasskey } from './passkeys.ts'
import { place } from './placing.ts'
import { aReadyReader } from './own-reader.ts'
import { liveRule, step } from './rules.ts'
import { anAdministrator, onShift, withSecondStep } from './staff.ts'
import { boardOf } from './store.ts'

const now = START

async function smallThings(store: Store, member: Actor, administrator: Actor): Promise<void> {
  await makeSessions(store).begin(member, { shared: false, secondStep: true, now })
  await rememberSignIn(store, member.id, now)
  await aReadyReader(store, now)
  await inviteToTeam(store, { actor: administrator, now, role: 'moderator' })
  await inTransaction(store, (trx) =>
    keepDraft(trx, { accountId: member.id, content: { body: 'x' }, now }),
  )
}

async function receipt(store: Store, member: Actor, postId: string): Promise<void> {
  await inTransaction(store, (trx) =>
    insertReceipt(trx, {
      id: tokenHash(newToken()),
      post_id: postId,
      account_id: member.id,
      until: after(now, { minutes: 15 }).getTime(),
      again: 0,
    }),
  )
}

/** An objection to what she was told last, answered by somebody else. */
async function objection(store: Store, author: Actor, canary: string): Promise<void> {
  const [notice] = await noticesOf(store.read, author.id, 1)
  const note = `Ik schreef niets over ${canary}.`
  const result = await objectTo(store, { actor: author, noticeId: notice?.id ?? '', note, now })
  if (result.kind !== 'objected') throw new Error(result.kind)
  await decided(store, await aModerator(store), result.itemId, { kind: 'uphold' })
}

/** Somebody thinks to know who wrote a post, and the two are kept apart. */
async function recognition(store: Store, actor: Actor, postId: string, canary: string) {
  const report = { postId, track: 'care', reason: 'know-this-person', note: canary, now }
  await fileReport(store, { ...report, reporter: await aMember(store) })
  const found = await caseOf(store, postId)
  const [known] = await recognitionsOfCase(store.read, found)
  const at = { actor, caseId: found.id, now, recognitionId: known?.id ?? '' }
  const result = await decideApart(store, at)
  if (result.kind !== 'done') throw new Error(result.kind)
}

/** What a professional notes in a case beside its history. */
async function fileOf(store: Store, actor: Actor, caseId: string, canary: string): Promise<void> {
  const fields = { 'answer.talk': 'no', 'note.talk': canary }
  await answerQuestions(store, { actor, caseId, now, group: 'step', fields })
  await proposeHold(store, { actor, caseId, now, reason: 'complaint', until: '2027-01-31' })
  await addTask(store, { actor, caseId, now, task: canary, day: '2026-11-25' })
}

/** What somebody who moderates chooses, leaves to others and says to colleagues. */
async function ownMeasure(store: Store, actor: Actor, canary: string): Promise<void> {
  const form = { heavy: '9', from: '', to: '', folded: true, keys: true, tell: true, avoid: [] }
  await chooseForOneself(store, { actor, form })
  await leaveHandover(store, { actor, note: canary, now })
  await askForTalk(store, { actor, whom: 'colleague', now })
  const left = await place(store, await aNewcomer(store))
  await passItem(store, { actor, itemId: (await itemOf(store, left.postId)).id, now })
  const known = await place(store, await aNewcomer(store))
  await knowAuthor(store, { actor, itemId: (await itemOf(store, known.postId)).id, now })
}

/** A passkey, a sign-in that waits for it, and a colleague who says that it is lost. */
async function secondSteps(store: Store, who: Actor, colleague: Actor): Promise<void> {
  await withPasskey(store, who)
  await askForPasskey(store, await aSession(store, who))
  const expires = after(now, { days: 1 }).getTime()
  await inTransaction(store, (trx) =>
    putRenewal(trx, { account_id: who.id, first_by: colleague.id, expires_at: expires }),
  )
}

/** Lets everything happen, with `canary` in every text that a person could have typed. */
export async function liveIn(store: Store, canary: string): Promise<void> {
  const [member, newcomer] = [await aMember(store), await aNewcomer(store)]
  const moderator = await aModerator(store)
  const professional = await withSecondStep(store, await aProfessional(store))
  const administrator = await anAdministrator(store)
  await secondSteps(store, professional, administrator)
  await setAlarmWay(store, {
    actor: professional,
    way: 'email',
    target: 'noor@opvang.example',
    now,
  })
  await onShift(store, professional)
  const days = { from: '2026-12-24', to: '2026-12-27' }
  await addAbsence(store, { actor: professional, accountId: professional.id, ...days, now })
  await smallThings(store, member, administrator)

  const title = `Over ${canary}`
  const body = `Wat ik over ${canary} weet, staat op https://hulp.example/lees daar.`
  const shown = await place(store, member, { title, body, warning: canary, key: canary })
  await receipt(store, member, shown.postId)
  const named = await place(store, member, { title, body, alias: `wolk ${canary}` })
  for (const { postId } of [shown, named]) {
    await muteName(store, { actor: newcomer, post: await postOf(store, postId) })
  }
  await place(store, newcomer, { threadId: shown.threadId, quotes: shown.postId, body })

  const report = { postId: shown.postId, track: 'conduct', reason: 'hostile', now }
  await fileReport(store, { ...report, reporter: newcomer, note: `Zij noemt ${canary}.` })
  await decided(store, moderator, (await itemOf(store, shown.postId)).id, approve)

  await recognition(store, professional, shown.postId, canary)
  const warned = { kind: 'warn' as const, warning: canary }
  await doWithThread(store, { actor: moderator, threadId: shown.threadId, deed: warned, now })
  const held = await place(store, newcomer, { title, body })
  const heldItem = (await itemOf(store, held.postId)).id
  await giveFeedback(store, {
    actor: moderator,
    about: { kind: 'item', id: heldItem },
    verdict: 'missed',
    signal: 'stalking',
    level: 'urgent',
    now,
  })
  await decided(store, moderator, heldItem, remove({ reason: 'other', message: canary }))
  await objection(store, newcomer, canary)

  const acute = await anAcutePost(
    store,
    `Hij heeft vannacht mijn keel dichtgeknepen bij ${canary}.`,
  )
  await decided(store, moderator, acute.itemId, redact('Zonder plek.', { message: canary }))
  await work(store, professional, acute.caseId, { kind: 'note', note: canary })

  await fileOf(store, professional, acute.caseId, canary)

  await ownMeasure(store, moderator, canary)
  await noteOnItem(store, { actor: moderator, itemId: heldItem, note: canary, now })
  const heldPost = { itemId: heldItem, kind: 'removed' as const, reason: 'hostile', days: 1 }
  await takeMeasure(store, { actor: professional, ...heldPost, message: canary, now })
  const rule = await liveRule(store, professional, { why: `Gehoord van ${canary}.` })
  await step(store, professional, rule.id, 'withdraw')

  const asked = await askProfessional(store, { author: member, body, reply: true, now })
  if (asked.kind !== 'asked') throw new Error(asked.kind)
  for (const { id } of await store.read.selectFrom('case').select('id').execute()) {
    await work(store, professional, id, outcome('in-contact', canary))
  }
  const stays = await place(store, member, { title, body, now: after(now, { days: 20 }) })
  if (stays.state !== 'visible') throw new Error(`board ${await boardOf(store)} holds`)
}
