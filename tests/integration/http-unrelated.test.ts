/**
 * Two posts of one person under two names are to others as two people's: whatever is sent about the one and
 * about the other shares no more than is sent about somebody else too.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mutedBy } from '#db/queries/mutes.ts'
import { aCanary } from '../helpers/canaries.ts'
import { place } from '../helpers/placing.ts'
import { boardOf, everything } from '../helpers/store.ts'
import { aReader, signIn, withoutHiddenValues, type Visitor } from '../helpers/visitor.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

type Post = { postId: string; threadId: string }

const BODY = 'De kastanjes liggen al in de oven.'
const SENT_EACH_TIME = new Set(['date', 'content-length'])

let world: World
let visitors: Visitor[]
let post: (writer: Somebody, alias?: string) => Promise<Post>

beforeAll(async () => {
  world = await startWorld()
  visitors = [await aReader(world), await signIn(world, await world.somebody())]
  post = async (writer, alias) => {
    const named = alias === undefined ? {} : { alias }
    const placed = await place(world.store, writer, {
      body: BODY,
      now: world.clock.now(),
      ...named,
    })
    const { threadId } = placed
    // Somebody answers with a quote, so that the name stands in another's post too.
    const quoting = { threadId, quotes: placed.postId, body: 'Lekker.', now: world.clock.now() }
    await place(world.store, await world.somebody(), quoting)
    return placed
  }
}, 60_000)
afterAll(() => world.close())

/** Every response about a post, to readers and to members, as one text. */
async function responses({ postId, threadId }: Post): Promise<string> {
  const paths = ['', '?page=1', `?quote=${postId}`].map((query) => `/t/${threadId}${query}`)
  paths.push(...['', '/quote', '/report', '/notice'].map((end) => `/p/${postId}${end}`))
  const all: string[] = []
  for (const visitor of visitors) {
    for (const path of paths) {
      const { body, headers, status } = await visitor.get(path)
      const sent = Object.entries(headers).filter(([name]) => !SENT_EACH_TIME.has(name))
      all.push(`${status} ${JSON.stringify(sent)} ${body}`)
    }
  }
  return all.join('\n')
}

/** The leaf is drawn from the name alone: of two names it can be the same by chance. */
function wordsOf(text: string): Set<string> {
  const bare = withoutHiddenValues(text).replace(/<svg class="leaf[\s\S]*?<\/svg>/g, '')
  return new Set(bare.split(/[^\p{L}\p{N}_-]+/u))
}

function shared(one: string, other: string): string[] {
  const words = wordsOf(other)
  return [...wordsOf(one)].filter((word) => words.has(word))
}

/** What is sent about both of two posts and is not sent about a third, which somebody else wrote. */
async function givenAway(one: Post, other: Post, third: Post): Promise<string[]> {
  const [first, second, last] = [
    await responses(one),
    await responses(other),
    await responses(third),
  ]
  const usual = new Set(shared(first, last))
  return shared(first, second).filter((word) => !usual.has(word))
}

test('two posts of one person in two conversations share no token in any response', async () => {
  const [writer, other] = [await world.somebody(), await world.somebody()]
  const one = await post(writer, aCanary())
  const two = await post(writer, aCanary())
  const third = await post(other, aCanary())
  expect(await givenAway(one, two, third)).toEqual([])
  // As between two people.
  expect(await givenAway(one, third, two)).toEqual([])
  // Under her pseudonym they do share something: so this can fail.
  const [plain, again] = [await post(writer), await post(writer)]
  expect(await givenAway(plain, again, third)).toEqual([writer.pseudonym])
  expect(await givenAway(one, plain, third)).toEqual([])
})

test('nothing that others get holds her pseudonym, her id, her other name or what ties them together', async () => {
  const writer = await world.somebody()
  const names = [aCanary(), aCanary()]
  const posts = [await post(writer, names[0]), await post(writer, names[1])]
  const aliases = everything(world.store).alias as Array<{ id: string; name_key: Buffer }>
  const ties = [
    writer.id,
    writer.pseudonym,
    ...aliases.flatMap(({ id, name_key: key }) => [
      id,
      ...(['hex', 'base64', 'base64url'] as const).map((as) => key.toString(as)),
    ]),
  ]
  const board = `/b/${await boardOf(world.store)}`
  for (const [index, one] of posts.entries()) {
    let all = await responses(one)
    for (const visitor of visitors) {
      all += (await visitor.get(board)).body
      all += (await visitor.post(`/p/${one.postId}/notice`, { explanation: 'Dit is van mij.' })).to
    }
    expect(all).toContain(names[index])
    for (const tie of [...ties, names[1 - index] ?? '']) {
      expect([tie, all.includes(tie)]).toEqual([tie, false])
    }
  }
})

test('a search, a mute and what a muter keeps of it tell no more', async () => {
  const [writer, reader] = [await world.somebody(), await world.somebody()]
  const names = [aCanary(), aCanary()]
  const posts = [await post(writer, names[0]), await post(writer, names[1])]
  const visitor = await signIn(world, reader)
  const found = await visitor.post('/search', { q: 'kastanjes' })
  const hits = (await visitor.get(found.to)).body
  for (const { postId } of posts) expect(hits).toContain(`/p/${postId}`)
  for (const name of [...names, writer.pseudonym]) {
    expect([name, hits.includes(name)]).toEqual([name, false])
    const asked = await visitor.post('/search', { q: name })
    expect((await visitor.get(asked.to)).body).not.toContain('<mark>')
  }
  await visitor.post(`/p/${posts[0]?.postId}/mute`, {})
  expect((await mutedBy(world.store.read, reader.id)).map((one) => one.muted_id)).toEqual([null])
  const after = (await visitor.get((await visitor.post('/search', { q: 'kastanjes' })).to)).body
  expect(posts.map(({ postId }) => after.includes(postId))).toEqual([false, true])
  const own = (await visitor.get('/me')).body
  for (const name of [names[1] ?? '', writer.pseudonym, writer.id]) expect(own).not.toContain(name)
})
