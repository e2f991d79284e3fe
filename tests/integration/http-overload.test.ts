/** More than the server can do: what is least needed is put off kindly, and nothing that matters is lost. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeLine, type Line } from '#app/server/line.ts'
import { boardOf } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import { aReader, aVisitor, signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

const real = makeLine(() => performance.now())
let full = false
/** The real line, which can be made to have no room, and to let those who wrote wait too long. */
const line: Line = {
  ...real,
  enter(work, job) {
    if (!full || work === undefined) return real.enter(work, job)
    if (work === 'writing') {
      return real.enter(work, { ...job, run: (_waited, ended) => job.run(60_000, ended) })
    }
    return job.putOff()
  },
}
let world: World

beforeAll(async () => {
  world = await startWorld({ line })
}, 60_000)
afterAll(() => world.close())
afterEach(() => {
  full = false
})

test('without room reading is put off with a kind page; help, the way out and the desks never', async () => {
  const member = await signIn(world, await world.somebody())
  const moderator = await signIn(world, await world.somebody('moderator'))
  const board = `/b/${await boardOf(world.store)}`
  full = true
  for (const path of ['/search', '/', board, '/me', '/login', '/join']) {
    const away = await member.get(path)
    expect([path, away.status, away.headers['retry-after']]).toEqual([path, 503, '10'])
    expect(away.headers['content-security-policy']).toContain("default-src 'none'")
    expect(away.headers['cache-control']).toBe('no-store')
    expect(away.body).toContain('Het is nu druk')
    expect(away.body).toContain('112')
  }
  const english = await aVisitor(world.origin).get('/', { 'accept-language': 'en' })
  expect([english.status, english.body.includes('lang="en"')]).toEqual([503, true])
  for (const path of ['/help', '/help/abroad', '/help/traces', '/ask', '/talk']) {
    expect([path, (await member.get(path)).status]).toEqual([path, 200])
  }
  expect((await moderator.get('/queue')).status).toBe(200)
  expect((await member.get('/leave')).status).toBe(303)
})

test('an administrator sees how the server is doing; nobody else does', async () => {
  const administrator = await signIn(world, await world.somebody('administrator'))
  const detail = JSON.parse((await administrator.get('/healthz?detail')).body)
  expect(detail.putOff.search).toBe(0)
  expect(detail.memoryBytes).toBeGreaterThan(1_000_000)
  expect(Object.keys(detail).toSorted()).toEqual([
    'delayMs',
    'hashesWaiting',
    'memoryBytes',
    'pagesBytes',
    'putOff',
    'waiting',
  ])
  const moderator = await signIn(world, await world.somebody('moderator'))
  for (const who of [moderator, await aReader(world), aVisitor(world.origin)]) {
    expect((await who.get('/healthz?detail')).body).toBe('ok')
  }
  expect((await administrator.get('/healthz')).body).toBe('ok')
  expect((await administrator.get('/figures')).body).toContain('Hoe het met de server gaat')
})

test('what somebody wrote while there was no room is kept for them; danger in it reaches a person', async () => {
  const member = await signIn(world, await world.somebody())
  const professional = await signIn(world, await world.somebody('professional'))
  full = true
  const path = `/b/${await boardOf(world.store)}/new`
  const title = 'Even iets vragen'
  const plain = await member.post(path, { title, body: TEXTS.none, danger: '' })
  expect(plain.status).toBe(503)
  expect(plain.headers['retry-after']).toBe('30')
  const kept = /href="([^"]*\?d=[^"]*)"/.exec(plain.body)?.[1] ?? ''
  const acute = await member.post(path, { title, body: TEXTS.acute, danger: 'yes' })
  expect(acute.to).toMatch(/^\/p\/[\w-]+\/placed/)
  expect((await professional.get('/cases')).body).toContain('data-level="acute"')
  full = false
  expect((await member.get(kept)).body).toContain(TEXTS.none)
  expect((await member.post(path, { title, body: TEXTS.none, danger: '' })).status).toBe(303)
})
