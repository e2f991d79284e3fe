/**
 * Nothing gets in: of what a visitor sends, and of what her browser and her line say of themselves, nothing
 * stands in the log of a server as `npm start` runs it, in its files, or in any call by which it writes.
 */
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { listBoards } from '#db/queries/boards.ts'
import { aCanary, tracesOf } from '../helpers/canaries.ts'
import { freePort, startChild } from '../helpers/children.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aFolder, aStore, openAgain } from '../helpers/store.ts'
import { PHONE } from '../helpers/texts.ts'
import { canTrace, startTraced } from '../helpers/traced.ts'
import { aVisitor } from '../helpers/visitor.ts'

/** Says something to the port that no client would, and waits for the end. */
async function say(port: number, bytes: string): Promise<string> {
  return await new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')))
    socket.on('error', () => resolve(heard))
    socket.on('close', () => resolve(heard))
    setTimeout(() => socket.destroy(), 2_000).unref()
  })
}

const WRITING = 'write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg'
const WRITES = /^\d+ +(p?write|send)/
/** A call that opens a file in order to write, with its name. */
const OPENED_TO_WRITE =
  /^\d+ +(?:open|openat|creat)\((?:AT_FDCWD<[^>]*>, )?"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)/
/** Nobody's address (RFC 5737): what the proxy says whom the visitor's line belongs to. */
const ADDRESS = '203.0.113.77'
/** As it is read, and as its four bytes stand in a line of strace. */
const ADDRESS_FORMS = [ADDRESS, '\\313\\0qM']
const FAULT = 503

test('nothing that a visitor sends stands in the log, nor what her browser says of itself in the store', async () => {
  const folder = aFolder()
  const store = await aStore({ folder })
  const [board] = await listBoards(store.read, 'nl')
  const seen = await place(store, await aMember(store))
  await store.close()
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const environment = {
    DATA_DIR: folder,
    PORT: String(port),
    CLIENT_ADDRESS: 'x-forwarded-for:1',
    NODE_COMPILE_CACHE: '',
  }
  const traced = canTrace()
    ? startTraced('scripts/serve.ts', [], environment, `${WRITING},open,openat,creat`)
    : undefined
  const child = traced ?? startChild('scripts/serve.ts', [], environment)
  await child.untilSaid('There is no administrator yet')

  const sent: Record<string, string> = {}
  const canary = (name: string) => (sent[name] = aCanary())
  const visitor = aVisitor(origin)
  const about = {
    'user-agent': canary('user agent'),
    'x-forwarded-for': `${canary('forwarded for')}, ${ADDRESS}`,
    'accept-language': canary('accept language'),
    referer: `${origin}/${canary('referrer')}`,
    'x-anything': canary('a header of its own'),
    authorization: canary('authorization'),
    forwarded: `for=${canary('forwarded')}`,
    via: canary('via'),
    'x-real-ip': canary('real address'),
    'if-none-match': canary('what she has already'),
  }
  for (const path of [
    '/t/',
    '/nowhere/',
    '/invite/',
    '/p/',
    '/b/',
    '/queue/',
    '/cases/',
    '/out/',
  ]) {
    await visitor.get(`${path}${canary(`path ${path}`)}`, about)
  }
  await visitor.post('/enter', { to: `/${canary('where to go')}` }, about)
  visitor.cookies.set('s', canary('session cookie'))
  visitor.cookies.set('other', canary('another cookie'))
  await visitor.get(`/t/${canary('path of a reader')}?d=${canary('draft token')}`, about)
  await visitor.get(`/${canary('data path')}.data`, about)
  await visitor.get(`/%${canary('undecodable path')}`, about)
  await visitor.get('/', { ...about, host: `${canary('host')}.example` })
  await visitor.post(`/${canary('path of a form')}`, { a: canary('field') }, about)
  await visitor.post('/login', {}, { origin: `https://${canary('foreign origin')}.example` })
  await visitor.send('/login', { method: 'POST', headers: about, body: canary('body of no type') })
  await visitor.post('/me', { body: canary('large body').repeat(20_000) }, about)
  const multipart = 'multipart/form-data; boundary=x'
  const part = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"; filename="${canary('file name')}"\r\n\r\n${value}\r\n--x--\r\n`
  for (const [type, body] of [
    [multipart, part(canary('name of a part'), canary('multipart body'))],
    ['application/json', JSON.stringify({ body: canary('JSON body') })],
    ['text/plain', `body=${canary('plain body')}`],
    [`application/${canary('type of a body')}`, canary('body of an unknown type')],
  ] as const) {
    await visitor.send('/login', {
      method: 'POST',
      headers: { origin, 'content-type': type },
      body,
    })
  }
  await visitor.post('/login', { [canary('name of a field')]: canary('a field nobody asked for') })
  await visitor.post('/recover', {
    pseudonym: canary('pseudonym to recover'),
    recovery: canary('recovery code'),
    passphrase: canary('new passphrase'),
  })
  await visitor.post(`/invite/${canary('invitation')}`, { pseudonym: canary('invited pseudonym') })
  await visitor.post('/language', { language: canary('language'), to: canary('where from') })
  await visitor.post('/login', {
    pseudonym: canary('wrong pseudonym'),
    passphrase: canary('wrong passphrase'),
  })
  const pseudonym = canary('pseudonym')
  const ticks = { age: '1', rules: '1', consent: '1' }
  const joined = await visitor.post('/join', {
    ...ticks,
    pseudonym,
    passphrase: `${canary('passphrase')} is heel lang`,
  })
  expect([joined.status, joined.to.split('?')[0]]).toEqual([303, '/join/code'])
  await visitor.get(joined.to, about)
  const write = `/b/${board?.id}/new`
  const title = canary('title')
  const placed = await visitor.post(write, {
    title,
    body: canary('body'),
    warning: canary('warning'),
    other: '1',
    alias: canary('other name'),
  })
  expect(placed.to).toContain('/placed')
  await visitor.get(placed.to, about)
  await visitor.post(write, { title, body: 'x', other: '1', alias: `<${canary('wrong name')}` })
  const warned = await visitor.post(write, { title, body: `${canary('draft')} ${PHONE}` })
  await visitor.get(warned.to, about)
  const report = { track: 'conduct', reason: 'hostile' }
  const reported = await visitor.post(`/p/${seen.postId}/report`, {
    ...report,
    note: canary('report'),
  })
  expect(reported.to).toContain('done=1')
  const wrong = await visitor.post(`/p/${seen.postId}/report`, {
    ...report,
    reason: canary('reason'),
    note: canary('report with a mistake'),
  })
  await visitor.get(wrong.to)
  await visitor.post('/ask', { body: canary('question'), reply: '1' })
  const talk = /href="(\/talk\/[\w-]+)"/.exec((await visitor.get('/talk')).body)?.[1] ?? ''
  await visitor.post(talk, { body: canary('message') })
  expect((await visitor.get(talk)).body).toContain(sent.message)
  // Somebody else holds the store for longer than the server waits: a fault, and a page that says so.
  const holder = openDatabase(join(folder, 'luwte.db'))
  holder.exec('BEGIN IMMEDIATE')
  const fault = await visitor.post(write, {
    title: canary('title in a fault'),
    body: canary('body in a fault'),
  })
  holder.close()
  expect([fault.status, fault.body.includes('<h1>')]).toEqual([FAULT, true])
  await visitor.post('/search', { q: canary('search') })
  const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ')
  const listening = `host: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\naccept: text/event-stream`
  await say(
    port,
    `GET /events HTTP/1.1\r\n${listening}\r\nlast-event-id: ${canary('last event')}\r\n\r\n`,
  )
  await visitor.get('/me', about)
  await visitor.get('/leave', about)
  await say(port, `GET /${canary('broken request')} HTTP/9.9\r\n\r\n`)
  await say(port, `${canary('unknown method').toUpperCase()} / HTTP/1.1\r\nhost: x\r\n\r\n`)
  await say(port, `GET / HTTP/1.1\r\nx: ${canary('endless header')}${'a'.repeat(20_000)}\r\n\r\n`)
  const host = `host: 127.0.0.1:${port}\r\nconnection: close\r\n`
  await say(port, `GET http://${canary('whole address')}.example/ HTTP/1.1\r\n${host}\r\n`)
  await say(port, `CONNECT ${canary('tunnel')}.example:443 HTTP/1.1\r\n${host}\r\n`)
  const upgrade = `host: 127.0.0.1:${port}\r\nconnection: upgrade\r\nupgrade: ${canary('upgrade')}`
  const socket = `sec-websocket-key: ${canary('key of a socket')}\r\nsec-websocket-protocol: ${canary('protocol')}`
  await say(port, `GET /events HTTP/1.1\r\n${upgrade}\r\n${socket}\r\n\r\n`)
  const chunked = `${host}origin: ${origin}\r\ncontent-type: application/x-www-form-urlencoded\r\ntransfer-encoding: chunked\r\ntrailer: x-end`
  const chunk = `5;x=${canary('extension of a chunk')}\r\na=bcd\r\n0\r\nx-end: ${canary('trailer')}`
  await say(port, `POST /login HTTP/1.1\r\n${chunked}\r\n\r\n${chunk}\r\n\r\n`)
  child.process.kill('SIGTERM')
  expect(await child.ended).toBe(0)

  expect(Object.keys(sent).length).toBeGreaterThanOrEqual(60)
  const log = (child.said() + child.complained()).toLowerCase()
  expect(Object.keys(sent).filter((name) => log.includes(sent[name] ?? ''))).toEqual([])
  expect(child.complained()).toBe('')
  for (const route of ['/t/:thread', '/b/:board/new', '/join', '/leave', 'other']) {
    expect(child.said()).toContain(`"route":"${route}"`)
  }
  expect(child.said()).not.toMatch(/127\.0\.0\.1(?!:)/)
  const kept = ['title', 'body', 'warning', 'other name', 'pseudonym', 'report']
  expect(tracesOf(await openAgain(folder), sent).toSorted()).toEqual(kept.toSorted())
  if (traced === undefined) return
  const calls = traced.calls()
  const writing = calls.filter((call) => WRITES.test(call))
  expect(writing.length).toBeGreaterThan(100)
  expect(writing.filter((call) => ADDRESS_FORMS.some((form) => call.includes(form)))).toEqual([])
  // What it opened to write is the store's, and no file of a moment that is gone by now.
  const opened = calls.flatMap((call) => OPENED_TO_WRITE.exec(call)?.[1] ?? [])
  expect(opened.filter((file) => file !== '/dev/null' && !file.startsWith(folder))).toEqual([])
  expect(opened.filter((file) => file.startsWith(folder))).not.toEqual([])
}, 180_000)
