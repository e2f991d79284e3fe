/** The second step over HTTP, without script: what the pages say, and where each step leads. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSessions } from '#app/auth/sessions.ts'
import { translator } from '#app/i18n/translate.ts'
import { cookieName } from '#app/server/cookies.ts'
import { passkeysOf } from '#db/queries/passkeys.ts'
import { codeAt } from '#moderation/members/second-step.ts'
import { makePasskey, signWith } from '../helpers/authenticator.ts'
import { withCode, withPasskey } from '../helpers/passkeys.ts'
import { set } from '../helpers/store.ts'
import { aVisitor, signIn, type Visitor } from '../helpers/visitor.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

const t = translator('nl')
let world: World
beforeAll(async () => {
  world = await startWorld({ host: 'localhost' })
}, 60_000)
afterAll(() => world.close())

function site() {
  return { origin: world.origin, host: 'localhost' }
}

/** A device on which somebody gave the passphrase, or did both steps. */
async function aDevice(who: Somebody, secondStep: boolean): Promise<Visitor> {
  const visitor = aVisitor(world.origin)
  const how = { shared: false, secondStep, now: world.clock.now() }
  const token = await makeSessions(world.store).begin(who, how)
  visitor.cookies.set(cookieName('session', true), token)
  return visitor
}

/** The challenge that a page gives its script. */
function challengeIn(body: string): string {
  const [, options = ''] = /data-passkey="([^"]*)"/.exec(body) ?? []
  return (JSON.parse(options.replaceAll('&quot;', '"')) as { challenge: string }).challenge
}

/** The secret of a new code, as the page shows it in letters. */
function secretIn(body: string): string {
  return /<code>([A-Z2-7]+)<\/code>/.exec(body)?.[1] ?? ''
}

test('an administrator lets only passkeys count; who has a code gives it once more and makes one', async () => {
  const administrator = await world.somebody('administrator')
  const moderator = await world.somebody('moderator')
  const nextCode = await withCode(world, moderator)
  const desk = await aDevice(administrator, true)
  const turnOn = () => desk.post('/settings', { deed: 'passkeys-only', on: '1' })
  const refused = await turnOn()
  expect([refused.status, refused.body.includes(t('keys:only.tooFew'))]).toEqual([400, true])
  await withPasskey(world.store, administrator, { site: site() })
  await withPasskey(world.store, administrator, { site: site() })
  expect([(await turnOn()).status, (await desk.get('/settings')).body]).toEqual([
    303,
    expect.stringContaining(t('keys:only.isOn')),
  ])

  const device = await aDevice(moderator, false)
  expect((await device.get('/login/second')).body).toContain(t('keys:signIn.then'))
  const given = await device.post('/login/second', { code: await nextCode(), to: '/queue' })
  expect([given.status, given.to]).toEqual([303, '/login/second?to=%2Fqueue'])
  expect((await device.get('/queue')).to).toBe('/login/second')
  const early = challengeIn((await device.get(given.to)).body)
  const lazy = makePasskey(early, { ...site(), verified: false })
  const failed = await device.post('/login/second', { answer: lazy.answer, name: 'x' })
  expect([failed.status, failed.body]).toEqual([
    400,
    expect.stringContaining(t('keys:passkey.problems.unverified')),
  ])
  await device.post('/login/second', { code: await nextCode(), to: '/queue' })
  const asked = await device.get(given.to)
  expect(asked.body).toContain(t('keys:passkey.noScript'))
  const { answer } = makePasskey(challengeIn(asked.body), site())
  const done = await device.post('/login/second', { answer, name: 'sleutelbos', to: '/queue' })
  expect([done.status, done.to]).toEqual([303, '/queue'])
  expect((await device.get('/me/keys')).body).toContain('sleutelbos')
  await set(world.store, 'passkeysOnly', false)
})

