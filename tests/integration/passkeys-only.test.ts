/** Where an administrator lets only passkeys count: nobody is locked out by it, and no code opens anything more. */
import { expect, test } from 'vitest'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { setPasskeysOnly } from '#moderation/administration/passkeys-only.ts'
import { askedOf, giveSecondStep } from '#moderation/members/asked-second-step.ts'
import { ownSecondSteps } from '#moderation/members/own-second-steps.ts'
import type { Ceremony } from '#moderation/members/passkeys.ts'
import { beginSecondStep, checkSecondStep, codeAt } from '#moderation/members/second-step.ts'
import { after, START, type Span } from '../helpers/clock.ts'
import { aModerator } from '../helpers/people.ts'
import { aSession, made, SITE, withPasskey } from '../helpers/passkeys.ts'
import { anAdministrator, audited } from '../helpers/staff.ts'
import { aStore, set } from '../helpers/store.ts'

/** Somebody whose app gives codes; answers the code that it gives so long after the start. */
async function withCode(store: Store, who: Actor) {
  const secret = await beginSecondStep(store, who.id)
  const code = await codeAt(secret, START)
  await checkSecondStep(store, { accountId: who.id, code, now: START })
  return (span: Span) => codeAt(secret, after(START, span))
}

async function onlyPasskeysStore() {
  const store = await aStore()
  await set(store, 'passkeysOnly', true)
  return { store, who: await aModerator(store) }
}

const later = { minutes: 1 }
const at = (asked: Ceremony) => ({ ...asked, now: after(START, later) })

test('an administrator asks for it who has two passkeys herself, on an address with a name', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const turn = (on: boolean, site: typeof SITE | undefined = SITE, by = actor) =>
    setPasskeysOnly(store, { actor: by, on, site, now: START })
  expect(await turn(true, SITE, await aModerator(store))).toEqual({ kind: 'not-allowed' })
  expect(await turn(true)).toEqual({ kind: 'wrong', problem: 'too-few' })
  await withCode(store, actor)
  await withPasskey(store, actor)
  await withPasskey(store, actor, { site: { origin: 'https://old.example', host: 'old.example' } })
  expect(await turn(true)).toEqual({ kind: 'wrong', problem: 'too-few' })
  await withPasskey(store, actor)
  const asNumber = { actor, on: true, site: undefined, now: START }
  expect(await setPasskeysOnly(store, asNumber)).toEqual({ kind: 'wrong', problem: 'no-name' })
  expect(await turn(true)).toEqual({ kind: 'saved' })
  expect(await ownSecondSteps(store.read, actor.id, SITE)).toMatchObject({ only: true, counted: 2 })
  expect(await turn(false, undefined)).toEqual({ kind: 'saved' })
  expect(await audited(store, 'settings.passkeys-only')).toEqual([
    'settings.passkeys-only: on',
    'settings.passkeys-only: off',
  ])
})

test('a right code opens nothing for who has a passkey', async () => {
  const { store, who } = await onlyPasskeysStore()
  const codeAfter = await withCode(store, who)
  await withPasskey(store, who)
  const asked = at(await aSession(store, who))
  expect(await askedOf(store, asked)).toMatchObject({ kind: 'give', passkey: true, code: false })
  const given = { code: await codeAfter(later), answer: '' }
  expect(await giveSecondStep(store, asked, given)).toMatchObject({ kind: 'refused' })
  // An address that is a number can ask for no passkey.
  const asNumber = { ...asked, site: undefined }
  expect(await giveSecondStep(store, asNumber, given)).toEqual({ kind: 'in' })
})

test('who has none gives the code once more, and only with a passkey she is in', async () => {
  const { store, who } = await onlyPasskeysStore()
  const codeAfter = await withCode(store, who)
  const asked = at(await aSession(store, who, 'anew'))
  const { answer: early } = await made(store, { ...asked, purpose: 'first' })
  const give = (given: { code?: string; answer?: string }) =>
    giveSecondStep(store, asked, { code: '', answer: '', ...given })
  expect(await give({ answer: early })).toMatchObject({ kind: 'refused' })
  expect(await give({ code: '000000' })).toMatchObject({ kind: 'refused' })
  const code = await codeAfter(later)
  expect(await give({ code })).toEqual({ kind: 'go-on' })
  // The session that gave it may go on; another one has to give a code of its own.
  expect(await askedOf(store, at(await aSession(store, who)))).toMatchObject({ next: 'passkey' })
  expect(await askedOf(store, asked)).toMatchObject({ kind: 'set-up', code: false })
  expect(await give({ code: await codeAfter({ seconds: 90 }) })).toMatchObject({ kind: 'refused' })
  const { answer } = await made(store, asked)
  expect(await give({ answer })).toEqual({ kind: 'in' })
  expect(await askedOf(store, at(await aSession(store, who)))).toMatchObject({ code: false })
})

test('who is new sets up a passkey, and no code', async () => {
  const { store, who } = await onlyPasskeysStore()
  const asked = await aSession(store, who, 'first')
  expect(await askedOf(store, asked)).toEqual({
    kind: 'set-up',
    code: false,
    passkey: true,
    purpose: 'first',
  })
  const code = await codeAt(await beginSecondStep(store, who.id), START)
  expect(await giveSecondStep(store, asked, { code, answer: '' })).toMatchObject({
    kind: 'refused',
  })
  const { answer } = await made(store, asked)
  expect(await giveSecondStep(store, asked, { code: '', answer })).toEqual({ kind: 'in' })
})
