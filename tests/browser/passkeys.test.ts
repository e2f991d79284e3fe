/** Passkeys with Chromium's own virtual authenticator: made, used, and used wrong. */
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeSessions } from '#app/auth/sessions.ts'
import { cookieName } from '#app/server/cookies.ts'
import { dropCode } from '#db/queries/passkeys.ts'
import { inTransaction } from '#db/store.ts'
import { bringIn, startWindows, t, type Windows } from '../helpers/browser.ts'
import { withCode } from '../helpers/passkeys.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

let world: World
let windows: Windows

beforeAll(async () => {
  world = await startWorld({ host: 'localhost' })
  windows = await startWindows(world)
}, 60_000)
afterAll(async () => {
  await windows?.close()
  await world?.close()
})
afterEach(() => windows.endTest())

type Authenticator = { cdp: CDPSession; authenticatorId: string }

/** Puts an authenticator into a window: it knows its owner, and answers without a touch. */
async function plugIn(page: Page): Promise<Authenticator> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}

/** Gives the window a session that gave the passphrase, and no more. */
async function halfway(page: Page, who: Somebody): Promise<void> {
  const how = { shared: false, secondStep: false, now: world.clock.now() }
  const value = await makeSessions(world.store).begin(who, how)
  const cookie = { name: cookieName('session', true), value, url: world.origin }
  await page.context().addCookies([cookie])
  await page.goto(`${world.origin}/login/second`)
}

/** Somebody with a passkey in this window, at the second step. */
async function aHolder(): Promise<Authenticator & { page: Page; who: Somebody }> {
  const who = await world.somebody('moderator')
  const page = await windows.open()
  const nextCode = await withCode(world, who)
  await bringIn(page, world, who)
  const authenticator = await plugIn(page)
  await page.goto(`${world.origin}/me/keys`)
  await page.locator('#code').fill(await nextCode())
  await page.getByRole('button', { name: t('account:second.send') }).click()
  await page.getByLabel(t('keys:passkey.name')).fill('mijn telefoon')
  await page.getByRole('button', { name: t('keys:passkey.make') }).click()
  await page.getByText(t('keys:own.said.added')).waitFor()
  await inTransaction(world.store, (trx) => dropCode(trx, who.id))
  await halfway(page, who)
  return { ...authenticator, page, who }
}

/** What the second step asks this window now. */
async function askedNow(page: Page) {
  const body = await (await page.request.get(`${world.origin}/login/second`)).text()
  const [, options = ''] = /data-passkey="([^"]*)"/.exec(body) ?? []
  return JSON.parse(options.replaceAll('&quot;', '"')) as PublicKeyCredentialRequestOptionsJSON
}

/** Lets the page that is open sign, as its own script could. */
async function signIn(page: Page, options: PublicKeyCredentialRequestOptionsJSON) {
  return await page.evaluate(async (asked) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked)
    const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
    return JSON.stringify(credential.toJSON())
  }, options)
}

async function send(page: Page, answer: string) {
  const response = await page.request.post(`${world.origin}/login/second`, {
    form: { answer },
    headers: { Origin: world.origin },
    maxRedirects: 0,
  })
  return { status: response.status(), body: await response.text() }
}

test('a passkey is made on one’s own page, opens the second step, and opens nothing when sent again', async () => {
  const { page, who } = await aHolder()
  const sent = page.waitForRequest((one) => one.method() === 'POST')
  await page.getByRole('button', { name: t('keys:passkey.use') }).click()
  await page.waitForURL('**/queue')
  const answer = new URLSearchParams((await sent).postData() ?? '').get('answer') ?? ''
  expect(JSON.parse(answer)).toMatchObject({ type: 'public-key' })
  await page.goto(`${world.origin}/me/keys`)
  expect(await page.locator('[data-second-steps]').getAttribute('data-second-steps')).toBe('1')
  expect(await page.locator('[data-passkey-id]').innerText()).toContain('mijn telefoon')
  await page.getByText(t('keys:own.missing')).waitFor()

  const thief = await windows.open({ javaScriptEnabled: false })
  await halfway(thief, who)
  const again = await send(thief, answer)
  expect([again.status, again.body.includes(t('keys:passkey.problems.wrong'))]).toEqual([400, true])
  await thief.goto(`${world.origin}/queue`)
  expect(new URL(thief.url()).pathname).toBe('/login/second')
  // Without script the page says what is needed, and shows no button that does nothing.
  await thief.getByText(t('keys:passkey.noScript')).waitFor()
  expect(await thief.getByRole('button', { name: t('keys:passkey.use') }).count()).toBe(0)
})

test('another origin, nobody known to the device, and a counter that goes back: each is refused', async () => {
  const { cdp, authenticatorId, page, who } = await aHolder()
  const elsewhere = new URL(world.outside)
  elsewhere.hostname = 'localhost'
  const asked = await askedNow(page)
  await page.goto(elsewhere.href)
  const there = await send(page, await signIn(page, asked))
  expect([there.status, there.body.includes(t('keys:passkey.problems.wrong'))]).toEqual([400, true])
  expect(windows.oddities().every((line) => line.includes(elsewhere.origin))).toBe(true)

  await page.goto(`${world.origin}/login/second`)
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  const careless = { ...(await askedNow(page)), userVerification: 'discouraged' }
  const unknown = await send(page, await signIn(page, careless))
  expect([unknown.status, unknown.body.includes(t('keys:passkey.problems.unverified'))]).toEqual([
    400,
    true,
  ])
  await page.goto(`${world.origin}/login/second`)
  await page.getByRole('button', { name: t('keys:passkey.use') }).click()
  await page.getByText(t('keys:passkey.browser.stopped')).waitFor()
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })

  await send(page, await signIn(page, await askedNow(page)))
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  const [credential] = credentials
  if (credential === undefined) throw new Error('There is no passkey.')
  expect(credential.signCount).toBeGreaterThan(1)
  const { credentialId } = credential
  await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId })
  const copy = { ...credential, signCount: 0 }
  await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: copy })
  await halfway(page, who)
  await page.getByRole('button', { name: t('keys:passkey.use') }).click()
  await page.getByText(t('keys:passkey.problems.counter')).waitFor()
})
