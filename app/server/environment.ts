/** The environment, read once at the start. A wrong value stops the start with one clear line. */
import { isIP } from 'node:net'
import { z } from 'zod'
import { HELP_LEAVE_TO } from '#moderation/help/services.ts'

export type Environment = {
  port: number
  host: string
  dataDir: string
  /** The public origin: what a same-origin request names. */
  origin: URL
  /** True when the origin is a loopback name: then cookies need no TLS. */
  loopback: boolean
  clientAddress: { kind: 'socket' } | { kind: 'x-forwarded-for'; proxies: number }
  leaveTo: string
  /** The mail server for calls to staff; null: none. */
  smtpUrl: string | null
  demo: boolean
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Whether a host name means this machine itself. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname)
}

function isHostName(host: string): boolean {
  return isIP(host) !== 0 || /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(host)
}

const schema = z.object({
  PORT: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(65_535)).default(3000),
  HOST: z.string().refine(isHostName).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  CLIENT_ADDRESS: z
    .string()
    .regex(/^(socket|x-forwarded-for:[1-9])$/)
    .optional(),
  LEAVE_TO: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
})

/** Thrown with the one line that the operator reads. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

const HINTS = {
  PORT: 'PORT must be a whole number from 0 to 65535, for example PORT=3000.',
  HOST: 'HOST must be an address to listen at, for example HOST=127.0.0.1.',
  DATA_DIR: 'DATA_DIR must name a folder, for example DATA_DIR=./data.',
  ORIGIN: 'ORIGIN must be the public address, for example ORIGIN=https://example.org.',
  CLIENT_ADDRESS: 'CLIENT_ADDRESS must be "socket" or "x-forwarded-for:N" (N proxies, 1 to 9).',
  LEAVE_TO: 'LEAVE_TO must be a whole web address, for example LEAVE_TO=https://www.knmi.nl/.',
  SMTP_URL:
    'SMTP_URL must name a mail server, for example SMTP_URL=smtps://name:word@mail.example.org/?from=alarm@example.org.',
} as const satisfies Record<keyof typeof schema.shape, string>

function originOf(value: string | undefined, host: string, port: number): URL {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const bracketed = name.includes(':') ? `[${name}]` : name
  const address = value ?? `http://${bracketed}:${port}`
  if (!URL.canParse(address)) throw new EnvironmentError(HINTS.HOST)
  const origin = new URL(address)
  if (origin.href !== `${origin.origin}/`) {
    throw new EnvironmentError(
      'ORIGIN must be an address without a path, like https://example.org.',
    )
  }
  if (origin.protocol === 'http:' && !isLoopback(origin.hostname)) {
    throw new EnvironmentError(
      'ORIGIN must begin with https:// (plain http is for this machine alone).',
    )
  }
  return origin
}

function leaveToOf(value: string | undefined, demo: boolean): string {
  const target = new URL(value ?? HELP_LEAVE_TO)
  const plainAllowed = demo && isLoopback(target.hostname)
  if (target.protocol !== 'https:' && !plainAllowed) {
    throw new EnvironmentError('LEAVE_TO must begin with https://.')
  }
  return target.href
}

/**
 * Reads the environment.
 * @throws EnvironmentError with one line that says what to do.
 */
export function readEnvironment(
  variables: Record<string, string | undefined>,
  options: { demo: boolean },
): Environment {
  const given = Object.fromEntries(
    Object.keys(schema.shape)
      .map((name) => [name, variables[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as keyof typeof HINTS
    throw new EnvironmentError(HINTS[name])
  }
  const { PORT, HOST, DATA_DIR, CLIENT_ADDRESS } = parsed.data
  const origin = originOf(parsed.data.ORIGIN, HOST, PORT)
  const loopback = isLoopback(origin.hostname)
  if (!loopback && CLIENT_ADDRESS === undefined) {
    throw new EnvironmentError(
      'CLIENT_ADDRESS must be set: "socket", or "x-forwarded-for:1" behind one proxy.',
    )
  }
  const proxies = /^x-forwarded-for:(\d)$/.exec(CLIENT_ADDRESS ?? '')
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    origin,
    loopback,
    clientAddress:
      proxies === null
        ? { kind: 'socket' }
        : { kind: 'x-forwarded-for', proxies: Number(proxies[1]) },
    smtpUrl: parsed.data.SMTP_URL ?? null,
    leaveTo: leaveToOf(parsed.data.LEAVE_TO, options.demo),
    demo: options.demo,
  }
}
