/** What of the environment is the demo's alone: how its accounts are signed in with. */
import { EnvironmentError } from '#app/server/environment.ts'
import { codeAt } from '#moderation/members/second-step.ts'
import { lengthOf } from '#moderation/texts/clean.ts'

export type DemoSecrets = { passphrase: string; totpSecret: string }

const PASSPHRASE = 'zeven eenden op het gras'
const TOTP_SECRET = 'LUWTELUWTELUWTELUWTELUWTELUWTELU'

const PASSPHRASE_LENGTH = { min: 8, max: 256 }

/** Whether an authenticator can work with a secret. */
async function givesCodes(secret: string): Promise<boolean> {
  try {
    await codeAt(secret, new Date())
    return true
  } catch {
    return false
  }
}

/**
 * Reads DEMO_PASSPHRASE and DEMO_TOTP_SECRET, or answers the demo's own.
 * @throws EnvironmentError with one line that says what to do.
 */
export async function readDemoSecrets(
  variables: Record<string, string | undefined>,
): Promise<DemoSecrets> {
  const passphrase = variables['DEMO_PASSPHRASE'] || PASSPHRASE
  const length = lengthOf(passphrase)
  if (length < PASSPHRASE_LENGTH.min || length > PASSPHRASE_LENGTH.max) {
    throw new EnvironmentError('DEMO_PASSPHRASE must have 8 to 256 characters.')
  }
  const given = variables['DEMO_TOTP_SECRET'] || TOTP_SECRET
  const totpSecret = given.replace(/[\s-]/g, '').replace(/=+$/, '').toUpperCase()
  if (!/^[A-Z2-7]+$/.test(totpSecret) || !(await givesCodes(totpSecret))) {
    throw new EnvironmentError(
      'DEMO_TOTP_SECRET must be base32: 16 to 102 letters A to Z and digits 2 to 7.',
    )
  }
  return { passphrase, totpSecret }
}
