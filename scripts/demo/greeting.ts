/** What the demo says in the terminal: what to open, who to be, how to sign in. */
import { codeAt } from '#moderation/members/second-step.ts'
import type { DemoSecrets } from './demo-environment.ts'

/** The second step of this moment, with how long it holds. */
export async function codeLine(secrets: DemoSecrets, now: Date): Promise<string> {
  const seconds = 30 - (Math.floor(now.getTime() / 1000) % 30)
  return `${await codeAt(secrets.totpSecret, now)} (a new one in ${seconds} s; a code works once for each account)`
}

/** All that somebody needs to look around. */
export async function greeting(
  origin: string,
  secrets: DemoSecrets,
  options: { now: Date; folder: string; enterGivesCode: boolean },
): Promise<string> {
  return `
Luwte, a demo. All people and stories in it are made up.

  Open          ${origin}
  Passphrase    ${secrets.passphrase}      (for every account below)

  demo-lid, demo-lid-2                     members
  demo-nieuw                               a newcomer: a moderator reads the first posts
  demo-moderator, demo-moderator-2         the queue, at /queue
  demo-professional, demo-professional-2   the queue, and cases at /cases
  demo-beheerder                           who runs the place

The names with a role are asked for a second step. Its secret, for an authenticator app:
  ${secrets.totpSecret}      (SHA-1, 6 digits, 30 s)
The code of this moment:
  ${await codeLine(secrets, options.now)}
${options.enterGivesCode ? 'Press Enter here for the code of that moment.\n' : ''}
Stop it with Ctrl+C. Its store, ${options.folder}, goes with it.
`
}
