/**
 * Server-sent events for the workbench. What is sent is a count, never a content. The page of whoever is
 * on call keeps one right after its session ran out, by a signed "ear" that lasts as long as the shift:
 * to hear that an acute case waits.
 */
import type { Response } from 'express'
import type { Keys } from '#db/keys.ts'
import { sameSecret } from '#db/keys.ts'
import { shiftStands } from '#db/queries/shifts.ts'
import type { Store } from '#db/store.ts'
import type { Bell, Ring } from './bell.ts'

const KEEP_ALIVE_MS = 15_000

/** The ear of a shift: lasts until its end, says nothing about who listens. */
export function makeEar(keys: Keys, shiftId: string, endsAt: number): string {
  const until = endsAt.toString(36)
  return `${shiftId}.${until}.${earSignature(keys, shiftId, until)}`
}

function earSignature(keys: Keys, shiftId: string, until: string): string {
  return keys.hash('ear', `${shiftId}.${until}`).subarray(0, 16).toString('base64url')
}

/** Whether an ear is ours, its time is not over and its shift still stands. */
export async function isEar(store: Store, ear: string | null, now: Date): Promise<boolean> {
  const [shiftId, until, signed] = (ear ?? '').split('.')
  if (!shiftId || !until || !signed) return false
  if (!sameSecret(signed, earSignature(store.keys, shiftId, until))) return false
  if (Number.parseInt(until, 36) <= now.getTime()) return false
  return await shiftStands(store.read, shiftId, now.getTime())
}

/**
 * Opens a stream of events until the browser goes away or nothing may be heard any more. What may be
 * heard is asked again before every word: a session runs out, a shift ends, while the page stays open.
 *
 * @param hearing what may be heard now; undefined: nothing.
 * @param begin gets the sender and answers how to stop.
 */
function stream<H>(
  response: Response,
  hearing: () => Promise<H | undefined>,
  begin: (send: (event: string, data: (heard: H) => unknown) => void) => () => void,
): void {
  response.status(200)
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('X-Accel-Buffering', 'no')
  response.flushHeaders()
  response.write('retry: 3000\n\n')
  async function say(event: string, data: (heard: H) => unknown): Promise<void> {
    // When the store does not answer, the line is cut: a page that hears nothing says so.
    const heard = await hearing().catch(() => undefined)
    if (response.writableEnded) return
    if (heard === undefined) response.end()
    else response.write(`event: ${event}\ndata: ${JSON.stringify(data(heard))}\n\n`)
  }
  const stop = begin((event, data) => void say(event, data))
  // A named event, so that the page can tell a silent line from a dead one.
  const beat = setInterval(() => void say('beat', () => 1), KEEP_ALIVE_MS)
  response.on('close', () => {
    stop()
    clearInterval(beat)
  })
}

/** What somebody of the staff may hear: the whole ring, or only that an acute case waits. */
export type Hearing = 'all' | 'alarm-only'

/** Streams what rings. */
export function streamRings(
  response: Response,
  rings: { bell: Bell; first: Ring; hearing(): Promise<Hearing | undefined> },
): void {
  stream(response, rings.hearing, (send) => {
    function ring(counts: Ring): void {
      send('ring', (hearing) => (hearing === 'all' ? counts : { ringing: counts.ringing }))
    }
    ring(rings.first)
    return rings.bell.listen(ring)
  })
}

/** Streams that something was said in a conversation, to one of its two. */
export function streamTalk(
  response: Response,
  talk: { bell: Bell; id: string; heard(): Promise<boolean> },
): void {
  stream(
    response,
    async () => (await talk.heard()) || undefined,
    (send) => talk.bell.listenTo(talk.id, () => send('said', () => 1)),
  )
}