test('two colleagues renew a second step; the words are seen once, and she signs in anew', async () => {
  const [mara, administrator] = [
    await world.somebody('moderator'),
    await world.somebody('administrator'),
  ]
  const colleague = await world.somebody('moderator')
  await withCode(world, mara)
  const [hers, theirs] = [await withCode(world, administrator), await withCode(world, colleague)]
  const old = await aDevice(mara, true)
  const path = `/team/renew/${mara.id}`
  const first = await aDevice(administrator, true)
  expect((await first.get('/team')).body).toContain(path)
  const wrong = await first.post(path, { code: '000000' })
  expect([wrong.status, wrong.body.includes('aria-invalid="true"')]).toEqual([400, true])
  expect((await first.post(path, { code: await hers() })).status).toBe(303)
  expect((await first.get(path)).body).toContain(t('keys:renew.own'))
  expect((await old.get('/me/keys')).body).toContain(t('keys:own.saidLost'))

  const second = await aDevice(colleague, true)
  expect((await second.get('/me/keys')).body).toContain(path)
  const done = await second.post(path, { code: await theirs() })
  const [, words = ''] = /data-renewal[^>]*>([^<]+)</.exec((await second.get(done.to)).body) ?? []
  expect(words.split(' ')).toHaveLength(5)
  expect((await second.get(done.to)).body).not.toContain(words)
  expect((await old.get('/queue')).status).toBe(200)
  expect((await old.get('/queue')).body).toContain(t('standing:front.enter'))

  const device = await aDevice(mara, false)
  expect((await device.get('/login/second')).body).toContain(t('keys:signIn.renewalText'))
  const bad = await device.post('/login/second', { renewal: 'een twee drie vier vijf' })
  expect([bad.status, bad.body.includes(t('keys:signIn.renewalProblem'))]).toEqual([400, true])
  expect((await device.post('/login/second', { renewal: words })).status).toBe(303)
  const setUp = (await device.get('/login/second')).body
  expect(setUp).toContain(t('account:second.secret'))
  // A passkey that did not become one: the words are asked again, and the page says why.
  const { answer } = makePasskey(challengeIn(setUp), { ...site(), verified: false })
  const failed = await device.post('/login/second', { answer, name: 'x' })
  expect([failed.status, failed.body]).toEqual([
    400,
    expect.stringContaining(t('keys:passkey.problems.unverified')),
  ])
  expect(failed.body).toContain('name="renewal"')
  expect((await device.post('/login/second', { renewal: words })).status).toBe(303)
})

test('one’s own page is for staff, behind the passphrase, and keeps the last second step', async () => {
  const member = await signIn(world, await world.somebody('member'))
  expect((await member.get('/me/keys')).status).toBe(403)
  expect((await member.get('/team/renew/nobody')).status).toBe(403)
  const who = await world.somebody('professional')
  const nextCode = await withCode(world, who)
  const device = await aDevice(who, true)
  expect((await device.get('/team/renew/nobody')).status).toBe(404)
  expect((await device.get(`/team/renew/${who.id}`)).body).toContain(t('keys:renew.oneself'))
  const opens = async () => device.post('/me/keys', { code: await nextCode() })
  expect([(await opens()).status, (await device.get('/me/keys')).body]).toEqual([
    303,
    expect.stringContaining('name="remove"'),
  ])
  const last = await device.post('/me/keys', { remove: 'code' })
  expect([last.status, last.body.includes(t('keys:own.last'))]).toEqual([409, true])
  await withPasskey(world.store, who, { site: site() })
  expect((await device.get('/me/keys')).body).toContain(t('keys:own.enough'))
  // Something was added, so it is asked again.
  expect((await device.post('/me/keys', { remove: 'code' })).to).toBe('/me/keys')
  expect((await device.get('/me/keys')).body).not.toContain('name="remove"')
  expect((await opens()).status).toBe(303)
  const other = await aDevice(who, true)
  const removed = await device.post('/me/keys', { remove: 'code' })
  expect([removed.status, removed.to]).toEqual([303, '/me/keys?said=removed'])
  expect((await device.get('/me/keys/code')).to).toBe('/me/keys')
  expect((await other.get('/me/keys')).body).toContain(t('standing:front.enter'))
  world.clock.forward({ minutes: 6 })
  const asked = await device.get('/me/keys')
  expect(asked.body).toContain('name="passphrase"')
  expect(asked.body).not.toContain('data-passkey')
  expect((await device.get('/me/keys/code')).to).toBe('/me/keys')
})

