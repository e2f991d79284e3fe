/** A lost second step: two others replace it, with their own. */
import { expect, test } from 'vitest'
import { findRenewal } from '#db/queries/renewals.ts'
import { passkeysOf } from '#db/queries/passkeys.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { sayLost, sayNotLost } from '#moderation/administration/renew-second-step.ts'
import { stopService } from '#moderation/administration/stop-service.ts'
import { askedOf, giveSecondStep } from '#moderation/members/asked-second-step.ts'
import { beginSecondStep, checkSecondStep, codeAt } from '#moderation/members/second-step.ts'
import type { Held } from '../helpers/authenticator.ts'
import { after, START } from '../helpers/clock.ts'
import { aModerator, aProfessional } from '../helpers/people.ts'
import { aSession, made, signed, withPasskey } from '../helpers/passkeys.ts'
import { rowsIn } from '../helpers/retention.ts'
import { anAdministrator, audited } from '../helpers/staff.ts'
import { aStore, tablesHolding } from '../helpers/store.ts'

type Colleague = { actor: Actor; held: Held }

async function withKey(store: Store, actor: Actor): Promise<Colleague> {
  return { actor, held: await withPasskey(store, actor) }
}

/** Mara, who lost her second step, and three colleagues who have theirs. */
async function aTeam() {
  const store = await aStore()
  const mara = await aModerator(store)
  await withPasskey(store, mara)
  const administrator = await withKey(store, await anAdministrator(store))
  const professional = await withKey(store, await aProfessional(store))
  const moderator = await withKey(store, await aModerator(store))
  return { store, mara, administrator, professional, moderator }
}

/** A colleague says that somebody lost theirs, with what their passkey signs for it. */
async function says(store: Store, { actor, held }: Colleague, who: Actor, now = START) {
  const purpose = `renew:${who.id}` as const
  const asking = { ...(await aSession(store, actor, purpose)), now }
  const answer = await signed(store, held, asking)
  return await sayLost(store, {
    actor,
    accountId: who.id,
    now,
    asking,
    given: { code: '', answer },
  })
}

async function renewed(store: Store, first: Colleague, second: Colleague, who: Actor) {
  expect(await says(store, first, who)).toEqual({ kind: 'waits' })
  const result = await says(store, second, who)
  if (result.kind !== 'renewed') throw new Error(result.kind)
  return result.words
}

test('two others renew it; she comes in with their words, and sets up something new', async () => {
  const { store, mara, administrator, professional } = await aTeam()
  await aSession(store, mara)
  const words = await renewed(store, professional, administrator, mara)
  expect(words.split(' ')).toHaveLength(5)
  expect(tablesHolding(store, words)).toEqual([])
  expect(await passkeysOf(store.read, mara.id)).toEqual([])
  const hers = await store.read
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', mara.id)
    .execute()
  expect(hers).toEqual([])

  const asked = await aSession(store, mara, 'anew')
  const give = (given: { renewal?: string; answer?: string }) =>
    giveSecondStep(store, asked, { code: '', answer: '', ...given })
  expect(await askedOf(store, asked)).toEqual({ kind: 'renewal', runOut: false })
  expect(await give({ renewal: 'vijf andere woorden zijn dit' })).toMatchObject({
    field: 'renewal',
  })
  const { answer: early } = await made(store, { ...asked, purpose: 'first' })
  expect(await give({ answer: early })).toMatchObject({ kind: 'refused' })
  expect(await give({ renewal: ` ${words.toUpperCase()}.` })).toEqual({ kind: 'go-on' })
  expect(await askedOf(store, asked)).toMatchObject({ kind: 'set-up', purpose: 'anew' })
  const { answer } = await made(store, asked)
  expect(await give({ answer })).toEqual({ kind: 'in' })

  const next = await aSession(store, mara)
  expect(await askedOf(store, next)).toMatchObject({ kind: 'give', passkey: true })
  expect(await giveSecondStep(store, next, { code: '', answer: '', renewal: words })).toMatchObject(
    {
      kind: 'refused',
    },
  )
  expect((await audited(store, 'second-step')).slice(-3)).toEqual([
    'second-step.lost',
    'second-step.renew',
    'second-step.add: passkey',
  ])
})

