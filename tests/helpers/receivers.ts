/** Real receivers of calls: a mail server and a webhook receiver on this machine. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export type MailServer = {
  url: string
  mails: Array<{ to: string; text: string }>
  /** While true every mail is turned away. */
  refuse: boolean
}

/** A mail server that keeps what it gets. */
export async function aMailServer(): Promise<MailServer> {
  const kept: MailServer = { url: '', mails: [], refuse: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      done(kept.refuse ? new Error('not now') : undefined)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? ''
        kept.mails.push({ to, text: Buffer.concat(chunks).toString('utf8') })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  kept.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return kept
}

export type Hook = { url: string; calls: Array<{ headers: IncomingHttpHeaders; body: string }> }

/** A webhook receiver that answers with `status`. */
export async function aReceiver(status = 200): Promise<Hook> {
  const kept: Hook = { url: '', calls: [] }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
    request.on('end', () => {
      kept.calls.push({ headers: request.headers, body })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  kept.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ring`
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return kept
}
