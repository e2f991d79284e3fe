/** Cases and their alarms: who is called, how often, and that only a person ends it. */
import { expect, test } from 'vitest'
import { countWaiting } from '#db/queries/alarms.ts'
import { deliverAlarms } from '#moderation/alarms/deliver-alarms.ts'
import { answerContact } from '#moderation/cases/answer-contact.ts'
import { readCase } from '#moderation/cases/read-case.ts'
import { workOnCase, type CaseDeed } from '#moderation/cases/work-on-case.ts'
import { anAcutePost } from '../helpers/acute.ts'
import { after, START } from '../helpers/clock.ts'
import { acknowledge, approve, decided, edit, outcome, ringings, work } from '../helpers/deeds.ts'
import { alarmOf, caseEvents, caseOf, casesOf, toldTo } from '../helpers/looking.ts'
import { aMember, aModerator, aProfessional, asNow } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { anAdministrator, audited } from '../helpers/staff.ts'
import { aStore, breakInserts, everything, folderOf, openAgain } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const seconds = (count: number) => after(START, { seconds: count })

test('an alarm rings at once and every twenty seconds, and remembers when it first did', async () => {
  const store = await aStore()
  const { caseId } = await anAcutePost(store)
  const rung: number[] = []
  for (let second = 0; second <= 65; second += 1) {
    if ((await ringings(store, seconds(second))).length > 0) rung.push(second)
  }
  expect(rung).toEqual([0, 20, 40, 60])
  expect(await alarmOf(store, caseId)).toMatchObject({
    attempts: 4,
    first_sent_at: START.getTime(),
  })
})

test('two loops at once never ring the same alarm twice within its twenty seconds', async () => {
  const store = await aStore()
  const cases = [await anAcutePost(store), await anAcutePost(store), await anAcutePost(store)]
  const other = await openAgain(folderOf(store))
  const rung: Array<[number, string]> = []
  for (let second = 0; second <= 70; second += 5) {
    const turn = (by: string) => ({
      by,
      now: seconds(second),
      async send({ caseId }: { caseId: string }) {
        await new Promise((resolve) => setTimeout(resolve, 2))
        rung.push([second, caseId])
      },
    })
    await Promise.all([
      deliverAlarms(store, turn('here')),
      deliverAlarms(other, turn('there')),
      deliverAlarms(store, turn('here too')),
    ])
  }
  for (const { caseId } of cases) {
    expect(rung.flatMap(([at, id]) => (id === caseId ? [at] : []))).toEqual([0, 20, 40, 60])
  }
})

test('an alarm that can’t be sent does not keep the others from ringing, and is tried again', async () => {
  const store = await aStore()
  const cases = [await anAcutePost(store), await anAcutePost(store), await anAcutePost(store)]
  const broken = cases[0]?.caseId
  const rung: string[] = []
  const send = ({ caseId }: { caseId: string }) => {
    if (caseId === broken && rung.length < 4) throw new Error('the line is dead')
    rung.push(caseId)
  }
  const turn = (second: number) => deliverAlarms(store, { by: 'loop', now: seconds(second), send })
  const failed = [new Error('the line is dead')]
  expect(await turn(0)).toEqual({ sent: 2, faults: failed })
  expect(new Set(rung)).toEqual(new Set(cases.slice(1).map((one) => one.caseId)))
  expect(await turn(1)).toEqual({ sent: 0, faults: failed })
  expect(await turn(20)).toEqual({ sent: 2, faults: failed })
  expect(await turn(21)).toEqual({ sent: 1, faults: [] })
  expect(rung.at(-1)).toBe(broken)
})

test('an alarm that is acknowledged while it is sent stays quiet, and has rung', async () => {
  const store = await aStore()
  const { caseId } = await anAcutePost(store)
  const professional = await aProfessional(store)
  await deliverAlarms(store, {
    by: 'loop',
    now: START,
    send: async () => void (await work(store, professional, caseId, acknowledge)),
  })
  expect(await alarmOf(store, caseId)).toMatchObject({
    state: 'quiet',
    due_at: after(START, { minutes: 15 }).getTime(),
    first_sent_at: START.getTime(),
    attempts: 1,
  })
})

test('an open page of a professional hears how many cases ring and wait, and nothing else', async () => {
  const store = await aStore()
  const { caseId } = await anAcutePost(store)
  await place(store, await aMember(store), { body: TEXTS.urgent })
  expect(await countWaiting(store.read)).toEqual({ ringing: 1, cases: 2 })
  await work(store, await aProfessional(store), caseId, acknowledge)
  expect(await countWaiting(store.read)).toEqual({ ringing: 0, cases: 1 })
})

test('only professionals work on a case, and a refused deed changes nothing', async () => {
  const store = await aStore()
  const { author, caseId } = await anAcutePost(store)
  const others = [author, await aModerator(store), await anAdministrator(store)]
  const before = everything(store)
  for (const actor of others) {
    for (const deed of [acknowledge, outcome(), { kind: 'note', note: 'Hoi.' } as const]) {
      expect(await work(store, actor, caseId, deed)).toEqual({ kind: 'not-allowed' })
    }
  }
  expect(everything(store)).toEqual(before)
})

