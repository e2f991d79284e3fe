/** Accounts that nobody uses go after twelve whole months; nothing finer than a month is kept for it. */
import { expect, test } from 'vitest'
import { findAccount, updateAccount } from '#db/queries/accounts.ts'
import { dormantAccountStep } from '#db/retention/dormant-accounts.ts'
import { standings } from '#db/retention/standings.ts'
import { sweep } from '#db/retention/sweep.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { finishErasures } from '#moderation/members/erase-account.ts'
import { checkSignIn, rememberSignIn } from '#moderation/members/sign-in.ts'
import { stays, wasNearlyGone } from '#moderation/members/silence.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { anAcutePost } from '../helpers/acute.ts'
import { after, START } from '../helpers/clock.ts'
import { outcome, work } from '../helpers/deeds.ts'
import { caseOf, postOf } from '../helpers/looking.ts'
import {
  aMember,
  aMemberWith,
  aModerator,
  aPerson,
  aProfessional,
  PASSPHRASE,
} from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { sweptAfter, textOf } from '../helpers/retention.ts'
import { aStore } from '../helpers/store.ts'

const CANARY = 'zwvrtplkmnbdfghjkq'

async function sweptOn(store: Store, day: string): Promise<void> {
  await sweep(store, { now: new Date(`${day}T04:00:00+01:00`) })
}

async function isThere(store: Store, account: { id: string }): Promise<boolean> {
  return (await findAccount(store.read, account.id)) !== undefined
}

test('an account stays to the end of the twelfth month after the last sign-in, and not a night longer', async () => {
  const store = await aStore()
  const [never, visits] = [await aMember(store), await aMember(store)]
  await rememberSignIn(store, visits.id, new Date('2027-01-31T22:59:00Z'))
  await sweptOn(store, '2027-11-30')
  expect(await isThere(store, never)).toBe(true)
  await sweptOn(store, '2027-12-01')
  expect([await isThere(store, never), await isThere(store, visits)]).toEqual([false, true])
  await sweptOn(store, '2028-01-31')
  expect(await isThere(store, visits)).toBe(true)
  await sweptOn(store, '2028-02-01')
  expect(await isThere(store, visits)).toBe(false)
})

test('who only reads, and signs in every other month, stays for years', async () => {
  const store = await aStore()
  const reader = await aMember(store)
  for (let days = 0; days <= 1200; days += 60) {
    await rememberSignIn(store, reader.id, after(START, { days }))
    await sweptAfter(store, { days: days + 59 })
  }
  expect(await isThere(store, reader)).toBe(true)
})

test('who signed in while the clock was years behind stays as long as before', async () => {
  const store = await aStore()
  const member = await aMember(store)
  await rememberSignIn(store, member.id, new Date('2027-06-10T12:00:00Z'))
  await rememberSignIn(store, member.id, new Date('1970-01-01T00:10:00Z'))
  await sweptOn(store, '2028-06-30')
  expect(await isThere(store, member)).toBe(true)
})

test('of a sign-in the month stays and no day; what is said of how long is what the sweep does', async () => {
  const store = await aStore()
  const member = await aMember(store)
  await rememberSignIn(store, member.id, START)
  const said = await stays(store.read, START)
  expect(said).toEqual({ months: 12, until: '2027-11' })
  await sweptAfter(store, { days: 40 })
  expect(await findAccount(store.read, member.id)).toMatchObject({ seen_month: '2026-11' })
  expect(textOf(store)).not.toContain('2026-11-24')
  await sweptOn(store, `${said.until}-30`)
  expect(await isThere(store, member)).toBe(true)
})

test('a sign-in tells how many months it was silent before; three quarters of the time are long', async () => {
  const store = await aStore()
  const member = await aMember(store)
  const again = async (day: string) =>
    await rememberSignIn(store, member.id, new Date(`${day}T12:00:00Z`))
  expect(await again('2026-12-01')).toBe(1)
  expect(await again('2026-12-31')).toBe(0)
  expect(await again('2027-09-01')).toBe(9)
  const near = [8, 9, 12].map((months) => wasNearlyGone(store.read, months))
  expect(await Promise.all(near)).toEqual([false, true, true])
})

test('a dormant account takes its words out of a conversation that still lives', async () => {
  const store = await aStore()
  const gone = await aMember(store)
  const { postId, threadId } = await place(store, gone, { body: `Ik zit in de ${CANARY}.` })
  const other = await aMember(store)
  await place(store, other, { threadId, now: after(START, { days: 300 }) })
  expect(await sweptAfter(store, { days: 372 })).toEqual(expect.objectContaining({ account: 1 }))
  expect(await postOf(store, postId)).toMatchObject({ markdown: '', account_id: null })
  expect(textOf(store)).not.toContain(CANARY)
  // She wrote later than she signed in.
  expect(await isThere(store, other)).toBe(true)
})

test('once its first words are gone nobody comes back to a dormant account, and all of it goes', async () => {
  const store = await aStore()
  const member = await aMemberWith(store, PASSPHRASE)
  for (let post = 0; post < 6; post += 1) await place(store, member, { body: `Over ${CANARY}.` })
  const late = after(START, { days: 400 })
  const step = dormantAccountStep(12, late)
  const words = 'SELECT count(*) FROM post_search_docsize'
  const before = store.sqlite.prepare(words).pluck().get()
  await inTransaction(store, (trx) => step(trx, { limit: 1, isOver: () => true }))
  expect(store.sqlite.prepare(words).pluck().get()).not.toBe(before)
  const given = { pseudonym: member.pseudonym, passphrase: PASSPHRASE }
  expect(await checkSignIn(store, given)).toBeUndefined()
  // The sweep was cut off here; whoever comes next goes on.
  await finishErasures(store, late)
  expect(await isThere(store, member)).toBe(false)
  expect(textOf(store)).not.toContain(CANARY)
})

test('an account with an open case waits for its closing', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId } = await place(store, author, { danger: 'yes' })
  const found = await caseOf(store, postId)
  await sweptAfter(store, { days: 400 })
  expect(await isThere(store, author)).toBe(true)
  await work(store, await aProfessional(store), found.id, outcome('in-contact'))
  await sweptAfter(store, { days: 400 })
  expect(await isThere(store, author)).toBe(false)
})

test('whoever works here stays, and then as long as the trail tells of them', async () => {
  const store = await aStore()
  const working = await aModerator(store)
  const stopped = await aPerson(store, { role: 'moderator' })
  const { itemId } = await anAcutePost(store)
  await claimItem(store, { actor: stopped, itemId, now: after(START, { days: 700 }) })
  await inTransaction(store, (trx) => updateAccount(trx, stopped.id, { active: 0 }))
  await sweptAfter(store, { days: 1400 })
  expect(await isThere(store, stopped)).toBe(true)
  await sweptAfter(store, { days: 1440 })
  await sweptAfter(store, { days: 1441 })
  expect([await isThere(store, stopped), await isThere(store, working)]).toEqual([false, true])
})

test('the figures show the month of the account used longest ago, and a sweep that forgot it', async () => {
  const store = await aStore()
  const member = await aMember(store)
  const stands = async (days: number) =>
    (await standings(store.read, after(START, { days }), new Set(['account'])))[0]
  expect(await stands(0)).toMatchObject({ oldest: '2026-11', behind: false })
  await rememberSignIn(store, member.id, after(START, { days: 40 }))
  expect(await stands(400)).toMatchObject({ oldest: '2027-01', behind: false })
  expect(await stands(437)).toMatchObject({ behind: true })
})