test('who has the passphrase and an open session of hers adds nothing and takes nothing away', async () => {
  const who = await world.somebody('moderator')
  const held = await withPasskey(world.store, who, { site: site() })
  const thief = await aDevice(who, true)
  const page = await thief.get('/me/keys')
  expect(page.body).toContain(t('keys:own.changeText'))
  expect(page.body).not.toMatch(/name="(remove|name)"/)
  expect((await thief.get('/me/keys/code')).to).toBe('/me/keys')
  expect((await thief.post('/me/keys/code', { code: '000000' })).to).toBe('/me/keys')
  const wrong = await thief.post('/me/keys', { code: '000000' })
  expect([wrong.status, wrong.body.includes('name="remove"')]).toEqual([400, false])
  const own = makePasskey(challengeIn((await thief.get('/me/keys')).body), site())
  const added = await thief.post('/me/keys', { answer: own.answer, name: 'van mij' })
  expect([added.status, (await passkeysOf(world.store.read, who.id)).length]).toEqual([400, 1])
  const [{ id = '' } = {}] = await passkeysOf(world.store.read, who.id)
  expect((await thief.post('/me/keys', { remove: id })).to).toBe('/me/keys')

  const asked = challengeIn((await thief.get('/me/keys')).body)
  const proven = await thief.post('/me/keys', { answer: signWith(held, asked, site()) })
  expect([proven.status, proven.to]).toEqual([303, '/me/keys'])
  expect((await thief.get('/me/keys/code')).body).toContain(t('account:second.secret'))
  const another = makePasskey(challengeIn((await thief.get('/me/keys')).body), site())
  const done = await thief.post('/me/keys', { answer: another.answer, name: 'sleutelbos' })
  expect([done.status, done.to]).toEqual([303, '/me/keys?said=added'])
  // One leave, one change; and it runs out.
  expect((await thief.get('/me/keys/code')).to).toBe('/me/keys')
})

test('who looked at the set-up before her does not have the secret that she sets up', async () => {
  const who = await world.somebody('moderator')
  const [hers, theirs] = [await aDevice(who, false), await aDevice(who, false)]
  const look = async (device: Visitor) => secretIn((await device.get('/login/second')).body)
  const seen = await look(theirs)
  const secret = await look(hers)
  expect(secret).not.toBe(seen)
  expect([await look(theirs), secret.length]).toEqual([seen, 32])
  // The other looked last: her code is asked once more, for the same secret.
  const code = await codeAt(secret, world.clock.now())
  const again = await hers.post('/login/second', { code, to: '/queue' })
  expect([again.status, secretIn(again.body)]).toEqual([400, secret])
  expect((await hers.post('/login/second', { code, to: '/queue' })).to).toBe('/queue')
  expect((await theirs.get('/login/second')).body).not.toContain(seen)
  world.clock.forward({ seconds: 60 })
  const foreign = await codeAt(seen, world.clock.now())
  expect((await theirs.post('/login/second', { code: foreign })).status).toBe(400)
})

test('tries at a passkey and at a code count together', async () => {
  const tight = await startWorld({ host: 'localhost', tightLimits: true })
  const who = await tight.somebody('moderator')
  const how = { shared: false, secondStep: false, now: tight.clock.now() }
  const visitor = aVisitor(tight.origin)
  visitor.cookies.set(cookieName('session', true), await makeSessions(tight.store).begin(who, how))
  for (let tried = 0; tried < 5; tried += 1) {
    expect((await visitor.post('/login/second', { code: '000000' })).status).toBe(400)
    expect((await visitor.post('/login/second', { answer: '{}' })).status).toBe(400)
  }
  const refused = await visitor.post('/login/second', { answer: '{}' })
  expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true])
  await tight.close()
})
