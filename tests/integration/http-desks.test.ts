/** The desks over HTTP: who may see them, and what two people at one item are told. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimItem } from '#moderation/queue/claim.ts'
import { approve, decided } from '../helpers/deeds.ts'
import { caseOf, itemOf } from '../helpers/looking.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { TEXTS } from '../helpers/texts.ts'
import { TYPED } from '../helpers/rules.ts'
import { aReader, aVisitor, signIn, withoutHiddenValues } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

test('the desks are for who works at them, after the second step', async () => {
  const pages = ['/queue', '/cases', '/team', '/settings']
  const seen = async (role: 'member' | 'moderator' | 'professional' | 'administrator') => {
    const visitor = await signIn(world, await world.somebody(role))
    return await Promise.all(pages.map(async (page) => (await visitor.get(page)).status))
  }
  expect(await seen('member')).toEqual([403, 403, 403, 403])
  expect(await seen('moderator')).toEqual([200, 403, 403, 403])
  expect((await seen('professional')).slice(0, 2)).toEqual([200, 200])
  expect(await seen('administrator')).toEqual([403, 403, 200, 200])
  const halfway = await aReader(world)
  const { pseudonym, passphrase } = await world.somebody('professional')
  await halfway.post('/login', { pseudonym, passphrase, shared: 'no' })
  for (const page of pages) {
    const answer = await halfway.get(page)
    expect([page, answer.status, answer.to]).toEqual([page, 303, '/login/second'])
  }
  expect((await halfway.get('/events')).status).toBe(403)
})

test('the rules are for professionals and administrators; others get no more than anywhere', async () => {
  const pages = ['/rules', '/rules/new', '/rules/words/4', '/rules/nobody', '/rules.json']
  const seen = async (role: 'member' | 'moderator' | 'professional' | 'administrator') => {
    const visitor = await signIn(world, await world.somebody(role))
    return await Promise.all(pages.map(async (page) => (await visitor.get(page)).status))
  }
  // A file that is not for somebody is not there.
  expect(await seen('member')).toEqual([403, 403, 403, 403, 404])
  expect(await seen('moderator')).toEqual([403, 403, 403, 403, 404])
  expect(await seen('professional')).toEqual([200, 200, 200, 404, 200])
  expect(await seen('administrator')).toEqual([200, 200, 200, 404, 200])
  const moderator = await signIn(world, await world.somebody('moderator'))
  const typed = { deed: 'save', ...TYPED }
  expect((await moderator.post('/rules/new', typed)).status).toBe(403)
  expect((await moderator.post('/rules', { file: '{}' })).status).toBe(403)
  const professional = await signIn(world, await world.somebody('professional'))
  expect((await professional.get('/rules/words/99')).status).toBe(404)
  expect((await professional.post('/rules/nobody', { deed: 'live' })).status).toBe(404)
  expect((await professional.post('/rules/nobody', { deed: 'nothing' })).status).toBe(400)
  const stranger = aVisitor(world.origin)
  const [asked, nowhere] = [await stranger.get('/rules'), await stranger.get('/nothing/there')]
  expect([asked.status, withoutHiddenValues(asked.body)]).toEqual([
    nowhere.status,
    withoutHiddenValues(nowhere.body),
  ])
})

test("members' pages bring their one sheet along, the desks ask for theirs and keep it for ever", async () => {
  const stranger = aVisitor(world.origin)
  const member = await signIn(world, await world.somebody('member'))
  for (const page of [
    await stranger.get('/'),
    await member.get('/me'),
    await member.get('/queue'),
  ]) {
    const styles = [...page.body.matchAll(/<style>([^]*?)<\/style>/g)].map(([, text = '']) => text)
    expect(page.body).not.toMatch(/<link[^>]*stylesheet|<style[^>]|style=/)
    expect(styles).toHaveLength(1)
    const hash = createHash('sha256').update(String(styles[0])).digest('base64')
    expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'sha256-${hash}';`)
  }
  const desk = (await (await signIn(world, await world.somebody('moderator'))).get('/queue')).body
  expect(desk).not.toContain('<style')
  const [, address = ''] = /<link rel="stylesheet" href="([^"]*)"/.exec(desk) ?? []
  const sheet = await stranger.get(address)
  expect(sheet.body).toContain('.bar{')
  expect(sheet.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' })
})

async function anItem() {
  const now = world.clock.now()
  const { postId } = await place(world.store, await aMember(world.store), {
    body: TEXTS.acute,
    now,
  })
  const item = await itemOf(world.store, postId)
  return { postId, path: `/queue/${item.id}`, itemId: item.id, version: String(item.version) }
}

test('a decision over another’s claim, or on what is decided, is refused by 409 with what happened', async () => {
  const holder = await world.somebody('moderator')
  const { path, itemId, version } = await anItem()
  const other = await signIn(world, await world.somebody('moderator'))
  await claimItem(world.store, { actor: holder, itemId, now: world.clock.now() })
  const late = { decision: 'approve', version }
  const held = await other.post(path, late)
  expect([held.status, held.body.includes(holder.pseudonym)]).toEqual([409, true])
  await decided(world.store, holder, itemId, approve, world.clock.now())
  const stale = await other.post(path, late)
  expect([stale.status, stale.body.includes(holder.pseudonym)]).toEqual([409, true])
})

test('removing without a reason is refused by 400, with the words that were written', async () => {
  const { path, version } = await anItem()
  const moderator = await signIn(world, await world.somebody('moderator'))
  const words = { decision: 'remove', message: 'Een woord vooraf.', version }
  const sent = await moderator.post(path, { ...words, reason: '' })
  expect([sent.status, sent.body.includes(words.message)]).toEqual([303, false])
  const back = await moderator.get(sent.to)
  expect([back.status, back.body.includes(words.message)]).toEqual([400, true])
  const done = await moderator.post(path, { ...words, reason: 'other' })
  expect([done.status, done.to.startsWith('/queue')]).toEqual([303, true])
  const again = await moderator.post(path, { undo: '1' })
  expect([again.status, again.to]).toEqual([303, path])
  expect((await moderator.get(path)).body).toContain('data-level="acute"')
})

test('of two professionals the second is told who has the case', async () => {
  const { postId } = await anItem()
  const found = await caseOf(world.store, postId)
  const path = `/cases/${found.id}`
  const [first, second] = [
    await world.somebody('professional'),
    await world.somebody('professional'),
  ]
  const take = { acknowledge: '1', version: String(found.version) }
  expect((await (await signIn(world, first)).post(path, take)).status).toBe(303)
  const stale = await (await signIn(world, second)).post(path, take)
  expect([stale.status, stale.body.includes(first.pseudonym)]).toEqual([409, true])
})

test('an unclaimed item is claimed by deciding it, and a stranger’s item is not there', async () => {
  const { postId, path } = await anItem()
  const somebody = await world.somebody('moderator')
  const moderator = await signIn(world, somebody)
  expect((await moderator.post(path, { decision: 'approve' })).status).toBe(303)
  expect((await itemOf(world.store, postId)).claimed_by).toBe(somebody.id)
  expect((await moderator.get('/queue/nowhere')).status).toBe(404)
  expect((await moderator.post('/queue/nowhere', { claim: '1' })).status).toBe(404)
  expect((await moderator.post(path, { nothing: '1' })).status).toBe(400)
})
