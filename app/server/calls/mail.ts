import type { Call } from '#moderation/alarms/send-summons.ts'
import type { Environment } from '../environment.ts'
import { wordsOf } from './words.ts'

const TIMEOUT_MS = 10_000

/**
 * Sends calls by mail over `SMTP_URL`. The sender is `from` in its query, or `luwte@` the origin's host.
 * @throws Error when no mail server is set, or the server did not take the mail.
 */
export function mailer(env: Environment): (call: Call) => Promise<void> {
  if (env.smtpUrl === null) {
    return () => Promise.reject(new Error('SMTP_URL is not set'))
  }
  const url = new URL(env.smtpUrl)
  const from = url.searchParams.get('from') ?? `luwte@${env.origin.hostname}`
  url.searchParams.delete('from')
  async function connect() {
    // Its many files are for who has a mail server; pages need none of them.
    const { createTransport } = await import('nodemailer')
    return createTransport({
      url: url.href,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }
  // Begun now: when an alarm goes, nothing has to be found on the disk. What fails is told then.
  const transport = connect()
  transport.catch(() => undefined)
  return async (call) => {
    const { title, text, address } = wordsOf(call, env.origin.origin)
    const sender = await transport
    await sender.sendMail({
      from,
      to: call.target,
      subject: title,
      text: `${title}.\n${text}\n\n${address}\n`,
      // No library's name, no automatic answers.
      xMailer: false,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  }
}