test.each<[string, CaseDeed, string]>([
  ['a note without words', { kind: 'note', note: ' ' }, 'note'],
  ['a long note', { kind: 'note', note: 'a'.repeat(2001) }, 'note'],
  ['no outcome', outcome(''), 'outcome'],
  ['an outcome that is none', outcome('solved'), 'outcome'],
  ['a long note with an outcome', outcome('referred', 'a'.repeat(2001)), 'note'],
])('%s is refused, and nothing changes', async (_, deed, field) => {
  const store = await aStore()
  const { caseId } = await anAcutePost(store)
  const professional = await aProfessional(store)
  const before = everything(store)
  expect(await work(store, professional, caseId, deed)).toEqual({ kind: 'wrong', field })
  expect(everything(store)).toEqual(before)
})

test.each(['case_event', 'notice', 'audit'])(
  'a case is taken whole or not at all: %s',
  async (table) => {
    const store = await aStore()
    const { caseId } = await anAcutePost(store)
    const professional = await aProfessional(store)
    const before = everything(store)
    const mend = breakInserts(store, table)
    await expect(work(store, professional, caseId, acknowledge)).rejects.toThrow('on purpose')
    mend()
    expect(everything(store)).toEqual(before)
  },
)

test('of two who take a case at once the second is told who was first, and may take it over', async () => {
  const store = await aStore()
  const { author, postId, caseId } = await anAcutePost(store)
  const [first, second] = [await aProfessional(store), await aProfessional(store)]
  const { version } = await caseOf(store, postId)
  const take = { caseId, version, deed: acknowledge, now: START }
  const other = await openAgain(folderOf(store))
  const results = await Promise.all([
    workOnCase(store, { actor: first, ...take }),
    workOnCase(other, { actor: second, ...take }),
  ])
  expect(results.map((result) => result.kind).toSorted()).toEqual(['done', 'stale'])
  const winner = results[0]?.kind === 'done' ? first : second
  const loser = winner === first ? second : first
  expect(results.find((result) => result.kind === 'stale')).toMatchObject({
    byName: winner.pseudonym,
  })
  expect(await work(store, loser, caseId, acknowledge)).toEqual({ kind: 'done' })
  expect(await caseOf(store, postId)).toMatchObject({
    acknowledged_by: loser.id,
    acknowledged_at: START.getTime(),
  })
  expect(await toldTo(store, author.id)).toEqual(['held', 'case-taken', 'case-taken'])
})

test('a closed case takes no further deed, and says who closed it', async () => {
  const store = await aStore()
  const { caseId } = await anAcutePost(store)
  const [first, second] = [await aProfessional(store), await aProfessional(store)]
  await work(store, first, caseId, outcome('referred', 'Naar Veilig Thuis.'))
  for (const deed of [acknowledge, outcome(), { kind: 'note', note: 'Nog iets.' } as const]) {
    expect(await work(store, second, caseId, deed)).toMatchObject({
      kind: 'stale',
      byName: first.pseudonym,
      case: { state: 'closed', outcome: 'referred' },
    })
  }
  expect(await audited(store, 'case.outcome')).toEqual(['case.outcome: referred'])
})

test('a case that becomes acute rings, also at who has it already', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId } = await place(store, author, { body: TEXTS.urgent })
  const { id } = await caseOf(store, postId)
  const professional = await aProfessional(store)
  await work(store, professional, id, acknowledge)
  await work(store, professional, id, { kind: 'note', note: 'Rustig aan.' })
  expect(await ringings(store, START)).toEqual([])
  const later = after(START, { hours: 1 })
  await edit(store, author, postId, TEXTS.acute, { now: later })
  expect(await ringings(store, later)).toEqual([id])
  expect(await caseOf(store, postId)).toMatchObject({
    level: 'acute',
    due_at: after(later, { minutes: 10 }).getTime(),
  })
  expect(await caseEvents(store, id)).toEqual(['opened', 'acknowledge', 'note', 'raised'])
})

test('danger after a case was closed opens one of its own, and rings', async () => {
  const store = await aStore()
  const { author, postId, itemId, caseId } = await anAcutePost(store)
  await decided(store, await aModerator(store), itemId, approve)
  await work(store, await aProfessional(store), caseId, outcome())
  await edit(store, await asNow(store, author), postId, `${TEXTS.acute} Weer.`)
  const cases = await casesOf(store, postId)
  expect(cases.map((one) => one.state).toSorted()).toEqual(['closed', 'open'])
  const open = cases.find((one) => one.state === 'open')
  expect(await ringings(store, START)).toEqual([open?.id])
})

test('a professional sees the author’s other cases, and each look is in the audit trail', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const first = await place(store, author, { body: TEXTS.urgent })
  const second = await place(store, author, { body: TEXTS.urgent })
  const actor = await aProfessional(store)
  const page = await readCase(store, { caseId: first.caseId ?? '', actor, now: START })
  expect(page?.others.map((other) => other.id)).toEqual([second.caseId])
  expect(page?.pseudonym).toBe(author.pseudonym)
  expect(await audited(store, 'case.read')).toEqual(['case.read'])
})

test('only its author says whether a professional may write, and may change her mind', async () => {
  const store = await aStore()
  const { author, postId } = await anAcutePost(store)
  const answer = { postId, now: START }
  const other = await aMember(store)
  expect(await answerContact(store, { author: other, contact: 'yes', ...answer })).toEqual({
    kind: 'not-found',
  })
  expect((await caseOf(store, postId)).contact).toBe('unasked')
  await answerContact(store, { author, contact: 'yes', ...answer })
  expect((await caseOf(store, postId)).contact).toBe('yes')
  await answerContact(store, { author, contact: 'no', ...answer })
  expect((await caseOf(store, postId)).contact).toBe('no')
})
