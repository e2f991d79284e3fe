/** Another name for one conversation, as it is asked for, read, muted and seen by staff. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mutedBy } from '#db/queries/mutes.ts'
import { readEverything } from '#moderation/members/read-everything.ts'
import { translator } from '#app/i18n/translate.ts'
import { aCanary } from '../helpers/canaries.ts'
import { caseOf, itemOf } from '../helpers/looking.ts'
import { place } from '../helpers/placing.ts'
import { boardOf } from '../helpers/store.ts'
import { PHONE, TEXTS } from '../helpers/texts.ts'
import { aReader, signIn, withoutHiddenValues, type Visitor } from '../helpers/visitor.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

const t = translator('nl')
const BODY = 'De kastanjes liggen al in de oven.'

let world: World
let board: string
beforeAll(async () => {
  world = await startWorld({ tightLimits: true })
  board = await boardOf(world.store)
}, 60_000)
afterAll(() => world.close())

const now = () => world.clock.now()

async function aThread(writer: Somebody, alias?: string) {
  const named = alias === undefined ? {} : { alias }
  return await place(world.store, writer, { body: BODY, now: now(), ...named })
}

/** The page that a form led to. */
async function opened(visitor: Visitor, to: string) {
  return await visitor.get(to.split('#')[0] ?? '')
}

function valueOf(body: string, name: string): string {
  const [field = ''] = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(body) ?? []
  return /value="([^"]*)"/.exec(field)?.[1] ?? ''
}

test('who ticks it sees the name first, may have another, and stands under it alone', async () => {
  const who = await world.somebody()
  const member = await signIn(world, who)
  const path = `/b/${board}/new`
  const words = { title: 'Kastanjes', body: BODY, other: '1' }
  const asked = await member.post(path, words)
  expect([asked.status, asked.body.includes(BODY)]).toEqual([303, false])
  const first = await opened(member, asked.to)
  expect([first.status, first.body.includes(BODY)]).toEqual([200, true])
  expect(first.body).toContain(t('forum:alias.look'))
  const suggested = valueOf(first.body, 'alias')
  const d = valueOf(first.body, 'd')
  const again = await member.post(path, { ...words, alias: suggested, reroll: '1', d })
  const second = await opened(member, again.to)
  const alias = valueOf(second.body, 'alias')
  expect(alias).toMatch(/^[\p{L}]+-[\p{L}]+-\d{3}$/u)
  expect(alias).not.toBe(suggested)
  const placed = await member.post(path, { ...words, alias })
  const receipt = await opened(member, placed.to)
  expect(receipt.body).toContain(t('forum:placed.alias', { name: alias }))
  const [, postId = ''] = /data-post="([\w-]+)"/.exec(receipt.body) ?? []
  const thread = (await member.get(`/p/${postId}`)).to.split('#')[0] ?? ''
  for (const reading of [member, await aReader(world)]) {
    const { body } = await reading.get(thread)
    expect([body.includes(alias), body.includes(who.pseudonym)]).toEqual([true, false])
  }
  expect((await member.get('/me')).body).toContain(t('account:me.alias', { name: alias }))
  const { posts } = await readEverything(world.store, who.id)
  expect(posts.map((post) => post.alias)).toEqual([alias])
})

test('a name that won’t do is said why, a private detail beside it is warned of, and no word is lost', async () => {
  const member = await signIn(world, await world.somebody())
  const { threadId } = await aThread(await world.somebody())
  const path = `/t/${threadId}`
  const sent = await member.post(path, { body: BODY, other: '1', alias: 'Fatima Jansen' })
  const back = await opened(member, sent.to)
  expect([back.status, back.body.includes(BODY)]).toEqual([400, true])
  expect(back.body).toContain(t('account:problems.pseudonym.first-name-surname'))
  expect(back.body).toMatch(/<input[^>]*name="alias"[^>]*aria-invalid="true"/)
  const both = await opened(
    member,
    (await member.post(path, { body: `${BODY} ${PHONE}`, other: '1' })).to,
  )
  expect(both.body).toContain('data-privacy-warning')
  const alias = valueOf(both.body, 'alias')
  const taken = await member.post(path, { body: `${BODY} ${PHONE}`, other: '1', alias, take: '1' })
  const clean = await opened(member, taken.to)
  expect([valueOf(clean.body, 'alias'), clean.body.includes('06 1234')]).toEqual([alias, false])
})

test('who wrote there already is told kindly; sent again, it stands under the name she has there', async () => {
  const [who, alias, wished] = [await world.somebody(), aCanary(), aCanary()]
  const member = await signIn(world, who)
  const { threadId } = await aThread(who, alias)
  const other = await signIn(world, await world.somebody())
  const path = `/t/${threadId}`
  // What the page offers says nothing of whose posts are hers.
  const pages = [await member.get(path), await other.get(path)].map(({ body }) => body)
  expect(pages[0]).toContain(t('forum:alias.summary'))
  expect(new Set(pages.map(withoutHiddenValues)).size).toBe(1)
  const body = 'Met boter zijn ze het lekkerst.'
  const sent = await member.post(path, { body, other: '1', alias: wished })
  const back = await opened(member, sent.to)
  expect([back.status, back.body.includes(body)]).toEqual([400, true])
  expect(back.body).toContain(t('forum:problems.alias.kept'))
  for (const name of [wished, alias, 'checked=""']) {
    expect(/<form[^>]*class="compose"[\s\S]*?<\/form>/.exec(back.body)?.[0]).not.toContain(name)
  }
  await member.post(path, { body, d: valueOf(back.body, 'd') })
  const thread = (await other.get(path)).body
  expect([thread.includes(body), thread.split(`dir="auto">${alias}`).length]).toEqual([true, 3])
  expect(thread).not.toContain(who.pseudonym)
})

