/**
 * The loop of the server: delivers due alarms and tells the open pages what waits. It holds no state: what
 * is due is read from the store at every turn, so a killed process loses nothing and the next one goes on.
 */
import { countWaiting } from '#db/queries/alarms.ts'
import { countWaitingConversations } from '#db/queries/conversations.ts'
import { countOpenItems } from '#db/queries/review-items.ts'
import { newId } from '#db/ids.ts'
import type { Store } from '#db/store.ts'
import { troubleOf } from '#db/trouble.ts'
import { deliverAlarms } from '#moderation/alarms/deliver-alarms.ts'
import type { Bell, Ring } from './bell.ts'
import type { Log } from './log.ts'

const TURN_MS = 1_000

/** What waits at this moment. */
export async function countRing(store: Store, now: Date): Promise<Ring> {
  const waiting = await countWaiting(store.read)
  const items = await countOpenItems(store.read, now.getTime())
  const messages = await countWaitingConversations(store.read)
  return { ...waiting, open: items.open, overdue: items.overdue, messages }
}

/** Starts the loop; answers how to stop it, which waits for the turn that runs. */
export function startLoop(parts: {
  store: Store
  bell: Bell
  log: Log
  clock: () => Date
}): () => Promise<void> {
  const { store, bell, log, clock } = parts
  const by = newId()
  let running: Promise<void> | undefined
  let again = false
  let last = ''

  async function turn(): Promise<void> {
    const now = clock()
    const { sent, faults } = await deliverAlarms(store, { by, now, send: () => {} })
    for (const fault of faults) log.fault('alarm', fault)
    if (sent > 0) log.event('alarm', { sent, listening: bell.listeners() })
    const ring = await countRing(store, now)
    const text = JSON.stringify(ring)
    if (sent > 0 || text !== last) bell.ring(ring)
    last = text
  }

  function run(): void {
    if (running !== undefined) {
      again = true
      return
    }
    running = turn()
      .catch(async (error: unknown) => {
        log.fault('loop', error)
        // That nothing can be written down keeps no open page from ringing, as long as what waits can be read.
        if (troubleOf(error) !== undefined) bell.ring(await countRing(store, clock()))
      })
      .catch((error: unknown) => log.fault('loop', error))
      .finally(() => {
        running = undefined
        if (again) {
          again = false
          run()
        }
      })
  }

  const timer = setInterval(run, TURN_MS)
  bell.onNudge(run)
  run()
  return async () => {
    clearInterval(timer)
    bell.onNudge(() => {})
    await running
  }
}
