/** Accounts: coming in, coming back, and that a stolen store or a guess opens nothing. */
import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { signInsOf, updateAccount } from '#db/queries/accounts.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { acceptInvitation, invitationRole, invite } from '#moderation/members/invite.ts'
import { join, type JoinResult } from '#moderation/members/join.ts'
import {
  beginSecondStep,
  checkSecondStep,
  codeAt,
  newSealedSecret,
  secondStepOf,
} from '#moderation/members/second-step.ts'
import {
  changePassphrase,
  checkSignIn,
  lastSignIn,
  recover,
  rememberSignIn,
} from '#moderation/members/sign-in.ts'
import { after, START } from '../helpers/clock.ts'
import { aMember, aModerator, PASSPHRASE } from '../helpers/people.ts'
import { audited } from '../helpers/staff.ts'
import { aStore, everything, tablesHolding } from '../helpers/store.ts'

const OTHER_PASSPHRASE = 'drie scheve lantaarns bij de brug'
const THIRD_PASSPHRASE = 'acht zware emmers op de trap'

async function joined(store: Store, pseudonym: string): Promise<{ id: string; code: string }> {
  const result = await join(store, { pseudonym, passphrase: PASSPHRASE, now: START })
  if (result.kind !== 'joined') throw new Error(JSON.stringify(result))
  return { id: result.account.id, code: result.recoveryCode }
}

async function canSignIn(store: Store, pseudonym: string, passphrase: string): Promise<boolean> {
  return (await checkSignIn(store, { pseudonym, passphrase })) !== undefined
}

