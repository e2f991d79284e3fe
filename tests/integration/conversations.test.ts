import { expect, test } from 'vitest'
import { findConversation, messagesOf } from '#db/queries/conversations.ts'
import { askAsVisitor } from '#moderation/conversations/ask-as-visitor.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { closeConversation } from '#moderation/conversations/close.ts'
import { answerOffer, offerConversation } from '#moderation/conversations/offer.ts'
import { readConversation } from '#moderation/conversations/read-conversation.ts'
import { writeMessage } from '#moderation/conversations/write-message.ts'
import { answerContact } from '#moderation/cases/answer-contact.ts'
import { readCase } from '#moderation/cases/read-case.ts'
import { workOnCase } from '#moderation/cases/work-on-case.ts'
import { sayYes } from '#moderation/members/join.ts'
import { checkSignIn } from '#moderation/members/sign-in.ts'
import type { Triage } from '#moderation/intake/read-text.ts'
import { assess } from '#moderation/triage/assess.ts'
import type { Actor } from '#moderation/actor.ts'
import type { Store } from '#db/store.ts'
import { after, START } from '../helpers/clock.ts'
import { alarmOf, caseEvents, caseOf, countRows, toldTo } from '../helpers/looking.ts'
import { aMember, aModerator, aProfessional } from '../helpers/people.ts'
import { place, send } from '../helpers/placing.ts'
import { aStore, breakInserts, everything, set } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

async function asked(store: Store, author: Actor, body: string = TEXTS.none, reply = true) {
  const result = await askProfessional(store, { author, body, reply, now: START })
  if (result.kind !== 'asked') throw new Error(JSON.stringify(result))
  const conversation = await findConversation(store.read, result.conversationId)
  if (conversation === undefined) throw new Error('no conversation')
  return { id: conversation.id, caseId: conversation.case_id, level: result.level }
}

async function taken(store: Store, caseId: string): Promise<Actor> {
  const professional = await aProfessional(store)
  const result = await workOnCase(store, {
    actor: professional,
    caseId,
    deed: { kind: 'acknowledge' },
    now: START,
  })
  expect(result.kind).toBe('done')
  return professional
}

test('a question opens a case whatever its level, and an acute one rings', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const calm = await asked(store, author)
  expect(calm.level).toBe('none')
  expect(await alarmOf(store, calm.caseId)).toBeUndefined()
  const acute = await asked(store, author, TEXTS.acute)
  expect((await alarmOf(store, acute.caseId))?.state).toBe('ringing')
  expect(await countRows(store, 'post')).toBe(0)
})

test('the words of a question stand in the store only under their own key', async () => {
  const store = await aStore()
  const { id } = await asked(store, await aMember(store), 'Kastanjeboomgaard achter de dijk.')
  const rows = JSON.stringify(everything(store), (_, value: unknown) =>
    (value as { type?: string } | null)?.type === 'Buffer'
      ? Buffer.from((value as { data: number[] }).data).toString('latin1')
      : value,
  )
  expect(rows).not.toContain('Kastanjeboomgaard')
  expect((await messagesOf(store.read, id)).map((one) => one.text)).toEqual([
    'Kastanjeboomgaard achter de dijk.',
  ])
})

test('the same form sent twice is one question', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const form = { author, body: TEXTS.none, reply: true, key: 'form-1', now: START }
  const first = await askProfessional(store, form)
  const second = await askProfessional(store, form)
  expect(second).toEqual(first)
  expect(await countRows(store, 'case')).toBe(1)
})

test('a question and a message sent twice at once are there once', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const question = { author, body: TEXTS.none, reply: true, key: 'form-1', now: START }
  const twice = [askProfessional(store, question), askProfessional(store, question)]
  const [first, second] = await Promise.all(twice)
  expect(second).toEqual(first)
  const conversationId = first?.kind === 'asked' ? first.conversationId : ''
  const message = { actor: author, conversationId, body: TEXTS.none, key: 'form-2', now: START }
  await Promise.all([writeMessage(store, message), writeMessage(store, message)])
  expect(await messagesOf(store.read, conversationId)).toHaveLength(2)
})

