/** Passkeys of staff, with an authenticator in software that can do wrong. */
import { expect, test } from 'vitest'
import { passkeysOf } from '#db/queries/passkeys.ts'
import { dropSessionsOf } from '#db/queries/sessions.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { askedOf, giveSecondStep } from '#moderation/members/asked-second-step.ts'
import { removeSecondStep } from '#moderation/members/own-second-steps.ts'
import {
  addPasskey,
  askForNewPasskey,
  askForPasskey,
  siteOf,
  usePasskey,
  type Ceremony,
} from '#moderation/members/passkeys.ts'
import { beginSecondStep, checkSecondStep, codeAt } from '#moderation/members/second-step.ts'
import { makePasskey, signWith } from '../helpers/authenticator.ts'
import { after, START } from '../helpers/clock.ts'
import { aModerator } from '../helpers/people.ts'
import { aSession, made, signed, SITE, withPasskey } from '../helpers/passkeys.ts'
import { audited, withSecondStep } from '../helpers/staff.ts'
import { rowsIn } from '../helpers/retention.ts'
import { aStore, tablesHolding } from '../helpers/store.ts'

const FITS = { kind: 'fits' }
const refused = (why: string) => ({ kind: 'refused', why })

async function aHolder(how: { counter?: number } = {}) {
  const store = await aStore()
  const who = await aModerator(store)
  const held = await withPasskey(store, who, how)
  return { store, who, held, asked: await aSession(store, who) }
}

test('what a passkey signed opens once: sent again, or twice at once, it opens nothing', async () => {
  const { store, held, asked } = await aHolder()
  const answer = await signed(store, held, asked)
  const twice = await Promise.all([
    usePasskey(store, asked, answer),
    usePasskey(store, asked, answer),
  ])
  expect(twice.map((one) => one.kind).toSorted()).toEqual(['fits', 'refused'])
  expect(await usePasskey(store, asked, answer)).toEqual(refused('late'))
  await askForPasskey(store, asked)
  expect(await usePasskey(store, asked, answer)).toEqual(refused('wrong'))
})

test.each([
  ['another origin', { origin: 'https://luwte.example.evil' }, 'wrong'],
  ['another port', { origin: 'https://luwte.example:8443' }, 'wrong'],
  ['another host', { host: 'evil.example' }, 'wrong'],
  ['nobody’s fingerprint or PIN', { verified: false }, 'unverified'],
])('an answer with %s is refused, when signing in and when adding one', async (_, doing, why) => {
  const { store, who, held, asked } = await aHolder()
  const answer = await signed(store, held, asked, doing)
  expect(await usePasskey(store, asked, answer)).toEqual(refused(why))
  const adding = { ...asked, purpose: 'add' as const }
  const another = await made(store, adding, doing)
  const given = { answer: another.answer, name: 'x' }
  expect(await addPasskey(store, adding, given)).toEqual(refused(why))
  expect(await passkeysOf(store.read, who.id)).toHaveLength(1)
  expect(await usePasskey(store, asked, await signed(store, held, asked))).toEqual(FITS)
})

test('a counter that goes back, or stands still, is refused and stands in the trail', async () => {
  const { store, held, asked } = await aHolder({ counter: 7 })
  expect(await usePasskey(store, asked, await signed(store, held, asked))).toEqual(FITS)
  const copy = { ...held, counter: held.counter - 1 }
  expect(await usePasskey(store, asked, await signed(store, copy, asked))).toEqual(
    refused('counter'),
  )
  // From one that counts, no count at all is a step back too.
  const still = { ...held, counter: 0 }
  expect(await usePasskey(store, asked, await signed(store, still, asked))).toEqual(
    refused('counter'),
  )
  expect(await audited(store, 'second-step.counter')).toHaveLength(2)
  expect(await usePasskey(store, asked, await signed(store, held, asked))).toEqual(FITS)
})

test('a challenge lasts five minutes, for its own session and its own purpose', async () => {
  const { store, who, held, asked } = await aHolder()
  const answerTo = (ceremony: Ceremony) => signed(store, held, ceremony)
  const late = { ...asked, now: after(START, { minutes: 5 }) }
  expect(await usePasskey(store, late, await answerTo(asked))).toEqual(refused('late'))
  const other = await aSession(store, who)
  expect(await usePasskey(store, other, await answerTo(asked))).toEqual(refused('late'))
  const renewing = { ...asked, purpose: 'renew:somebody' as const }
  expect(await usePasskey(store, renewing, await answerTo(asked))).toEqual(refused('late'))
  const soon = { ...asked, now: after(START, { minutes: 4 }) }
  expect(await usePasskey(store, soon, await answerTo(asked))).toEqual(FITS)
})

test('another’s passkey, a removed one, a forged one and what is none open nothing', async () => {
  const { store, who, held, asked } = await aHolder()
  const stranger = await withPasskey(store, await aModerator(store))
  expect(await usePasskey(store, asked, await signed(store, stranger, asked))).toEqual(
    refused('unknown'),
  )
  const forged = { ...held, key: stranger.key }
  expect(await usePasskey(store, asked, await signed(store, forged, asked))).toEqual(
    refused('wrong'),
  )
  for (const nothing of ['', '{}', 'null', '[1', JSON.stringify({ id: held.id })]) {
    await askForPasskey(store, asked)
    expect(await usePasskey(store, asked, nothing)).toEqual(refused('wrong'))
  }
  await withPasskey(store, who)
  await takeAway(store, who, held)
  const again = await aSession(store, who)
  expect(await usePasskey(store, again, await signed(store, held, again))).toEqual(
    refused('unknown'),
  )
})