test('with the words a code can be set up too, and the words are used up with it', async () => {
  const { store, mara, administrator, moderator } = await aTeam()
  const words = await renewed(store, administrator, moderator, mara)
  const asked = await aSession(store, mara)
  const secret = await beginSecondStep(store, mara.id)
  const code = await codeAt(secret, START)
  const give = (given: { renewal?: string; code?: string }) =>
    giveSecondStep(store, asked, { code: '', answer: '', ...given })
  expect(await give({ code })).toMatchObject({ kind: 'refused' })
  await give({ renewal: words })
  expect(await give({ code })).toEqual({ kind: 'in' })
  expect(await askedOf(store, await aSession(store, mara))).toMatchObject({
    kind: 'give',
    code: true,
  })
})

test('not oneself, not the same colleague twice, and not without an administrator', async () => {
  const { store, mara, administrator, professional, moderator } = await aTeam()
  const own = await withKey(store, mara)
  expect(await says(store, own, mara)).toEqual({ kind: 'oneself' })
  expect(await says(store, moderator, mara)).toEqual({ kind: 'waits' })
  expect(await says(store, moderator, mara)).toEqual({ kind: 'own' })
  expect(await says(store, professional, mara)).toEqual({ kind: 'no-administrator' })
  expect(await passkeysOf(store.read, mara.id)).toHaveLength(2)
  expect(await says(store, administrator, mara)).toMatchObject({ kind: 'renewed' })
})

test('nobody says it without their own second step, given for this one person', async () => {
  const { store, mara, administrator } = await aTeam()
  const { actor, held } = administrator
  const asking = await aSession(store, actor, 'renew:somebody-else')
  const forAnother = await signed(store, held, asking)
  for (const given of [
    { code: '', answer: '' },
    { code: '123456', answer: '' },
    { code: '', answer: forAnother },
  ]) {
    const result = await sayLost(store, { actor, accountId: mara.id, now: START, asking, given })
    expect(result).toMatchObject({ kind: 'refused' })
  }
  expect(rowsIn(store, 'renewal')).toBe(0)
  expect(await audited(store, 'second-step.lost')).toEqual([])
})

test('a code is somebody’s own second step as well', async () => {
  const { store, mara, moderator } = await aTeam()
  const actor = await anAdministrator(store)
  const secret = await beginSecondStep(store, actor.id)
  const first = { accountId: actor.id, code: await codeAt(secret, START), now: START }
  expect(await checkSecondStep(store, first)).toBe(true)
  const now = after(START, { minutes: 1 })
  const asking = await aSession(store, actor)
  const given = { code: await codeAt(secret, now), answer: '' }
  const saying = { actor, accountId: mara.id, now, asking, given }
  expect(await sayLost(store, saying)).toEqual({ kind: 'waits' })
  expect(await sayLost(store, saying)).toEqual({ kind: 'own' })
  expect(await says(store, moderator, mara, now)).toMatchObject({ kind: 'renewed' })
})

test('the first waits a day for the second, and the words work two days', async () => {
  const { store, mara, administrator, professional } = await aTeam()
  await says(store, administrator, mara)
  const dayAfter = after(START, { days: 1 })
  expect(await says(store, professional, mara, dayAfter)).toEqual({ kind: 'waits' })
  const result = await says(store, administrator, mara, dayAfter)
  const { words } = result as { words: string }
  const now = after(dayAfter, { days: 2 })
  const asked = { ...(await aSession(store, mara)), now }
  expect(await askedOf(store, asked)).toEqual({ kind: 'renewal', runOut: true })
  expect(
    await giveSecondStep(store, asked, { code: '', answer: '', renewal: words }),
  ).toMatchObject({
    kind: 'refused',
  })
  // A passphrase alone is never enough; two colleagues can give new words.
  expect(await says(store, professional, mara, now)).toEqual({ kind: 'waits' })
  expect(await says(store, administrator, mara, now)).toMatchObject({ kind: 'renewed' })
})

test('who lost nothing says so, and who left meanwhile was no first', async () => {
  const { store, mara, administrator, moderator } = await aTeam()
  await says(store, administrator, mara)
  await sayNotLost(store, { actor: mara, now: START })
  expect(await findRenewal(store.read, mara.id, START)).toBeUndefined()
  expect((await audited(store, 'second-step')).at(-1)).toBe('second-step.not-lost')

  expect(await says(store, moderator, mara)).toEqual({ kind: 'waits' })
  const stopping = { actor: administrator.actor, accountId: moderator.actor.id, now: START }
  expect(await stopService(store, stopping)).toMatchObject({ kind: 'stopped' })
  expect(await says(store, administrator, mara)).toEqual({ kind: 'waits' })
  expect(await passkeysOf(store.read, moderator.actor.id)).toEqual([])
  expect(await passkeysOf(store.read, mara.id)).toHaveLength(1)
})
