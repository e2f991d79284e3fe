/** The log of a server as `npm start` runs it: it says what was asked for in patterns, and no more. */

import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { listBoards } from '#db/queries/boards.ts'
import { aCanary, tracesOf } from '../helpers/canaries.ts'
import { freePort, startChild } from '../helpers/children.ts'
import { aFolder, aStore, openAgain } from '../helpers/store.ts'
import { PHONE } from '../helpers/texts.ts'
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

test('nothing that a visitor sends stands in the log, nor what her browser says of itself in the store', async () => {
  const folder = aFolder()
  const store = await aStore({ folder })
  const [board] = await listBoards(store.read, 'nl')
  await store.close()
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = startChild('scripts/serve.ts', [], { DATA_DIR: folder, PORT: String(port) })
  await child.untilSaid('There is no administrator yet')

  const sent: Record<string, string> = {}
  const canary = (name: string) => (sent[name] = aCanary())
  const visitor = aVisitor(origin)
  const about = {
    'user-agent': canary('user agent'),
    'x-forwarded-for': canary('forwarded for'),
    'accept-language': canary('accept language'),
    referer: `${origin}/${canary('referrer')}`,
    'x-anything': canary('a header of its own'),
    authorization: canary('authorization'),
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
  })
  expect(placed.to).toContain('/placed')
  await visitor.get(placed.to, about)
  const warned = await visitor.post(write, { title, body: `${canary('draft')} ${PHONE}` })
  await visitor.get(warned.to, about)
  await visitor.post('/ask', { body: canary('question'), reply: '1' })
  await visitor.post('/search', { q: canary('search') })
  await visitor.get('/me', about)
  await visitor.get('/leave', about)
  await say(port, `GET /${canary('broken request')} HTTP/9.9\r\n\r\n`)
  await say(port, `${canary('unknown method').toUpperCase()} / HTTP/1.1\r\nhost: x\r\n\r\n`)
  await say(port, `GET / HTTP/1.1\r\nx: ${canary('endless header')}${'a'.repeat(20_000)}\r\n\r\n`)
  child.process.kill('SIGTERM')
  expect(await child.ended).toBe(0)

  expect(Object.keys(sent).length).toBeGreaterThan(35)
  const log = (child.said() + child.complained()).toLowerCase()
  expect(Object.keys(sent).filter((name) => log.includes(sent[name] ?? ''))).toEqual([])
  expect(child.complained()).toBe('')
  for (const route of ['/t/:thread', '/b/:board/new', '/join', '/leave', 'other']) {
    expect(child.said()).toContain(`"route":"${route}"`)
  }
  expect(child.said()).not.toMatch(/127\.0\.0\.1(?!:)/)
  const kept = ['title', 'body', 'warning', 'pseudonym']
  expect(tracesOf(await openAgain(folder), sent).toSorted()).toEqual(kept.toSorted())
}, 90_000)
