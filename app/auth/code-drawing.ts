import { encode } from 'uqr'
import { secondStepAddress } from '#moderation/members/second-step.ts'

/** What an app with codes reads: made here, so that nobody else sees the secret. */
export function drawingOf(secret: string, workingName: string) {
  const { size, data: rows } = encode(secondStepAddress(secret, workingName))
  return { secret, size, rows }
}
