/** Many moderators at one queue at the same time: each with a session of their own, against a real server process. */
import { randomInt } from 'node:crypto'
import { makeSessions } from '#app/auth/sessions.ts'
import { cookieName } from '#app/server/cookies.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { aModerator, aNewcomer } from './people.ts'
import { place } from './placing.ts'
import { aVisitor, type Visitor } from './visitor.ts'
import { TEXTS } from './texts.ts'

/** What somebody was told when they decided: the item, and whether it was done. */
export type Click = { itemId: string; by: string; kind: string; status: number }

export type Worked = { clicks: Click[]; took: number[] }

type Shift = { actor: Actor; visitor: Visitor; worked: Worked }

const BODIES = [TEXTS.none, TEXTS.attention, TEXTS.urgent, TEXTS.none]
/** How far down the list they look: few enough that they meet, several times in each hundred clicks. */
const REACH = 20
const DEEDS = ['approve', 'approve', 'remove', 'escalate', 'redact'] as const

/** Fills the queue: one held post of a newcomer for each item. */
export async function fillQueue(store: Store, items: number): Promise<void> {
  // Nothing here has to survive a power cut.
  store.sqlite.pragma('synchronous = OFF')
  const now = new Date()
  for (let one = 0; one < items; one += 1) {
    const body = BODIES[one % BODIES.length] ?? TEXTS.none
    await place(store, await aNewcomer(store), { body, title: `Even van me af ${one}`, now })
  }
}

/** Moderators with a session each, to be brought to a server that starts later. */
export async function comeToWork(
  store: Store,
  count: number,
): Promise<Array<{ actor: Actor; token: string }>> {
  const sessions = makeSessions(store)
  const coming = []
  for (let one = 0; one < count; one += 1) {
    const actor = await aModerator(store)
    const token = await sessions.begin(actor, { shared: false, secondStep: true, now: new Date() })
    coming.push({ actor, token })
  }
  return coming
}

async function timed<T>(worked: Worked, asking: Promise<T>): Promise<T> {
  const began = performance.now()
  const answer = await asking
  worked.took.push(performance.now() - began)
  return answer
}

/** The free items that the queue shows on its first page. */
async function freeItems({ visitor, worked }: Shift): Promise<string[]> {
  const page = await timed(worked, visitor.get('/queue?unclaimed=1'))
  if (page.status !== 200) throw new Error(`The queue answered ${page.status}`)
  return [...page.body.matchAll(/<li[^>]* data-item="([^"]+)"/g)].map((found) => found[1] ?? '')
}

/** Decides an item as it is on the page; half of the time it is claimed first. */
async function workOn(shift: Shift, itemId: string): Promise<void> {
  const { actor, visitor, worked } = shift
  const path = `/queue/${itemId}`
  if (randomInt(2) === 0) await timed(worked, visitor.post(path, { claim: '1' }))
  const page = await timed(worked, visitor.get(path))
  const version = /name="version" value="(\d+)"/.exec(page.body)?.[1]
  // A colleague has it already, and the page says so.
  if (version === undefined) return
  const kind = DEEDS[randomInt(DEEDS.length)] ?? 'approve'
  const words: Record<string, string> =
    kind === 'redact' ? { body: TEXTS.none, reason: 'private-details' } : {}
  const answer = await timed(
    worked,
    visitor.post(path, { decision: kind, version, reason: 'other', ...words }),
  )
  worked.clicks.push({ itemId, by: actor.id, kind, status: answer.status })
}

/** Lets everybody work at once until the queue shows nothing that is free. */
export async function workUntilEmpty(
  origin: string,
  coming: Array<{ actor: Actor; token: string }>,
): Promise<Worked> {
  const worked: Worked = { clicks: [], took: [] }
  await Promise.all(
    coming.map(async ({ actor, token }) => {
      const visitor = aVisitor(origin)
      visitor.cookies.set(cookieName('session', true), token)
      const shift = { actor, visitor, worked }
      for (;;) {
        const free = await freeItems(shift)
        if (free.length === 0) return
        await workOn(shift, free[randomInt(Math.min(free.length, REACH))] ?? '')
      }
    }),
  )
  return worked
}
