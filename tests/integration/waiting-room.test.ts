/** Joining under attack: a flood gets no more than its budget, and who is honest still gets in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { keysFrom } from '#db/keys.ts'
import { join } from '#moderation/members/join.ts'
import { makeWaitingRoom, WAIT_MS, type WaitingRoom } from '#moderation/members/waiting-room.ts'
import { translator } from '#app/i18n/translate.ts'
import { after, START } from '../helpers/clock.ts'
import { PASSPHRASE } from '../helpers/people.ts'
import { aStore } from '../helpers/store.ts'
import { aReader } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

const PER_HOUR = 12
const FLOOD = 10_000

function aRoom(perHour = PER_HOUR): WaitingRoom {
  return makeWaitingRoom(keysFrom(Buffer.alloc(32, 7)), { perHour })
}

/** Moments of one hour, evenly. */
function momentOf(index: number, of: number): Date {
  return new Date(START.getTime() + (index * 3_600_000) / of)
}

test('a flood of 10,000 sign-ups makes no more accounts than the budget, and an honest person gets in after ten minutes', async () => {
  const store = await aStore()
  const room = aRoom()
  let made = 0
  let ticket: string | undefined
  let honest: Date | undefined
  const mark = room.mark(after(START, { minutes: -1 }))
  for (let index = 0; index < FLOOD; index += 1) {
    const now = momentOf(index, FLOOD)
    const admission = room.admit({ mark, now })
    if (admission.kind === 'in') {
      const pseudonym = `stille uil ${1000 + index}`
      const result = await join(store, { pseudonym, passphrase: PASSPHRASE, now })
      if (result.kind === 'joined') made += 1
    }
    // She comes in the middle of it, is asked to wait, and comes back when her page does.
    if (honest === undefined && now >= after(START, { minutes: 20 })) {
      const hers = room.admit({ mark, ...(ticket === undefined ? {} : { ticket }), now })
      if (hers.kind === 'in') honest = now
      else ticket ??= hers.ticket
    }
  }
  const { count } = await store.read
    .selectFrom('account')
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe(made)
  expect(made).toBeGreaterThan(0)
  expect(made).toBeLessThanOrEqual(PER_HOUR)
  const waited = (honest?.getTime() ?? Infinity) - after(START, { minutes: 20 }).getTime()
  expect(waited).toBeGreaterThanOrEqual(WAIT_MS)
  expect(waited).toBeLessThan(WAIT_MS + 60_000)
})

describe('a waiting room', () => {
  test('lets in no more than the budget in any hour, also when the flood waits its time', () => {
    const room = aRoom(60)
    const tickets: string[] = []
    const entries: number[] = []
    const mark = room.mark(after(START, { minutes: -1 }))
    for (let minute = 0; minute < 180; minute += 1) {
      const now = after(START, { minutes: minute })
      for (let count = 0; count < 20; count += 1) {
        const ticket = tickets.shift() ?? null
        const admission = room.admit({ mark, ticket, now })
        if (admission.kind === 'in') entries.push(minute)
        else tickets.push(admission.ticket)
      }
      const lastHour = entries.filter((entry) => entry > minute - 60).length
      expect(lastHour).toBeLessThanOrEqual(60)
    }
    expect(entries.length).toBeGreaterThan(60)
  })

  test('gives less room to who fills a form in no time, or sends none of ours', () => {
    const now = START
    const marks = [null, 'none.of.ours', aRoom().mark(now)]
    for (const mark of marks) {
      const room = aRoom(60)
      const got = Array.from({ length: 60 }, () => room.admit({ mark, now }).kind)
      expect(got.filter((kind) => kind === 'in')).toHaveLength(10)
      // Who took the time is still let in.
      expect(room.admit({ mark: room.mark(after(now, { seconds: -5 })), now }).kind).toBe('in')
    }
  })

  test('takes a ticket once, not before its time, not after its hour, and none but its own', () => {
    const room = aRoom(2)
    const mark = room.mark(after(START, { minutes: -1 }))
    expect(room.admit({ mark, now: START }).kind).toBe('in')
    const waiting = room.admit({ mark, now: START })
    if (waiting.kind !== 'wait') throw new Error('There was room.')
    const { ticket } = waiting
    expect(room.turnOf(ticket, START)).toBe(START.getTime() + WAIT_MS)
    expect(room.turnOf(`x${ticket}`, START)).toBeUndefined()
    expect(room.turnOf(ticket, after(START, { minutes: 61 }))).toBeUndefined()
    const early = room.admit({ mark, ticket, now: after(START, { minutes: 9 }) })
    expect(early).toMatchObject({ kind: 'wait', ticket })
    const forged = aRoom(2).mark(START)
    expect(room.admit({ mark, ticket: forged, now: after(START, { minutes: 11 }) }).kind).toBe(
      'wait',
    )
    const inTime = room.admit({ mark, ticket, now: after(START, { minutes: 10 }) })
    expect(inTime.kind).toBe('in')
    expect(room.turnOf(ticket, after(START, { minutes: 11 }))).toBeUndefined()
    // A name that was taken costs her neither place nor ticket.
    if (inTime.kind === 'in') inTime.giveBack()
    expect(room.admit({ mark, ticket, now: after(START, { minutes: 12 }) }).kind).toBe('in')
  })
})

/** The hidden fields of a form as the page has them. */
function hidden(body: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''
}

describe('over HTTP', () => {
  const t = translator('nl')
  const fields = { age: '1', rules: '1', consent: '1', passphrase: 'drie scheve lantaarns hier' }
  let world: World
  beforeAll(async () => {
    world = await startWorld({ joinPerHour: 6 })
  }, 60_000)
  afterAll(() => world.close())

  test('who comes when it is full waits on a page that says how long, and then joins', async () => {
    const reader = await aReader(world)
    const first = await reader.post('/join', { ...fields, pseudonym: 'rode-regenjas-100' })
    expect(first.to).toContain('/join/code')
    const full = await (
      await aReader(world)
    ).post('/join', { ...fields, pseudonym: 'gele-jas-100' })
    expect(full.to).toContain('/join/wait?w=')

    const honest = await aReader(world)
    const wait = await honest.get(full.to)
    expect(wait.body).toContain(t('account:wait.heading'))
    expect(wait.body).toMatch(/href="\/join\?w=/)
    world.clock.forward({ minutes: 10 })
    const form = await honest.get(full.to.replace('/join/wait', '/join'))
    const w = hidden(form.body, 'w')
    expect(w).not.toBe('')
    const joined = await honest.post('/join', { ...fields, pseudonym: 'gele-jas-100', w })
    expect(joined.to).toContain('/join/code')
    const again = await honest.post('/join', { ...fields, pseudonym: 'gele-jas-101', w })
    expect(again.to).toContain('/join/wait')
  })

  test('a form with its hidden field filled in makes no account', async () => {
    world.clock.forward({ hours: 2 })
    const sent = { ...fields, pseudonym: 'blauwe-jas-100', homepage: 'https://elsewhere.example' }
    const answer = await (await aReader(world)).post('/join', sent)
    expect(answer.status).toBe(400)
    expect(answer.body).toContain(t('account:problems.trap'))
  })
})
