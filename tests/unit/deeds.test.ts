/** What a form asks for is done once, whoever answers it. */
import { redirect, type ActionFunction, type ServerBuild } from '@remix-run/node'
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
  const request = new Request('http://localhost/t/9fKq2')
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