/** Takes the passkey that is held away, by way of its row. */
async function takeAway(
  store: Store,
  actor: Awaited<ReturnType<typeof aModerator>>,
  held: { id: string },
): Promise<void> {
  const key = store.keys.hash('passkey-id', held.id)
  const row = (await passkeysOf(store.read, actor.id)).find((one) => one.credential_key.equals(key))
  const which = row?.id ?? ''
  const result = await removeSecondStep(store, { actor, which, site: SITE, now: START })
  expect(result).toEqual({ kind: 'removed' })
}

test('one passkey belongs to one account, and its browser is told which ones it knows', async () => {
  const { store, who, held } = await aHolder()
  const adding = await aSession(store, await aModerator(store), 'add')
  const { challenge } = await askForNewPasskey(store, adding, 'Noor')
  // An authenticator that gives out an id that somebody has already.
  const copied = makePasskey(challenge, { ...SITE, id: held.id })
  const given = { answer: copied.answer, name: 'x' }
  expect(await addPasskey(store, adding, given)).toEqual(refused('known'))
  const own = await aSession(store, who, 'add')
  const told = await askForNewPasskey(store, own, 'Mara')
  expect(told.excludeCredentials?.map((one) => one.id)).toEqual([held.id])
  expect(told.authenticatorSelection).toMatchObject({
    userVerification: 'required',
    residentKey: 'discouraged',
  })
  expect([told.attestation, told.rp.id]).toEqual(['none', SITE.host])
  expect(JSON.stringify(told)).not.toContain(who.id)
  expect(tablesHolding(store, held.id)).toEqual([])
})

test('the last second step stays; one that goes ends every session', async () => {
  const { store, who, held } = await aHolder()
  const remove = (which: string) =>
    removeSecondStep(store, { actor: who, which, site: SITE, now: START })
  const [row] = await passkeysOf(store.read, who.id)
  expect(await remove(row?.id ?? '')).toEqual({ kind: 'last' })
  expect(await remove('code')).toEqual({ kind: 'not-found' })
  await withSecondStep(store, who)
  expect(rowsIn(store, 'session')).toBeGreaterThan(0)
  expect(await remove(row?.id ?? '')).toEqual({ kind: 'removed' })
  expect(rowsIn(store, 'session')).toBe(0)
  expect(await remove('code')).toEqual({ kind: 'last' })
  const asked = await aSession(store, who)
  const answer = await signed(store, held, asked)
  expect(await usePasskey(store, asked, answer)).toEqual(refused('unknown'))
  expect(await audited(store, 'second-step')).toEqual([
    'second-step.add: passkey',
    'second-step.remove: passkey',
  ])
})

test('with nothing but the passphrase the first second step is set up, and no second one', async () => {
  const store = await aStore()
  const who = await aModerator(store)
  const [hers, another] = [await aSession(store, who), await aSession(store, who)]
  expect(await askedOf(store, hers)).toMatchObject({ kind: 'set-up', purpose: 'first' })
  const theirs = await made(store, { ...another, purpose: 'first' })
  const secret = await beginSecondStep(store, who.id)
  const mine = await made(store, { ...hers, purpose: 'first' })
  const give = (asked: Ceremony, answer: string) =>
    giveSecondStep(store, asked, { answer, code: '', name: '' })
  expect(await give(hers, mine.answer)).toEqual({ kind: 'in' })
  expect(await give(another, theirs.answer)).toMatchObject({ kind: 'refused' })
  expect(await passkeysOf(store.read, who.id)).toHaveLength(1)
  // A secret that another session saw meanwhile is worth nothing.
  const code = await codeAt(secret, START)
  expect(await checkSecondStep(store, { accountId: who.id, code, now: START })).toBe(false)
  expect(await askedOf(store, another)).toEqual({
    kind: 'give',
    passkey: true,
    code: false,
    next: 'in',
  })
})

test('passkeys of another address count for nothing, and nobody comes in with a passphrase', async () => {
  const store = await aStore()
  const who = await aModerator(store)
  const old = { origin: 'https://old.example', host: 'old.example' }
  const held = await withPasskey(store, who, { site: old })
  const asked = await aSession(store, who)
  expect(await askedOf(store, asked)).toEqual({ kind: 'stuck' })
  expect(await usePasskey(store, asked, await signed(store, held, asked))).toEqual(
    refused('unknown'),
  )
  const given = { answer: '', code: '' }
  expect(await giveSecondStep(store, asked, given)).toMatchObject({ kind: 'refused' })
  await withSecondStep(store, who)
  expect(await askedOf(store, asked)).toMatchObject({ kind: 'give', passkey: false, code: true })
})

test.each([
  ['https://luwte.example:8443', SITE.host],
  ['http://localhost:3000', 'localhost'],
  ['http://127.0.0.1:3000', undefined],
  ['http://[::1]:3000', undefined],
])('passkeys at %s are made for %s', (origin, host) => {
  expect(siteOf(new URL(origin))?.host).toBe(host)
})

test('a passkey that was on its way when every session ended is not added', async () => {
  const { store, who } = await aHolder()
  const adding = await aSession(store, who, 'add')
  const { answer } = await made(store, adding)
  const added = addPasskey(store, adding, { answer, name: 'x' })
  await inTransaction(store, (trx) => dropSessionsOf(trx, who.id))
  expect(await added).toEqual(refused('late'))
  expect(await passkeysOf(store.read, who.id)).toHaveLength(1)
})

test('a signed challenge of one passkey says nothing about another’s', async () => {
  const { store, who, held, asked } = await aHolder()
  const second = await withPasskey(store, who)
  const { challenge } = await askForPasskey(store, asked)
  const answer = signWith({ ...held, id: second.id }, challenge, SITE)
  expect(await usePasskey(store, asked, answer)).toEqual(refused('wrong'))
})
