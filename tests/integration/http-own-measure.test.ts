/** A moderator's own measure over HTTP, as a browser without script does it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { translator } from '#app/i18n/translate.ts'
import { peopleAtWork } from '#db/queries/desk-choices.ts'
import { passItem } from '#moderation/colleagues/rather-not.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { choose } from '../helpers/colleagues.ts'
import { approve, decided } from '../helpers/deeds.ts'
import { itemOf } from '../helpers/looking.ts'
import { aNewcomer } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { TEXTS } from '../helpers/texts.ts'
import { signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

const t = translator('nl')
const SOUP = 'soep gekookt'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

async function anItem(body: string): Promise<string> {
  const { store, clock } = world
  const { postId } = await place(store, await aNewcomer(store), { body, now: clock.now() })
  return (await itemOf(store, postId)).id
}

test('one’s own choices are for who moderates, are kept, and say what was wrong', async () => {
  const member = await signIn(world, await world.somebody())
  expect((await member.get('/queue/own')).status).toBe(403)
  expect((await member.post('/queue', { talk: 'colleague' })).status).toBe(403)
  const moderator = await signIn(world, await world.somebody('moderator'))
  const wrong = await moderator.post('/queue/own', { deed: 'choices', heavy: 'tien' })
  expect([wrong.status, wrong.body.includes('aria-invalid="true"')]).toEqual([400, true])
  const right = await moderator.post('/queue/own', {
    deed: 'choices',
    heavy: '10',
    from: '00:00',
    to: '23:59',
    'avoid-sexual': '1',
  })
  expect([right.status, right.to]).toEqual([303, '/queue/own?saved=1'])
  const own = (await moderator.get('/queue/own')).body
  expect(own).toMatch(/name="avoid-sexual"[^>]*checked/)
  expect(own).toMatch(/id="heavy"[^>]*value="10"/)
  expect(own).not.toMatch(/name="folded"[^>]*checked/)
  expect((await moderator.post('/queue/own', { deed: 'nothing' })).status).toBe(400)
})

test('a heavy text starts folded, and open for who chose that; single keys can be off', async () => {
  const itemId = await anItem(TEXTS.attention)
  const who = await world.somebody('moderator')
  const moderator = await signIn(world, who)
  const shown = async () => (await moderator.get(`/queue/${itemId}`)).body
  expect(await shown()).toMatch(/<details class="post" data-text="true">/)
  expect(await shown()).not.toContain('data-keys-off')
  await choose(world.store, who, { folded: false, keys: false })
  expect(await shown()).toMatch(/<details class="post" data-text="true" open="">/)
  expect(await shown()).toContain('data-keys-off')
})

test('“rather not” and “I know this person” lead on to the next item; her words are not shown again', async () => {
  const [itemId, other] = [await anItem(TEXTS.none), await anItem(TEXTS.none)]
  const moderator = await signIn(world, await world.somebody('moderator'))
  const left = await moderator.post(`/queue/${itemId}`, { pass: '1' })
  expect([left.status, left.to.startsWith('/queue/'), left.to.includes(itemId)]).toEqual([
    303,
    true,
    false,
  ])
  const queue = (await moderator.get('/queue')).body
  expect(queue).not.toContain(itemId)
  expect(queue).toMatch(/data-kept="1"/)
  const all = (await moderator.get('/queue?all=1')).body
  expect(all).toContain(itemId)
  // Others are at work, and see it.
  expect(all).not.toContain(t('colleagues:kept.mark'))
  expect((await moderator.get(`/queue/${other}`)).body).toContain(SOUP)
  await moderator.post(`/queue/${other}`, { knows: '1' })
  const known = await moderator.get(`/queue/${other}`)
  expect([known.status, known.body.includes(SOUP)]).toEqual([200, false])
  expect((await moderator.post(`/queue/${other}`, { decision: 'approve' })).status).toBe(403)
  await moderator.post(`/queue/${other}`, { unknow: '1' })
  expect((await moderator.get(`/queue/${other}`)).body).toContain(SOUP)
})

test('at one’s limit the way leads to a pause; what presses can be handed on from there unread', async () => {
  const { store } = world
  const who = await world.somebody('moderator')
  const moderator = await signIn(world, who)
  const [mine, urgent, calm] = [
    await anItem(TEXTS.attention),
    await anItem(TEXTS.urgent),
    await anItem(TEXTS.none),
  ]
  await choose(store, who, { heavy: '1' })
  const last = await moderator.post(`/queue/${mine}`, { decision: 'approve' })
  expect(last.to).toBe(`/queue?done=${mine}`)
  const page = (await moderator.get('/queue')).body
  expect(page).toContain('data-pause="limit"')
  expect(page).toContain(calm)
  expect(page).toMatch(new RegExp(`action="/queue/${urgent}"`))
  expect(page).not.toContain('tracker')
  expect((await moderator.post(`/queue/${urgent}`, { decision: 'escalate' })).status).toBe(303)
})

test('what nobody at work is offered is marked where it is shown', async () => {
  const { store, clock } = world
  const itemId = await anItem(TEXTS.none)
  const who = await world.somebody('moderator')
  const moderator = await signIn(world, who)
  await moderator.post(`/queue/${itemId}`, { pass: '1' })
  for (const one of await peopleAtWork(store.read, clock.now().getTime())) {
    await passItem(store, { actor: { ...who, ...one }, itemId, now: clock.now() })
  }
  expect((await moderator.get('/queue')).body).toMatch(/data-for-nobody="1"/)
  expect((await moderator.get('/queue?all=1')).body).toContain(t('colleagues:kept.mark'))
})

test('a look and a talk go by forms', async () => {
  const { store, clock } = world
  const [fresh, pro] = [await world.somebody('moderator'), await world.somebody('professional')]
  const professional = await signIn(world, pro)
  expect((await professional.get('/queue')).body).toMatch(/data-beside="[1-9]/)
  const itemId = await anItem(TEXTS.none)
  await decided(store, fresh, itemId, approve, clock.now())
  expect((await professional.get('/queue')).body).toContain(`href="/queue/${itemId}"`)
  expect((await professional.get(`/queue/${itemId}`)).body).toContain('data-second-look')
  expect((await professional.post(`/queue/${itemId}`, { look: 'maybe' })).status).toBe(400)
  expect((await professional.post(`/queue/${itemId}`, { look: 'differ' })).to).toBe(
    `/queue/${itemId}`,
  )
  const late = await professional.post(`/queue/${itemId}`, { look: 'agree' })
  expect(late.status).toBe(409)

  await professional.post('/queue', { talk: 'coordinator' })
  const administrator = await signIn(world, await world.somebody('administrator'))
  expect((await administrator.get('/team')).body).toContain(
    t('colleagues:talk.asks', { name: pro.pseudonym }),
  )
  const taken = await administrator.post('/team', { deed: 'talk', 'take-talk': pro.id })
  expect(taken.status).toBe(303)
  expect((await professional.get('/queue')).body).toContain('data-own-talk')
  await professional.post('/queue', { 'end-talk': pro.id })
  expect((await professional.get('/queue')).body).not.toContain('data-own-talk')

  const empty = await professional.post('/queue', { handover: ' ' })
  expect((await professional.get(empty.to.replace(/#.*/, ''))).status).toBe(400)
  await professional.post('/queue', { handover: 'Twee bezwaren wachten.' })
  expect((await professional.get('/queue')).body).toContain('Twee bezwaren wachten.')
  const claimed = await anItem(TEXTS.none)
  await claimItem(store, { actor: fresh, itemId: claimed, now: clock.now() })
  expect((await professional.get(`/queue/${claimed}`)).body).not.toContain('name="pass"')
})