const sayingWords: Triage = (text) => ({
  ...assess(text),
  because: 'stalking; reader:kastanje, dijk',
})

test('what weighed in the words of a question is not written down beside them', async () => {
  const store = await aStore()
  const question = { author: await aMember(store), body: TEXTS.urgent, reply: true, now: START }
  await askProfessional(store, { ...question, triage: sayingWords })
  const [noticed] = await store.read.selectFrom('assessment').selectAll().execute()
  expect(noticed).toMatchObject({ level: 'urgent', because: 'stalking' })
})

test('a question that fails half-way leaves nothing behind', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const before = everything(store)
  breakInserts(store, 'message')
  await expect(
    askProfessional(store, { author, body: TEXTS.acute, reply: true, now: START }),
  ).rejects.toThrow('broken on purpose')
  expect(everything(store)).toEqual(before)
})

test('an empty question is refused; one that tells of danger is taken in even when asking is off', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const question = { author, reply: true, now: START }
  expect(await askProfessional(store, { ...question, body: ' ​ ' })).toEqual({
    kind: 'refused',
    problems: [{ field: 'body', problem: 'empty' }],
  })
  await set(store, 'ask', false)
  expect((await askProfessional(store, { ...question, body: TEXTS.none })).kind).toBe('refused')
  expect((await askProfessional(store, { ...question, body: TEXTS.acute })).kind).toBe('asked')
  expect(
    (await askProfessional(store, { ...question, body: TEXTS.acute, tooFast: true })).kind,
  ).toBe('asked')
})

test('a visitor gets an account to come back with, only when the question is taken in', async () => {
  const store = await aStore()
  const refused = await askAsVisitor(store, { body: '', reply: true, now: START })
  expect(refused.kind).toBe('refused')
  expect(everything(store).account).toEqual([])
  const result = await askAsVisitor(store, { body: TEXTS.urgent, reply: true, now: START })
  if (result.kind !== 'asked') throw new Error('not asked')
  const { account, passphrase } = result.visitor
  const again = await checkSignIn(store, { pseudonym: account.pseudonym, passphrase })
  expect(again?.id).toBe(account.id)
})

test('a professional answers after the member said yes, and the member hears of it', async () => {
  const store = await aStore()
  const member = await aMember(store)
  const { id, caseId } = await asked(store, member)
  const professional = await taken(store, caseId)
  const answer = { actor: professional, conversationId: id, body: 'Dag, ik ben Noor.', now: START }
  expect((await writeMessage(store, answer)).kind).toBe('written')
  expect(await toldTo(store, member.id)).toEqual(['case-taken', 'message-received'])
  expect(await caseEvents(store, caseId)).toContain('contact')
  const page = await readConversation(store, { actor: member, conversationId: id, now: START })
  expect(page?.messages.map((one) => [one.mine, one.staff])).toEqual([
    [true, false],
    [false, true],
  ])
  expect((await findConversation(store.read, id))?.waiting).toBe(0)
})

test('without a yes nobody writes to her; an offer waits for her answer, and no means no', async () => {
  const store = await aStore()
  const member = await aMember(store)
  const { id, caseId } = await asked(store, member, TEXTS.none, false)
  const professional = await taken(store, caseId)
  const answer = { actor: professional, conversationId: id, body: 'Dag', now: START }
  expect((await writeMessage(store, answer)).kind).toBe('not-open')
  const offer = { actor: professional, caseId, now: START }
  expect(await offerConversation(store, offer)).toMatchObject({ kind: 'offered', accepted: false })
  expect(await toldTo(store, member.id)).toContain('conversation-offered')
  expect((await writeMessage(store, answer)).kind).toBe('not-open')
  await answerOffer(store, { actor: member, conversationId: id, accept: false, now: START })
  expect((await offerConversation(store, offer)).kind).toBe('not-allowed')
  expect((await writeMessage(store, answer)).kind).toBe('not-open')
  await answerOffer(store, { actor: member, conversationId: id, accept: true, now: START })
  expect((await writeMessage(store, answer)).kind).toBe('written')
})

