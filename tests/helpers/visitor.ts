/** A browser without a screen: it keeps cookies, follows nothing by itself, and shows every byte. */
import { request, type IncomingHttpHeaders } from 'node:http'
import { codeAt, secondStepOf } from '#moderation/members/second-step.ts'
import type { Somebody, World } from './world.ts'

export type Answer = {
  status: number
  headers: IncomingHttpHeaders
  setCookies: string[]
  /** Where a 303 leads, without the origin. */
  to: string
  body: string
}

type Sending = {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

export type Visitor = {
  cookies: Map<string, string>
  send(path: string, sending?: Sending): Promise<Answer>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** Posts a form as a page of ours does; answers what came back for the POST itself. */
  post(
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Answer>
}

function keepCookies(cookies: Map<string, string>, setCookies: string[]): void {
  for (const line of setCookies) {
    const [pair = ''] = line.split(';')
    const name = pair.slice(0, pair.indexOf('='))
    if (/;\s*max-age=0/i.test(line)) cookies.delete(name)
    else cookies.set(name, pair.slice(name.length + 1))
  }
}

/** Somebody who has never been here. */
export function aVisitor(origin: string): Visitor {
  const cookies = new Map<string, string>()

  function send(path: string, sending: Sending = {}): Promise<Answer> {
    const { method = 'GET', headers = {}, body } = sending
    const { hostname, port } = new URL(origin)
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return new Promise((resolve, reject) => {
      const asking = request({
        hostname,
        port,
        path,
        method,
        headers: { ...(cookie === '' ? {} : { cookie }), ...headers },
      })
      asking.once('error', reject)
      asking.once('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('end', () => {
          const setCookies = response.headers['set-cookie'] ?? []
          keepCookies(cookies, setCookies)
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            setCookies,
            to: (response.headers.location ?? '').replace(origin, ''),
            body: Buffer.concat(chunks).toString('utf8'),
          })
        })
        response.once('error', reject)
      })
      asking.end(body)
    })
  }

  return {
    cookies,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
  }
}

/** Somebody who has begun a reading session. */
export async function aReader(world: World): Promise<Visitor> {
  const visitor = aVisitor(world.origin)
  await visitor.post('/enter', { to: '/' })
  return visitor
}

/** Signs in on a device of one's own, with the second step where it is asked. Throws when refused. */
export async function signIn(world: World, who: Somebody): Promise<Visitor> {
  const visitor = await aReader(world)
  const { pseudonym, passphrase } = who
  const first = await visitor.post('/login', { pseudonym, passphrase, shared: 'no', to: '/' })
  if (first.status !== 303) throw new Error(`Sign-in answered ${first.status}`)
  if (who.role === 'member') return visitor
  await visitor.get('/login/second')
  const { secret = '' } = (await secondStepOf(world.store, who.id)) ?? {}
  const code = await codeAt(secret, world.clock.now())
  const second = await visitor.post('/login/second', { code, to: '/' })
  if (second.status !== 303) throw new Error(`Second step answered ${second.status}`)
  return visitor
}

/** A page without what is different each time and says nothing: the values of hidden fields. */
export function withoutHiddenValues(body: string): string {
  return body.replace(/(<input type="hidden"[^>]* value=")[^"]*"/g, '$1"')
}
