/** From a form to intake: how fast is too fast when all comes at once, and for what the loop is woken. */
import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node'
import { expect, test } from 'vitest'
import { receiveText } from '#app/forms/receive-text.ts'
import { action as editAction } from '#app/routes/p.$post.edit.tsx'
import { makeBell } from '#app/server/bell.ts'
import { makeLimits } from '#app/server/limits.ts'
import { countPostsOf } from '#db/queries/posts.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { START } from '../helpers/clock.ts'
import { aMember, aNewcomer } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore, boardOf } from '../helpers/store.ts'
import { PHONE, TEXTS } from '../helpers/texts.ts'

/** The way in, with real limits and a bell that counts how often the loop was woken. */
async function aWayIn() {
  const store = await aStore()
  const boardId = await boardOf(store)
  const [limits, bell] = [makeLimits({ factor: 1 }), makeBell()]
  let woken = 0
  bell.onNudge(() => void (woken += 1))
  return {
    store,
    woken: () => woken,
    /** Sends a form; answers its status. */
    async send(author: Actor, fields: Record<string, string>, threadId?: string): Promise<number> {
      const form = new URLSearchParams(fields)
      const parts = { store, limits, bell, form, now: START, putOff: false, language: 'nl' }
      const title = form.get('title') ?? ''
      try {
        const answer = await receiveText(parts as unknown as AppLoadContext, author, {
          target:
            threadId === undefined
              ? { kind: 'thread', boardId, title }
              : { kind: 'reply', threadId },
          formPath: '/new',
          newcomerPosts: 2,
        })
        return answer.status
      } catch (refused) {
        const { init } = refused as { init?: { status?: number } }
        if (init?.status === undefined) throw refused
        return init.status
      }
    },
    /** Sends an edit; answers where it leads to. */
    async edit(author: Actor, post: string, body: string): Promise<string> {
      const signedIn = { account: author, session: { secondStep: false } }
      const parts = {
        store,
        limits,
        bell,
        form: new URLSearchParams({ body }),
        now: START,
        signedIn,
      }
      const args = { context: parts, params: { post } } as unknown as ActionFunctionArgs
      const answer = (await editAction(args)) as Response
      return answer.headers.get('location') ?? ''
    },
  }
}

const words = (index: number) => ({
  title: `Even vragen ${index}`,
  body: TEXTS.none,
  key: `key ${index}`,
})

function posts(store: Store, who: Actor): Promise<number> {
  return countPostsOf(store.read, who.id)
}

test('of eight that a newcomer sends at once three are placed; nobody else is counted with her', async () => {
  const { store, send } = await aWayIn()
  const [her, another] = [await aNewcomer(store), await aNewcomer(store)]
  const hers = Array.from({ length: 8 }, (_, index) => send(her, words(index)))
  const others = Array.from({ length: 2 }, (_, index) => send(another, words(index)))
  expect((await Promise.all(hers)).toSorted()).toEqual([303, 303, 303, 429, 429, 429, 429, 429])
  expect(await Promise.all(others)).toEqual([303, 303])
  expect([await posts(store, her), await posts(store, another)]).toEqual([3, 2])
})

test('a form sent twice at once is one post, and counted once', async () => {
  const { store, send } = await aWayIn()
  const her = await aNewcomer(store)
  for (const index of [0, 1, 2]) {
    const twice = await Promise.all([send(her, words(index)), send(her, words(index))])
    expect(twice).toEqual([303, 303])
  }
  expect(await posts(store, her)).toBe(3)
  expect(await send(her, words(3))).toBe(429)
})

test('a cry for help among too many is stored', async () => {
  const { store, send } = await aWayIn()
  const her = await aNewcomer(store)
  const sent = Array.from({ length: 30 }, (_, index) => send(her, words(index)))
  const acute = await send(her, { ...words(30), body: TEXTS.acute })
  expect(acute).toBe(303)
  const statuses = await Promise.all(sent)
  expect(statuses.filter((status) => status === 303)).toHaveLength(3)
  expect(await posts(store, her)).toBe(4)
})

test('the loop is woken for what somebody waits for, and for nothing else', async () => {
  const { store, send, woken } = await aWayIn()
  const { threadId } = await place(store, await aMember(store))
  const her = await aMember(store)
  await send(her, { body: TEXTS.none }, threadId)
  expect(woken()).toBe(0)
  // Nothing is wrong in it, but it asks somebody to look at the post that it answers.
  await send(her, { body: 'Meid bel nu 112!' }, threadId)
  expect(woken()).toBe(1)
  // A cry for help that asks about a telephone number, and what came of it: calm words that belong to its case.
  await send(her, { body: `${TEXTS.acute} ${PHONE}`, key: 'one form' }, threadId)
  expect(woken()).toBe(2)
  await send(her, { body: TEXTS.none, key: 'one form' }, threadId)
  expect(woken()).toBe(3)
})

test('edits at once are counted one after another too, with what else she sends', async () => {
  const { store, edit } = await aWayIn()
  const her = await aMember(store)
  const { postId } = await place(store, her)
  const went = await Promise.all(
    Array.from({ length: 14 }, (_, index) => edit(her, postId, `Het waait, zei ik ${index} keer.`)),
  )
  const back = went.filter((to) => to.startsWith(`/p/${postId}/edit`))
  expect([went.length - back.length, back.length]).toEqual([10, 4])
})