test('joining asks for a pseudonym and a passphrase, and tells the recovery code this once', async () => {
  const store = await aStore()
  const { id, code } = await joined(store, 'stille-uil-82')
  expect(code.split(' ')).toHaveLength(12)
  const [account] = await store.read.selectFrom('account').selectAll().execute()
  expect(account).toMatchObject({ id, role: 'member', joined_week: '2026-W48', approved_posts: 0 })
  expect(account?.passphrase_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(tablesHolding(store, PASSPHRASE)).toEqual([])
  expect(tablesHolding(store, code.split(' ').slice(0, 4).join(' '))).toEqual([])
})

test.each(['Stille-Uil-82', 'stille uil-82', 'stílle-uil-82', 'stille-uiI-82', 'ѕtille-uil-82'])(
  '%s is the same name as stille-uil-82: taken, and it opens her account',
  async (name) => {
    const store = await aStore()
    await joined(store, 'stille-uil-82')
    expect(await join(store, { pseudonym: name, passphrase: PASSPHRASE, now: START })).toEqual({
      kind: 'refused',
      problems: [{ field: 'pseudonym', problem: 'taken' }],
    })
    expect(await canSignIn(store, name, PASSPHRASE)).toBe(true)
  },
)

test('of two who want one name at once, one gets it', async () => {
  const store = await aStore()
  const wish = { pseudonym: 'stille-uil-82', passphrase: PASSPHRASE, now: START }
  const results = await Promise.all([join(store, wish), join(store, wish)])
  expect(results.map((result: JoinResult) => result.kind).toSorted()).toEqual(['joined', 'refused'])
})

test('a weak passphrase and a bad pseudonym are refused together, and nothing is stored', async () => {
  const store = await aStore()
  const before = everything(store)
  const wish = { pseudonym: 'moderator', passphrase: 'geheim', now: START }
  expect(await join(store, wish)).toEqual({
    kind: 'refused',
    problems: [
      { field: 'pseudonym', problem: 'staff-like' },
      { field: 'passphrase', problem: 'too-short' },
    ],
  })
  expect(everything(store)).toEqual(before)
})

test('a wrong passphrase, a name that nobody has and a closed account get the same answer', async () => {
  const store = await aStore()
  await joined(store, 'stille-uil-82')
  const { id } = await joined(store, 'natte-eend-341')
  await inTransaction(store, (trx) => updateAccount(trx, id, { active: 0 }))
  expect(await canSignIn(store, 'stille-uil-82', PASSPHRASE)).toBe(true)
  expect(await canSignIn(store, 'stille-uil-82', OTHER_PASSPHRASE)).toBe(false)
  expect(await canSignIn(store, 'geen-mens-100', PASSPHRASE)).toBe(false)
  expect(await canSignIn(store, 'natte-eend-341', PASSPHRASE)).toBe(false)
})

test('a name that nobody has takes as long to refuse as a wrong passphrase', async () => {
  const store = await aStore()
  await joined(store, 'stille-uil-82')
  const fastest = async (pseudonym: string) => {
    const times: number[] = []
    for (let turn = 0; turn < 6; turn += 1) {
      const began = performance.now()
      await canSignIn(store, pseudonym, OTHER_PASSPHRASE)
      times.push(performance.now() - began)
    }
    return Math.min(...times)
  }
  const known = await fastest('stille-uil-82')
  const unknown = await fastest('geen-mens-100')
  // Without a hash to check it would be a hundredth.
  expect(unknown).toBeGreaterThan(known / 3)
  expect(unknown).toBeLessThan(known * 3)
})

test('the last two sign-ins are remembered as day and part of day, for thirty days', async () => {
  const store = await aStore()
  const { id } = await joined(store, 'stille-uil-82')
  expect(await lastSignIn(store, id)).toBeUndefined()
  for (const hours of [0, 5, 14]) await rememberSignIn(store, id, after(START, { hours }))
  expect(await signInsOf(store.read, id)).toEqual([
    { day: '2026-11-25', part: 'night' },
    { day: '2026-11-24', part: 'evening' },
  ])
  expect(await lastSignIn(store, id)).toEqual({ day: '2026-11-24', part: 'evening' })
  await rememberSignIn(store, id, after(START, { days: 40 }))
  expect(await lastSignIn(store, id)).toBeUndefined()
})

test('a recovery code gives a new passphrase once, however it was typed over', async () => {
  const store = await aStore()
  const { code } = await joined(store, 'stille-uil-82')
  const given = { pseudonym: 'stille-uil-82', recovery: ` ${code.toUpperCase()}. ` }
  const wrong = { ...given, recovery: code.split(' ').toReversed().join(' ') }
  const passphrase = OTHER_PASSPHRASE
  expect(await recover(store, { ...wrong, passphrase })).toEqual({ kind: 'wrong' })
  expect(await recover(store, { ...given, passphrase: 'kort' })).toEqual({
    kind: 'refused',
    problem: 'too-short',
  })
  expect((await recover(store, { ...given, passphrase })).kind).toBe('changed')
  expect(await canSignIn(store, 'stille-uil-82', PASSPHRASE)).toBe(false)
  expect(await canSignIn(store, 'stille-uil-82', OTHER_PASSPHRASE)).toBe(true)
  expect(await recover(store, { ...given, passphrase: THIRD_PASSPHRASE })).toEqual({
    kind: 'wrong',
  })
})

test('a recovery code used twice at once works once', async () => {
  const store = await aStore()
  const { code } = await joined(store, 'stille-uil-82')
  const given = { pseudonym: 'stille-uil-82', recovery: code }
  const results = await Promise.all([
    recover(store, { ...given, passphrase: OTHER_PASSPHRASE }),
    recover(store, { ...given, passphrase: THIRD_PASSPHRASE }),
  ])
  expect(results.map((result) => result.kind).toSorted()).toEqual(['changed', 'wrong'])
  const winner = results[0]?.kind === 'changed' ? OTHER_PASSPHRASE : THIRD_PASSPHRASE
  expect(await canSignIn(store, 'stille-uil-82', winner)).toBe(true)
})

test('a passphrase is changed by who knows the current one', async () => {
  const store = await aStore()
  const { id } = await joined(store, 'stille-uil-82')
  const passphrase = OTHER_PASSPHRASE
  const change = { accountId: id, passphrase }
  expect(await changePassphrase(store, { ...change, current: THIRD_PASSPHRASE })).toEqual({
    kind: 'wrong',
  })
  expect(await changePassphrase(store, { ...change, current: PASSPHRASE })).toMatchObject({
    kind: 'changed',
  })
  expect(await canSignIn(store, 'stille-uil-82', OTHER_PASSPHRASE)).toBe(true)
})

test('a code of the second step works once, also when it is sent twice at once', async () => {
  const store = await aStore()
  const { id: accountId } = await aModerator(store)
  const secret = await beginSecondStep(store, accountId)
  const code = await codeAt(secret, START)
  expect((await secondStepOf(store, accountId))?.confirmed).toBe(false)
  const given = { accountId, code, now: START }
  const checks = await Promise.all([checkSecondStep(store, given), checkSecondStep(store, given)])
  expect(checks.toSorted()).toEqual([false, true])
  expect((await secondStepOf(store, accountId))?.confirmed).toBe(true)
  expect(await checkSecondStep(store, given)).toBe(false)
  const next = after(START, { seconds: 30 })
  const nextCode = await codeAt(secret, next)
  expect(await checkSecondStep(store, { accountId, code: nextCode, now: next })).toBe(true)
  expect(await checkSecondStep(store, { accountId, code, now: next })).toBe(false)
})

test.each([
  ['of the step before', -30, true],
  ['of the step after', 30, true],
  ['of two minutes ago', -120, false],
  ['of two minutes ahead', 120, false],
] as const)('a code %s is judged by the clock', async (_, seconds, fits) => {
  const store = await aStore()
  const { id: accountId } = await aModerator(store)
  const secret = await beginSecondStep(store, accountId)
  const code = await codeAt(secret, after(START, { seconds }))
  expect(await checkSecondStep(store, { accountId, code, now: START })).toBe(fits)
})

test('the secret of a second step stands in no table, and is made once by who begins twice', async () => {
  const store = await aStore()
  const { id } = await aModerator(store)
  const [first, second] = await Promise.all([
    beginSecondStep(store, id),
    beginSecondStep(store, id),
  ])
  expect(second).toBe(first)
  expect(tablesHolding(store, first)).toEqual([])
  const [row] = await store.read.selectFrom('second_factor').selectAll().execute()
  expect(row?.secret.toString('latin1')).not.toContain(first)
})

test('a code that was right for one secret confirms no other that came in its place', async () => {
  const store = await aStore()
  const { id: accountId } = await aModerator(store)
  const checked = await beginSecondStep(store, accountId)
  const given = { accountId, code: await codeAt(checked, START), now: START }
  const check = checkSecondStep(store, given)
  await inTransaction(store, (trx) =>
    trx
      .updateTable('second_factor')
      .set({ secret: newSealedSecret(store) })
      .execute(),
  )
  expect(await check).toBe(false)
  expect((await secondStepOf(store, accountId))?.confirmed).toBe(false)
})

async function accept(store: Store, token: string, pseudonym: string, now = START) {
  return await acceptInvitation(store, { token, pseudonym, passphrase: PASSPHRASE, now })
}

test('an invitation makes one staff account, under a working name that members may not have', async () => {
  const store = await aStore()
  const token = await invite(store, { role: 'moderator', by: null, now: START })
  expect(tablesHolding(store, token)).toEqual([])
  expect(await invitationRole(store, token, START)).toBe('moderator')
  const result = await accept(store, token, 'Anna Moderator')
  expect(result).toMatchObject({ kind: 'joined', account: { role: 'moderator' } })
  expect(await accept(store, token, 'Bea')).toEqual({ kind: 'not-found' })
  const [account] = await store.read.selectFrom('account').selectAll().execute()
  expect(account?.passphrase_hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  expect(await audited(store, 'staff.')).toEqual([
    'staff.invite: moderator',
    'staff.join: moderator',
  ])
})

test('of two who open one invitation at once, one gets the account', async () => {
  const store = await aStore()
  const token = await invite(store, { role: 'professional', by: null, now: START })
  const results = await Promise.all([accept(store, token, 'Anna'), accept(store, token, 'Bea')])
  expect(results.map((result) => result.kind).toSorted()).toEqual(['joined', 'not-found'])
  expect(await store.read.selectFrom('account').selectAll().execute()).toHaveLength(1)
})

test('an invitation lasts seven days, and a name that is taken does not use it up', async () => {
  const store = await aStore()
  const { pseudonym } = await aMember(store)
  const token = await invite(store, { role: 'moderator', by: null, now: START })
  expect(await accept(store, token, pseudonym)).toMatchObject({
    kind: 'refused',
    problems: [{ field: 'pseudonym', problem: 'taken' }],
  })
  const week = after(START, { days: 7 })
  expect(await accept(store, token, 'Anna', week)).toEqual({ kind: 'not-found' })
  expect((await accept(store, token, 'Anna', after(week, { seconds: -1 }))).kind).toBe('joined')
})
