/** Staff with passkeys, in a store without a browser. */
import { makeSessions } from '#app/auth/sessions.ts'
import { tokenHash } from '#db/keys.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import {
  addPasskey,
  askForNewPasskey,
  askForPasskey,
  type Ceremony,
  type Purpose,
  type Site,
} from '#moderation/members/passkeys.ts'
import { beginSecondStep, checkSecondStep, codeAt } from '#moderation/members/second-step.ts'
import { makePasskey, signWith, type Held } from './authenticator.ts'
import { START } from './clock.ts'
import type { World } from './world.ts'

export const SITE: Site = { origin: 'https://luwte.example', host: 'luwte.example' }

/** A session of somebody's that gave the passphrase; answers how it asks. */
export async function aSession(
  store: Store,
  who: Actor,
  purpose: Purpose = 'sign-in',
): Promise<Ceremony> {
  const how = { shared: false, secondStep: false, now: START }
  const token = await makeSessions(store).begin(who, how)
  const sessionId = tokenHash(token).toString('hex')
  return { accountId: who.id, sessionId, purpose, site: SITE, now: START }
}

/** Makes a passkey for what a session is asked, as the browser on that site would. */
export async function made(store: Store, ceremony: Ceremony, doing: Partial<MakeHow> = {}) {
  const { challenge } = await askForNewPasskey(store, ceremony, 'Mara')
  return makePasskey(challenge, { ...ceremony.site, ...doing })
}
type MakeHow = Parameters<typeof makePasskey>[1]

/** Somebody with one more passkey. */
export async function withPasskey(
  store: Store,
  who: Actor,
  doing: Partial<MakeHow> & { site?: Site } = {},
): Promise<Held> {
  const { site = SITE, ...how } = doing
  const ceremony = { ...(await aSession(store, who, 'add')), site }
  const { held, answer } = await made(store, ceremony, how)
  const result = await addPasskey(store, ceremony, { answer, name: 'mijn telefoon' })
  if (result.kind !== 'fits') throw new Error(result.why)
  return held
}

/** What somebody's passkey answers to what a session is asked now. */
export async function signed(
  store: Store,
  held: Held,
  ceremony: Ceremony,
  doing: Partial<Parameters<typeof signWith>[2]> = {},
): Promise<string> {
  const { challenge } = await askForPasskey(store, ceremony)
  return signWith(held, challenge, { ...ceremony.site, ...doing })
}

/** Somebody whose app gives codes, and the code that it gives half a minute later. */
export async function withCode(
  world: Pick<World, 'store' | 'clock'>,
  who: Actor,
): Promise<() => Promise<string>> {
  const secret = await beginSecondStep(world.store, who.id)
  const now = world.clock.now()
  const code = await codeAt(secret, now)
  await checkSecondStep(world.store, { accountId: who.id, code, now })
  return () => {
    world.clock.forward({ seconds: 30 })
    return codeAt(secret, world.clock.now())
  }
}