test('whether a name is somebody’s can’t be asked without end', async () => {
  const member = await signIn(world, await world.somebody())
  const { pseudonym } = await world.somebody()
  const words = { title: 'Kastanjes', body: BODY, other: '1', alias: pseudonym }
  const answers: number[] = []
  for (let time = 0; time < 11; time += 1) {
    answers.push((await member.post(`/b/${board}/new`, words)).status)
  }
  expect(answers).toEqual([...Array.from({ length: 10 }, () => 303), 429])
  const free = await member.post(`/b/${board}/new`, { ...words, alias: aCanary() })
  expect([free.status, free.body.includes(t('common:plain.fast.text'))]).toEqual([429, true])
  // Nor whether it is like one of hers.
  const who = await world.somebody()
  const hers = { ...words, alias: who.pseudonym.replace(/\d+$/, '0') }
  const other = await signIn(world, who)
  const told: number[] = []
  for (let time = 0; time < 11; time += 1) {
    told.push((await other.post(`/b/${board}/new`, hers)).status)
  }
  expect(told).toEqual(answers)
})

test('muting holds for the one name: what else its writer wrote is read on, and her pseudonym apart', async () => {
  const [writer, muter] = [await world.somebody(), await world.somebody()]
  const [one, two] = [aCanary(), aCanary()]
  const threads = [
    await aThread(writer, one),
    await aThread(writer, two),
    await aThread(writer),
    await aThread(writer),
  ]
  const visitor = await signIn(world, muter)
  const read = async () => {
    const { body } = await visitor.get(`/b/${board}`)
    return threads.map(({ threadId }) => body.includes(threadId))
  }
  expect(await read()).toEqual([true, true, true, true])
  const [named, , plain] = threads
  for (let time = 0; time < 2; time += 1) {
    const answer = await visitor.post(`/p/${named?.postId}/mute`, {})
    expect([answer.status, answer.to]).toEqual([303, `/t/${named?.threadId}`])
  }
  expect(await read()).toEqual([false, true, true, true])
  expect((await visitor.get(`/p/${named?.postId}`)).status).toBe(404)
  expect((await visitor.get(`/t/${named?.threadId}`)).body).not.toContain(one)
  await visitor.post(`/p/${plain?.postId}/mute`, {})
  expect(await read()).toEqual([false, true, false, false])
  const own = (await visitor.get('/me')).body
  for (const name of [one, writer.pseudonym]) {
    expect(own).toContain(t('account:me.muted.undo', { name }))
  }
  expect(own).not.toContain(two)
  const rows = await mutedBy(world.store.read, muter.id)
  expect((await readEverything(world.store, muter.id)).muted).toEqual(
    [one, writer.pseudonym].toSorted(),
  )
  await visitor.post('/me/muted', { id: rows.find(({ name }) => name === one)?.id ?? '' })
  expect(await read()).toEqual([true, true, false, false])
  // Her own name goes like anybody's: that it stayed would say whose it is.
  const hers = await signIn(world, writer)
  expect((await hers.post(`/p/${named?.postId}/mute`, {})).to).toBe(`/t/${named?.threadId}`)
  expect((await mutedBy(world.store.read, writer.id)).map(({ name }) => name)).toEqual([one])
  expect((await hers.get(`/t/${named?.threadId}`)).body).not.toContain(one)
})

test('muting and taking it back can’t be done without end: each makes all kept pages be made anew', async () => {
  const [writer, muter] = [await world.somebody(), await world.somebody()]
  const { postId } = await aThread(writer)
  const visitor = await signIn(world, muter)
  const answers: number[] = []
  for (let time = 0; time < 21; time += 1) {
    answers.push((await visitor.post(`/p/${postId}/mute`, {})).status)
    for (const { id } of await mutedBy(world.store.read, muter.id)) {
      await visitor.post('/me/muted', { id })
    }
  }
  expect(answers).toEqual([...Array.from({ length: 20 }, () => 303), 429])
  expect(await mutedBy(world.store.read, muter.id)).toEqual([])
})

test('moderators and professionals see both names, wherever they see who wrote', async () => {
  const writer = await world.somebody()
  const alias = aCanary()
  const first = await aThread(writer, alias)
  const reply = await place(world.store, await world.somebody(), {
    threadId: first.threadId,
    body: 'Lekker.',
    now: now(),
  })
  const held = await place(world.store, writer, {
    threadId: first.threadId,
    body: TEXTS.acute,
    now: now(),
  })
  const { id: itemId } = await itemOf(world.store, held.postId)
  const { id: caseId } = await caseOf(world.store, held.postId)
  const both = t('desk:item.hereAs', { name: writer.pseudonym, alias })
  const moderator = await signIn(world, await world.somebody('moderator'))
  const tools = `/t/${first.threadId}/tools?post=${first.postId}`
  expect(reply.state).toBe('visible')
  for (const path of ['/queue', `/queue/${itemId}`, tools]) {
    expect([path, (await moderator.get(path)).body.includes(both)]).toEqual([path, true])
  }
  const item = (await moderator.get(`/queue/${itemId}`)).body
  // Twice: at the post itself and at the one before it.
  expect(item.split(both).length - 1).toBeGreaterThanOrEqual(2)
  const professional = await signIn(world, await world.somebody('professional'))
  expect((await professional.get(`/cases/${caseId}`)).body).toContain(both)
  // In the conversation itself they read what everybody reads, so that nobody says the other by mistake.
  const thread = (await moderator.get(`/t/${first.threadId}`)).body
  expect([thread.includes(alias), thread.includes(writer.pseudonym)]).toEqual([true, false])
  expect(thread).not.toContain(t('forum:alias.summary'))
})
