/**
 * The loop that calls people: goes up the ladder of ringing alarms and sends what is due by mail and
 * webhook. It runs in the server, and may run in a further process beside it (`npm run alarms`): leases
 * keep the two from calling the same person twice.
 */
import { newId } from '#db/ids.ts'
import type { Store } from '#db/store.ts'
import { makeInTrouble } from '#moderation/alarms/call-in-trouble.ts'
import { callPeople } from '#moderation/alarms/call-people.ts'
import { tellHoles } from '#moderation/alarms/tell-holes.ts'
import { sendSummons } from '#moderation/alarms/send-summons.ts'
import { mailer } from './calls/mail.ts'
import { webhook } from './calls/webhook.ts'
import type { Environment } from './environment.ts'
import type { Log } from './log.ts'

const TURN_MS = 1_000

/** Starts the loop; answers how to stop it, which waits for the turn that runs. */
export function startCallLoop(parts: {
  store: Store
  env: Environment
  log: Log
  clock: () => Date
}): () => Promise<void> {
  const { store, env, log, clock } = parts
  const by = newId()
  const send = { email: mailer(env), webhook: webhook(env, clock) }
  const inTrouble = makeInTrouble(store, send)
  let running: Promise<void> | undefined

  async function turn(): Promise<void> {
    await callPeople(store, clock())
    const { sent, failed } = await sendSummons(store, { by, now: clock(), send })
    if (sent + failed > 0) log.event('call', { sent, failed })
    await tellHoles(store, clock())
    await inTrouble.remember(clock())
  }

  /** Whatever part of the server it was that could not write. */
  async function callInTrouble(): Promise<void> {
    const trouble = log.trouble()
    // Locked is over in a moment, most often; what is not done by then is done at the next turn.
    if (trouble === undefined || trouble.kind === 'locked') return
    const done = await inTrouble.call(clock())
    if (done.sent + done.failed > 0) log.event('call', done)
  }

  function run(): void {
    // A mail server that is slow holds up the next turn, never the pages.
    running ??= turn()
      .catch((error: unknown) => log.fault('calls', error))
      .then(callInTrouble)
      .catch((error: unknown) => log.fault('calls', error))
      .finally(() => {
        running = undefined
      })
  }

  const timer = setInterval(run, TURN_MS)
  run()
  return async () => {
    clearInterval(timer)
    await running
  }
}
