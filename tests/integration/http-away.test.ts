/** A page was out of sight for a minute: what its browser may then still do. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { translator } from '#app/i18n/translate.ts'
import { place } from '../helpers/placing.ts'
import { aReader, signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

const t = translator('nl')
const BODY = 'Een kast met een groen gordijn.'

let world: World
let thread: string
beforeAll(async () => {
  world = await startWorld()
  const now = world.clock.now()
  const { threadId } = await place(world.store, await world.somebody(), { body: BODY, now })
  thread = `/t/${threadId}`
}, 60_000)
afterAll(() => world.close())

test('a session that is away opens nothing until the passphrase was given', async () => {
  const who = await world.somebody()
  const visitor = await signIn(world, who)
  expect((await visitor.get(thread)).body).toContain(BODY)
  const told = await visitor.post('/away', { to: thread })
  expect([told.status, told.to]).toEqual([303, thread])
  for (const address of [thread, '/', '/me', '/search', '/nowhere', `${thread}.data`]) {
    const answer = await visitor.get(address)
    expect([address, answer.status]).toEqual([address, 200])
    expect(answer.body).toContain(t('account:unlock.heading'))
    expect(answer.body).not.toContain(BODY)
    expect(answer.body).not.toContain(who.pseudonym)
  }
  // Help and the way out are always there.
  expect((await visitor.get('/help')).body).toContain(t('help:heading'))

  const wrong = await visitor.post('/unlock', { passphrase: 'niet de goede zin', to: thread })
  expect(wrong.status).toBe(400)
  expect((await visitor.get(thread)).body).not.toContain(BODY)
  const right = await visitor.post('/unlock', { passphrase: who.passphrase, to: thread })
  expect([right.status, right.to]).toEqual([303, thread])
  expect((await visitor.get(thread)).body).toContain(BODY)
})

test('what is sent to a session that is away is kept, not placed', async () => {
  const who = await world.somebody()
  const visitor = await signIn(world, who)
  await visitor.post('/away', { to: thread })
  const sent = await visitor.post(thread, { body: 'Dit wil ik nog zeggen.' })
  expect(sent.to).toContain('/login?to=')
  expect((await (await aReader(world)).get(thread)).body).not.toContain('Dit wil ik nog zeggen')
  // After the passphrase, once, it stands in its form.
  const unlocked = await visitor.post('/unlock', { passphrase: who.passphrase, to: sent.to })
  const onward = await visitor.get(unlocked.to)
  expect([onward.status, onward.to.split('?')[0]]).toEqual([303, thread])
  expect((await visitor.get(onward.to)).body).toContain('Dit wil ik nog zeggen')
})

test('what was typed is kept each time a page goes away, on top of what was kept before', async () => {
  const who = await world.somebody()
  const visitor = await signIn(world, who)
  let to = `${thread}?page=1`
  for (const body of ['Half een zin', 'Half een zin, en meer']) {
    const told = await visitor.post('/away', { to, body })
    expect(told.to).toMatch(/^\/t\/\w+\?page=1&d=\w+$/)
    const back = await visitor.post('/unlock', { passphrase: who.passphrase, to: told.to })
    to = back.to
    expect((await visitor.get(to)).body).toContain(`${body}</textarea>`)
  }
})

test('a reader who is away has to come in by the front page again', async () => {
  const reader = await aReader(world)
  expect((await reader.get(thread)).body).toContain(BODY)
  await reader.post('/away', { to: thread })
  const answer = await reader.get(thread)
  expect(answer.body).toContain(t('standing:front.enter'))
  expect(answer.body).not.toContain(BODY)
})

test('who has lost the passphrase logs out of a session that is away, and can sign in anew', async () => {
  const visitor = await signIn(world, await world.somebody())
  await visitor.post('/away', { to: '/' })
  expect((await visitor.get('/login')).body).toContain(t('account:unlock.heading'))
  await visitor.post('/logout', {})
  expect((await visitor.get('/login')).body).toContain(t('account:signIn.heading'))
})

test('leaving ends a session that is away too', async () => {
  const visitor = await signIn(world, await world.somebody())
  const before = new Map(visitor.cookies)
  await visitor.post('/away', { to: '/' })
  await visitor.get('/leave')
  for (const [name, value] of before) visitor.cookies.set(name, value)
  expect((await visitor.get('/me')).to).toContain('/login')
})

test('what was chosen for a tab is on its pages alone, also where pages are kept for many', async () => {
  const [chooser, other] = [await aReader(world), await aReader(world)]
  await other.get(thread)
  const chosen = await chooser.post('/tab', { replace: '1', away: '1' })
  expect(chosen.setCookies.join()).toMatch(/^t=replace%20no-key; Path=\/; HttpOnly; SameSite=Lax$/)
  expect((await chooser.get(thread)).body).toContain('data-tab="replace no-key"')
  expect((await other.get(thread)).body).not.toContain('data-tab')
  chooser.cookies.set('t', 'replace%22onload no-such')
  expect((await chooser.get(thread)).body).not.toContain('data-tab')
})
