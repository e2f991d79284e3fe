/**
 * Calls by webhook: the way to a telephone gateway that rings. The body is signed, so that its receiver
 * knows who calls: `Luwte-Signature: t=SECONDS,v1=HEX`, HMAC-SHA256 of `SECONDS.BODY` with the secret
 * that its owner sees at `/team/alarms`.
 */
import { createHmac } from 'node:crypto'
import type { Call } from '#moderation/alarms/send-summons.ts'
import type { Environment } from '../environment.ts'
import { wordsOf } from './words.ts'

const TIMEOUT_MS = 10_000

/** The signature of a body sent at `seconds` (since 1970). */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
}

/** @throws Error when the receiver does not answer with 2xx within ten seconds. */
export function webhook(env: Environment, clock: () => Date): (call: Call) => Promise<void> {
  return async (call) => {
    const { title, address } = wordsOf(call, env.origin.origin)
    const body = JSON.stringify({ why: call.why, count: call.count, text: title, address })
    const seconds = Math.floor(clock().getTime() / 1000)
    const answer = await fetch(call.target, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Luwte-Signature': `t=${seconds},v1=${signatureOf(call.secret, seconds, body)}`,
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`the receiver answered ${answer.status}`)
  }
}
