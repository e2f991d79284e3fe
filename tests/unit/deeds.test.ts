/** What a form asks for is done once, and what a page shows is loaded once, whoever answers. */
import {
  data,
  redirect,
  type ActionFunction,
  type LoaderFunction,
  type ServerBuild,
} from '@remix-run/node'
import { expect, test } from 'vitest'
import type { RequestContext } from '#app/server/context.ts'
import { makeDeeds } from '#app/server/deeds.ts'

/** A build of one route at `/t/:thread`, and one at the root of a folder, that do `action`. */
function aBuild(action: ActionFunction): ServerBuild {
  const module = { default: () => null, action }
  const route = { parentId: 'root', module }
  return {
    routes: {
      root: { id: 'root', path: '', module: { default: () => null } },
      thread: { id: 'thread', path: 't/:thread', ...route },
      index: { id: 'index', path: 'b', index: true, ...route },
    },
  } as unknown as ServerBuild
}

const context = (): RequestContext => ({}) as RequestContext
const request = new Request('http://localhost/t/9fKq2')

test('a form that leads on is answered by its route alone', async () => {
  const seen: unknown[] = []
  const deeds = makeDeeds(
    aBuild(async ({ params }) => {
      seen.push(params)
      return redirect('/p/9fKq2/placed', { status: 303, headers: { 'Set-Cookie': 'a=1' } })
    }),
  )
  const answer = await deeds.run('/t/9fKq2', context())
  expect(answer?.headers.get('Location')).toBe('/p/9fKq2/placed')
  expect(answer?.headers.getSetCookie()).toEqual(['a=1'])
  expect(seen).toEqual([{ thread: '9fKq2' }])
})

function thrownBy(answer: unknown): Promise<unknown> {
  return Promise.resolve(answer).catch((thrown: unknown) => thrown)
}

test.each<[string, () => Promise<unknown>]>([
  ['a page', async () => ({ problems: 1 })],
  ['a refusal', () => Promise.reject(new Response('no', { status: 404 }))],
  ['a fault', () => Promise.reject(new Error('broken'))],
  ['a way out of here', async () => redirect('https://elsewhere.example/', 303)],
  ['a way that looks like one of ours', async () => redirect('//elsewhere.example/', 303)],
  ['a way on with words', async () => new Response('words', { status: 303 })],
])('of %s the framework makes what it makes, and nothing is done twice', async (_what, does) => {
  const done: unknown[] = []
  const deeds = makeDeeds(
    aBuild(async () => {
      const answer = does()
      done.push(await thrownBy(answer))
      return (await answer) as Response
    }),
  )
  const asked = context()
  expect(await deeds.run('/t/9fKq2', asked)).toBeUndefined()
  const again = deeds.build.routes.thread?.module.action
  expect(await thrownBy(again?.({ context: asked, params: {}, request }))).toBe(done[0])
  expect(done).toHaveLength(1)
  // Another request is another deed.
  await thrownBy(again?.({ context: context(), params: {}, request }))
  expect(done).toHaveLength(2)
})

test.each(['/b', '/t/9fKq2?index', '/t/9fKq%32', '/t/9fKq2/', '/T/9fKq2', '/t', '/'])(
  'what only the framework can tell is left to it: %s',
  async (target) => {
    const deeds = makeDeeds(aBuild(async () => redirect('/', 303)))
    expect(await deeds.run(target, context())).toBeUndefined()
  },
)

/** A build whose pages load what they show by `loader`, all of them in one frame. */
function pagesOf(loader: LoaderFunction): ServerBuild {
  const module = { default: () => null, loader }
  return {
    routes: {
      root: { id: 'root', path: '', module: { ...module, loader: async () => ({ frame: 1 }) } },
      thread: { id: 'thread', path: 't/:thread', parentId: 'root', module },
    },
  } as unknown as ServerBuild
}

test('a page is known by what it shows, and that is loaded once', async () => {
  let posts = ['one']
  let done = 0
  const deeds = makeDeeds(
    pagesOf(async ({ params }) => {
      done += 1
      return data({ posts, thread: params.thread }, { status: 200 })
    }),
  )
  const known = async (target: string) => await deeds.load(target, context(), request)
  const first = await known('/t/9fKq2')
  expect(first).toEqual(expect.any(String))
  expect(await known('/t/9fKq2')).toBe(first)
  expect(await known('/t/9fKq2?page=2')).toBe(first)
  expect(await known('/t/other')).not.toBe(first)
  posts = ['one', 'two']
  expect(await known('/t/9fKq2')).not.toBe(first)
  const asked = context()
  await deeds.load('/t/9fKq2', asked, request)
  done = 0
  const again = deeds.build.routes.thread?.module.loader as LoaderFunction
  const shown = await again({ context: asked, params: {}, request })
  expect(shown).toMatchObject({ data: { posts: ['one', 'two'], thread: '9fKq2' } })
  expect(done).toBe(0)
  await again({ context: context(), params: {}, request })
  expect(done).toBe(1)
})

test.each<[string, () => unknown]>([
  ['another status', () => data({ posts: [] }, { status: 400 })],
  ['headers of its own', () => data({ posts: [] }, { headers: { 'Set-Cookie': 'a=1' } })],
  ['a way to another page', () => redirect('/t/other', 303)],
  ['a refusal', () => Promise.reject(new Response('no', { status: 404 }))],
  ['a fault', () => Promise.reject(new Error('broken'))],
])('a page with %s is made anew each time', async (_what, loads) => {
  const deeds = makeDeeds(pagesOf(async () => (await loads()) as Response))
  expect(await deeds.load('/t/9fKq2', context(), request)).toBeUndefined()
  expect(await deeds.load('/t/9fKq%32', context(), request)).toBeUndefined()
})
