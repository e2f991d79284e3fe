/** What a browser sends back for a passkey, as far as it has the shape of one. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

/** Longer than any credential that authenticators make (1,023 bytes), and than any attestation we ask for. */
const id = z.string().regex(/^[\w-]{16,1400}$/)
const bytes = z.string().regex(/^[\w-]{1,20000}$/)

const attestation = z.object({
  id,
  rawId: id,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes }),
})

const assertion = z.object({
  id,
  rawId: id,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
})

function read<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The answer with a new passkey, or undefined when it is none. */
export function readAttestation(text: string): RegistrationResponseJSON | undefined {
  const answer = read(attestation, text)
  return answer && { ...answer, clientExtensionResults: {} }
}

/** The answer with a signature, or undefined when it is none. */
export function readAssertion(text: string): AuthenticationResponseJSON | undefined {
  const answer = read(assertion, text)
  return answer && { ...answer, clientExtensionResults: {} }
}
