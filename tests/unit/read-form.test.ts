import { once } from 'node:events'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import * as fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { LARGEST_BODY, readForm, type FormResult } from '#app/server/read-form.ts'

/** A server that only reads forms, and what it read of the next one. */
async function aReader(): Promise<{
  port: number
  next(): Promise<FormResult>
  /** When a piece of a body has come. */
  heard(): Promise<unknown>
}> {
  const results: FormResult[] = []
  const server = createServer(async (incoming, response) => {
    incoming.on('data', () => server.emit('piece'))
    results.push(await readForm(incoming))
    response.end()
    server.emit('read')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => once(server, 'piece'),
    async next() {
      if (results.length === 0) await once(server, 'read')
      return results.shift() as FormResult
    },
  }
}

/** Sends a body, in pieces of unknown length when there are several. */
async function read(...pieces: Array<string | Uint8Array>): Promise<FormResult> {
  const { port, next } = await aReader()
  const outgoing = httpRequest({ port, host: '127.0.0.1', method: 'POST' })
  outgoing.on('error', () => {})
  if (pieces.length === 1) outgoing.end(pieces[0])
  else {
    for (const piece of pieces) outgoing.write(piece)
    outgoing.end()
  }
  return await next()
}

function fieldsOf(result: FormResult): Array<[string, string]> {
  if (result.kind === 'refused') throw new Error(`Refused with ${result.status}`)
  return [...result.form]
}

test.each<[string, Array<[string, string]>]>([
  ['', []],
  ['a=1', [['a', '1']]],
  [
    'body=Ik+ben+er&title=',
    [
      ['body', 'Ik ben er'],
      ['title', ''],
    ],
  ],
  ['body=%C3%A9%C3%A9n%0D%0Atwee', [['body', 'één\r\ntwee']]],
  ['body=één 🌱', [['body', 'één 🌱']]],
  [
    'a=1&a=2',
    [
      ['a', '1'],
      ['a', '2'],
    ],
  ],
  ['a', [['a', '']]],
  [
    'a=100%25&b=a%26b',
    [
      ['a', '100%'],
      ['b', 'a&b'],
    ],
  ],
])('the form %s is read', async (body, fields) => {
  expect(fieldsOf(await read(body))).toEqual(fields)
})

test('a letter that comes in two pieces is whole', async () => {
  const [first, second] = Buffer.from('é')
  const result = await read('body=', Buffer.from([first ?? 0]), Buffer.from([second ?? 0]), '&a=1')
  expect(fieldsOf(result)).toEqual([
    ['body', 'é'],
    ['a', '1'],
  ])
})

test.each([
  ['a percent sign alone', 'a=100%'],
  ['half a code', 'a=%4'],
  ['a code that is none', 'a=%zz'],
  ['bytes that are no UTF-8, encoded', 'a=%C3%28'],
  ['half a surrogate pair, encoded', 'a=%ED%A0%80'],
  ['a NUL', Buffer.from('a=\u0000')],
  ['bytes that are no UTF-8', Buffer.from([0x61, 0x3d, 0xc3, 0x28])],
  ['a letter cut off', Buffer.from([0x61, 0x3d, 0xc3])],
])('%s is no form', async (_, body) => {
  expect(await read(body)).toEqual({ kind: 'refused', status: 400 })
})

test('sixty fields are the most', async () => {
  const fields = Array.from({ length: 60 }, (_, index) => `f${index}=x`)
  expect(fieldsOf(await read(fields.join('&')))).toHaveLength(60)
  expect(await read([...fields, 'f=x'].join('&'))).toEqual({ kind: 'refused', status: 400 })
})

test('256 KiB are the most, whether the length is said before or not', async () => {
  const full = `a=${'x'.repeat(LARGEST_BODY - 2)}`
  expect(LARGEST_BODY).toBe(262_144)
  expect(fieldsOf(await read(full))).toHaveLength(1)
  expect(fieldsOf(await read(full.slice(0, 100), full.slice(100)))).toHaveLength(1)
  const refused = { kind: 'refused', status: 413 }
  expect(await read(`${full}x`)).toEqual(refused)
  expect(await read(full, 'x')).toEqual(refused)
})

test('a body that is announced too long is refused before it comes', async () => {
  const { port, next } = await aReader()
  const outgoing = httpRequest({
    port,
    host: '127.0.0.1',
    method: 'POST',
    headers: { 'Content-Length': LARGEST_BODY + 1 },
  })
  outgoing.on('error', () => {})
  outgoing.flushHeaders()
  expect(await next()).toEqual({ kind: 'refused', status: 413 })
  outgoing.destroy()
})

test('a form whose sender goes away is refused, not waited for', async () => {
  const { port, next } = await aReader()
  const socket = connect(port, '127.0.0.1')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\na=1')
  setTimeout(() => socket.destroy(), 50)
  expect(await next()).toEqual({ kind: 'refused', status: 408 })
})

/** A sender whose pieces come as many seconds after each other as it says. */
async function aSlowSender() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { port, next, heard } = await aReader()
  const outgoing = httpRequest({ port, host: '127.0.0.1', method: 'POST' })
  outgoing.on('error', () => {})
  onTestFinished(() => void outgoing.destroy())
  return {
    next,
    outgoing,
    async send(piece: string, seconds: number) {
      const come = heard()
      outgoing.write(piece)
      await come
      vi.advanceTimersByTime(seconds * 1_000)
    },
  }
}

test('a long text that comes slowly is read', async () => {
  const { outgoing, send, next } = await aSlowSender()
  await send('a=', 29)
  for (let piece = 0; piece < 9; piece += 1) await send('x', 29)
  outgoing.end()
  expect(fieldsOf(await next())).toEqual([['a', 'xxxxxxxxx']])
})

test.each([
  ['that stands still for thirty seconds', ['a=', 30]],
  [
    'that takes more than five minutes',
    ...Array.from({ length: 11 }, (): [string, number] => ['x', 29]),
  ],
] as Array<[string, ...Array<[string, number]>]>)('a form %s is refused', async (_, ...pieces) => {
  const { send, next } = await aSlowSender()
  for (const [piece, seconds] of pieces) await send(piece, seconds)
  expect(await next()).toEqual({ kind: 'refused', status: 408 })
})

test('what a browser writes is what is read', async () => {
  const field = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 5 }),
      async (fields) => {
        expect(fieldsOf(await read(new URLSearchParams(fields).toString()))).toEqual(fields)
      },
    ),
    { numRuns: 30 },
  )
})
