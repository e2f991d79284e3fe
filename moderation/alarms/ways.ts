/** How somebody of the staff is called beside the open page, and the test that shows it arrives. */
import { randomBytes } from 'node:crypto'
import { appendAudit } from '#db/audit.ts'
import { MINUTE_MS } from '#db/days.ts'
import {
  findTest,
  noteTestHeard,
  noteTestSent,
  setWay,
  summon,
  waysOf,
  type Way,
} from '#db/queries/summons.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { cleanLine } from '../texts/clean.ts'
import { openWay } from './send-summons.ts'

const LONGEST_TARGET = 500
const TEST_MS = 15 * MINUTE_MS

/** A webhook goes to https, or to this machine itself. */
function isWebhook(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+)$/.test(hostname))
  )
}

function isMail(text: string): boolean {
  const [name, host, ...more] = text.split('@')
  return Boolean(name && host?.includes('.') && more.length === 0 && !/[\s<>,;"]/.test(text))
}

export type SetWayResult = { kind: 'set' } | { kind: 'wrong' }

/** Sets or, with an empty text, takes away one way of somebody's own. */
export async function setAlarmWay(
  store: Store,
  wish: { actor: Actor; way: Way; target: string; now: Date },
): Promise<SetWayResult> {
  const target = cleanLine(wish.target)
  const fits = wish.way === 'email' ? isMail(target) : isWebhook(target)
  if (target !== '' && (!fits || target.length > LONGEST_TARGET)) return { kind: 'wrong' }
  const seal = (text: string) => store.keys.seal('alarm-way', Buffer.from(text))
  await inTransaction(store, async (trx) => {
    await setWay(
      trx,
      { accountId: wish.actor.id, way: wish.way },
      target === ''
        ? undefined
        : { target: seal(target), secret: seal(randomBytes(24).toString('base64url')) },
    )
    await appendAudit(trx, {
      now: wish.now,
      actor: wish.actor.id,
      action: target === '' ? 'alarm-way.drop' : 'alarm-way.set',
      subjectKind: 'account',
      subject: wish.actor.id,
      reason: wish.way,
    })
  })
  return { kind: 'set' }
}

/** Somebody's own ways and when they last heard a test. */
export async function readAlarmWays(store: Store, actor: Actor) {
  const ways = await waysOf(store.read, actor.id)
  const test = await findTest(store.read, actor.id)
  function of(way: Way) {
    const row = ways.find((one) => one.way === way)
    return row && { target: openWay(store, row.target), secret: openWay(store, row.secret) }
  }
  return {
    email: of('email')?.target ?? '',
    webhook: of('webhook')?.target ?? '',
    webhookSecret: of('webhook')?.secret ?? '',
    sentAt: test?.sent_at ?? null,
    heardAt: test?.acknowledged_at ?? null,
  }
}

/** Sends a test alarm by every way of somebody's own; the open page rings by itself. */
export async function sendTestAlarm(
  store: Store,
  test: { actor: Actor; now: Date },
): Promise<void> {
  await inTransaction(store, async (trx) => {
    await noteTestSent(trx, test.actor.id, test.now.getTime())
    await summon(trx, { accountIds: [test.actor.id], why: 'test', now: test.now.getTime() })
  })
}

/** "I heard it": counts when a test was sent in the last quarter of an hour. */
export async function hearTestAlarm(
  store: Store,
  heard: { actor: Actor; now: Date },
): Promise<{ kind: 'heard' } | { kind: 'no-test' }> {
  const now = heard.now.getTime()
  return await inTransaction(store, async (trx) => {
    const done = await noteTestHeard(trx, heard.actor.id, { since: now - TEST_MS, now })
    if (!done) return { kind: 'no-test' }
    await appendAudit(trx, {
      now: heard.now,
      actor: heard.actor.id,
      action: 'alarm-test.heard',
      subjectKind: 'account',
      subject: heard.actor.id,
    })
    return { kind: 'heard' }
  })
}
