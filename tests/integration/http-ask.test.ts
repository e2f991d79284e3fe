/** Asking a professional without an account, without a post and without JavaScript, in one visit. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCanary } from '../helpers/canaries.ts'
import { TEXTS } from '../helpers/texts.ts'
import { aVisitor, signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

/** The address of the one conversation that a list of them links to. */
function conversationIn(body: string): string {
  return /href="(\/talk\/[\w-]+)"/.exec(body)?.[1] ?? ''
}

test('a visitor without an account asks, a professional answers, and she reads it in the same visit', async () => {
  const { origin } = world
  const somebody = await world.somebody('professional')
  await world.onCall(somebody)
  const visitor = aVisitor(origin)
  const [question, answer, thanks] = [aCanary(), aCanary(), aCanary()]
  expect((await visitor.get('/ask')).status).toBe(200)
  const sent = await visitor.post('/ask', {
    body: `Mag ik iets vragen over ${question}?`,
    reply: '1',
  })
  expect(sent.status).toBe(303)
  const receipt = (await visitor.get(sent.to)).body
  // The way back in, shown this once: she never asked for an account.
  expect(receipt).toMatch(/<dd><bdi lang="nl">[^<]+<\/bdi><\/dd>/)
  expect((await visitor.get(sent.to)).to).toBe('/talk')

  const professional = await signIn(world, somebody)
  const list = (await professional.get('/cases')).body
  const casePath =
    /href="(\/cases\/[\w-]+)"[^>]*data-open|data-open[^>]*href="(\/cases\/[\w-]+)"/.exec(list)
  const path = casePath?.[1] ?? casePath?.[2] ?? ''
  await professional.post(path, { acknowledge: '1' })
  const talk = conversationIn((await professional.get(path)).body)
  expect((await professional.get(talk)).body).toContain(question)
  expect((await professional.post(talk, { body: `Ja, over ${answer}.` })).status).toBe(303)

  const own = conversationIn((await visitor.get('/talk')).body)
  const read = (await visitor.get(own)).body
  expect(read).toContain(question)
  expect(read).toContain(answer)
  expect((await visitor.post(own, { body: `Dank voor ${thanks}.` })).status).toBe(303)
  expect((await professional.get(talk)).body).toContain(thanks)
  await visitor.post(own, { close: '1' })
  expect((await professional.get(talk)).body).not.toContain('<textarea')
  // A stranger who has the address sees none of it.
  const stranger = await signIn(world, await world.somebody())
  expect((await stranger.get(own)).body).not.toContain(question)
})

test('a question that tells of danger rings, whoever asked it', async () => {
  const visitor = aVisitor(world.origin)
  const sent = await visitor.post('/ask', { body: TEXTS.acute, reply: '1' })
  expect((await visitor.get(sent.to)).body).toContain('tel:112')
  const alarms = await world.store.read
    .selectFrom('alarm')
    .innerJoin('case', 'case.id', 'alarm.case_id')
    .select(['alarm.state', 'case.origin', 'case.level'])
    .execute()
  expect(alarms).toEqual([{ state: 'ringing', origin: 'question', level: 'acute' }])
})
