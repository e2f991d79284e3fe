/** Sessions: how long they last, and that the store alone opens none. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeSessions } from '#app/auth/sessions.ts'
import { updateAccount } from '#db/queries/accounts.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { join } from '#moderation/members/join.ts'
import { changePassphrase, recover } from '#moderation/members/sign-in.ts'
import { after, START } from '../helpers/clock.ts'
import { aMember, aModerator, aMemberWith, PASSPHRASE } from '../helpers/people.ts'
import { aStore, tablesHolding } from '../helpers/store.ts'

// Lucia asks the machine what time it is.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START }))
afterEach(() => void vi.useRealTimers())

function later(span: Parameters<typeof after>[1]): Date {
  const now = after(START, span)
  vi.setSystemTime(now)
  return now
}

async function begin(store: Store, actor: Actor, shared = false): Promise<string> {
  return await makeSessions(store).begin(actor, { shared, secondStep: true, now: START })
}

async function stands(store: Store, token: string, minutes: number): Promise<boolean> {
  return (await makeSessions(store).find(token, later({ minutes }))) !== undefined
}

test.each([
  ['a member’s own device', aMember, false, { idle: 30, most: 240 }],
  ['a shared device', aMember, true, { idle: 10, most: 60 }],
  ['staff', aModerator, false, { idle: 30, most: 480 }],
] as const)('on %s a session ends by itself', async (_, person, shared, { idle, most }) => {
  const store = await aStore()
  const idling = await begin(store, await person(store), shared)
  expect(await stands(store, idling, idle - 1)).toBe(true)
  expect(await stands(store, idling, 2 * idle - 1)).toBe(false)
  later({ minutes: 0 })
  const used = await begin(store, await person(store), shared)
  for (let minute = 0; minute < most; minute += idle - 1) {
    expect(await stands(store, used, minute)).toBe(true)
  }
  expect(await stands(store, used, most - 1)).toBe(true)
  expect(await stands(store, used, most)).toBe(false)
})

test('the store holds the SHA-256 of a token, and the token nowhere', async () => {
  const store = await aStore()
  const actor = await aMember(store)
  const token = await begin(store, actor)
  expect(tablesHolding(store, token)).toEqual([])
  const [row] = await store.read.selectFrom('session').selectAll().execute()
  expect(row?.id).toBe(createHash('sha256').update(token).digest('hex'))
  const sessions = makeSessions(store)
  expect((await sessions.find(token, START))?.account.id).toBe(actor.id)
  for (const guess of [row?.id, '', undefined, `${token}a`]) {
    expect(await sessions.find(guess, START)).toBeUndefined()
  }
})

test('logging out ends one session, logging out everywhere ends all of one person', async () => {
  const store = await aStore()
  const actor = await aMember(store)
  const sessions = makeSessions(store)
  const [first, second, third] = [
    await begin(store, actor),
    await begin(store, actor),
    await begin(store, actor),
  ]
  const others = await begin(store, await aMember(store))
  await sessions.end((await sessions.find(first, START))?.session.id ?? '')
  expect(await stands(store, first, 0)).toBe(false)
  expect(await stands(store, second, 0)).toBe(true)
  await sessions.endAll(actor.id)
  expect(await stands(store, second, 0)).toBe(false)
  expect(await stands(store, third, 0)).toBe(false)
  expect(await stands(store, others, 0)).toBe(true)
})

test('a closed account has no session any more', async () => {
  const store = await aStore()
  const actor = await aModerator(store)
  const token = await begin(store, actor)
  await inTransaction(store, (trx) => updateAccount(trx, actor.id, { active: 0 }))
  expect(await stands(store, token, 1)).toBe(false)
})

test('a new passphrase and a recovery end every session', async () => {
  const store = await aStore()
  const changing = await aMemberWith(store, PASSPHRASE)
  const recovering = await join(store, {
    pseudonym: 'stille-uil-82',
    passphrase: PASSPHRASE,
    now: START,
  })
  if (recovering.kind !== 'joined') throw new Error(recovering.kind)
  const tokens = [await begin(store, changing), await begin(store, recovering.account)]
  const passphrase = 'drie scheve lantaarns bij de brug'
  await changePassphrase(store, { accountId: changing.id, current: PASSPHRASE, passphrase })
  await recover(store, {
    pseudonym: 'stille-uil-82',
    recovery: recovering.recoveryCode,
    passphrase,
  })
  for (const token of tokens) expect(await stands(store, token, 1)).toBe(false)
})