test('who answered on the receipt that a professional may write is not asked again', async () => {
  const store = await aStore()
  const member = await aMember(store)
  const { postId } = await place(store, member, { body: TEXTS.acute })
  const found = await caseOf(store, postId)
  const professional = await taken(store, found.id)
  await answerContact(store, { author: member, postId, contact: 'yes', now: START })
  const offered = await offerConversation(store, {
    actor: professional,
    caseId: found.id,
    now: START,
  })
  expect(offered).toMatchObject({ kind: 'offered', accepted: true })
})

test('only its two read a conversation; before it is taken each professional may look, not write', async () => {
  const store = await aStore()
  const member = await aMember(store)
  const { id, caseId } = await asked(store, member)
  const look = (actor: Actor) => readConversation(store, { actor, conversationId: id, now: START })
  const colleague = await aProfessional(store)
  expect((await look(colleague))?.part).toBe('onlooker')
  expect(
    (await writeMessage(store, { actor: colleague, conversationId: id, body: 'x', now: START }))
      .kind,
  ).toBe('not-found')
  await taken(store, caseId)
  expect(await look(colleague)).toBeUndefined()
  expect(await look(await aModerator(store))).toBeUndefined()
  expect(await look(await aMember(store))).toBeUndefined()
  const page = await readCase(store, { caseId, actor: colleague, now: START })
  expect(page?.assessment?.text).toBe('')
})

test('danger in a message raises the case and rings, whoever has it', async () => {
  const store = await aStore()
  const member = await aMember(store)
  const { id, caseId } = await asked(store, member)
  await taken(store, caseId)
  const said = {
    actor: member,
    conversationId: id,
    body: TEXTS.acute,
    now: after(START, { hours: 1 }),
  }
  expect(await writeMessage(store, said)).toMatchObject({ kind: 'written', level: 'acute' })
  expect((await alarmOf(store, caseId))?.state).toBe('ringing')
})

test('a closed conversation takes no words, but a cry for help begins a new one', async () => {
  const store = await aStore()
  const member = await aMember(store)
  const { id, caseId } = await asked(store, member)
  const professional = await taken(store, caseId)
  const outcome = { kind: 'outcome', outcome: 'in-contact', note: '' } as const
  await workOnCase(store, { actor: professional, caseId, deed: outcome, now: START })
  expect((await findConversation(store.read, id))?.state).toBe('closed')
  expect(await toldTo(store, member.id)).toContain('conversation-closed')
  const said = { actor: member, conversationId: id, now: START }
  expect((await writeMessage(store, { ...said, body: TEXTS.none })).kind).toBe('not-open')
  const cry = await writeMessage(store, { ...said, body: TEXTS.acute })
  if (cry.kind !== 'written') throw new Error(cry.kind)
  expect(cry.conversationId).not.toBe(id)
})

test('the member closes at any moment, and then nobody writes to her', async () => {
  const store = await aStore()
  const member = await aMember(store)
  const { id, caseId } = await asked(store, member)
  const professional = await taken(store, caseId)
  await closeConversation(store, { actor: member, conversationId: id, now: START })
  const answer = { actor: professional, conversationId: id, body: 'Dag', now: START }
  expect((await writeMessage(store, answer)).kind).toBe('not-open')
})

test('who only asked writes on no board before saying yes to age, rules and consent', async () => {
  const store = await aStore()
  const result = await askAsVisitor(store, { body: TEXTS.none, reply: true, now: START })
  if (result.kind !== 'asked') throw new Error('not asked')
  const author = result.visitor.account
  expect(await send(store, author)).toEqual({
    kind: 'refused',
    problems: [{ field: 'form', problem: 'not-joined' }],
    stored: null,
  })
  // A cry for help is kept and read by a person all the same.
  expect(await send(store, author, { body: TEXTS.acute })).toMatchObject({
    kind: 'refused',
    stored: { state: 'held', level: 'acute' },
  })
  await sayYes(store, author.id)
  expect((await send(store, author)).kind).toBe('placed')
})
