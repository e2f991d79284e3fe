/**
 * Nobody gets to see a column that the inventory keeps from them: every role asks its pages of a store in which
 * things happened, and no value of such a column stands in an answer. What a query reads and the server keeps to
 * itself (a hash to compare, an id to join by) is no fault; what reaches a page, its loader data included, is.
 * `npm run check` runs this.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeenBy } from '#db/inventory/entry.ts'
import { eventsOfCase } from '#db/queries/cases.ts'
import { boardOf } from '../helpers/store.ts'
import { keptFrom, valuesOf } from '../helpers/seen.ts'
import { aReader, signIn, type Visitor } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld({ seeded: true })
}, 60_000)
afterAll(() => world.close())

function pathsTo(address: string, sql: string): string[] {
  const ids = world.store.sqlite.prepare(sql).pluck().all() as string[]
  expect(ids.length).toBeGreaterThan(0)
  return ids.map((id) => `${address}/${id}`)
}

/** What a professional reads in the histories of cases, opened. */
async function readEveryCase(): Promise<unknown[]> {
  const { read } = world.store
  const cases = await read.selectFrom('case').select('id').execute()
  return await Promise.all(cases.map(({ id }) => eventsOfCase(read, id)))
}

/** What comes back for all of these, refusals too. */
async function answersTo(visitor: Visitor, paths: string[]): Promise<string> {
  const answers: string[] = []
  for (const path of paths) {
    const answer = await visitor.get(path)
    // What she asked for by its id she knows: the sign-in page says it back.
    const id = path.split('/')[2] ?? path
    const whole = answer.body + JSON.stringify(answer.headers)
    answers.push(id === '' ? whole : whole.replaceAll(id, ''))
  }
  return answers.join('\n')
}

test('no answer to a role holds a value of a column that the inventory keeps from it', async () => {
  const board = await boardOf(world.store)
  const reading = ['/', `/b/${board}`, '/house', '/about', '/privacy', '/help', '/login']
  reading.push(...pathsTo('/t', 'SELECT id FROM thread LIMIT 6'))
  const items = pathsTo('/queue', `SELECT id FROM review_item ORDER BY state DESC LIMIT 16`)
  const cases = pathsTo('/cases', 'SELECT id FROM "case"')
  const talks = pathsTo('/talk', 'SELECT id FROM conversation')
  const staff = [
    '/queue',
    '/queue/own',
    '/cases',
    '/team',
    '/rules',
    '/figures',
    '/audit',
    '/settings',
  ]
  const all = [...reading, `/b/${board}/new`, '/me', '/talk', '/settings/keeping', ...staff]
  all.push(...items, ...cases, ...talks)
  const asking: Array<[readonly SeenBy[], Visitor]> = [
    [['reader'], await aReader(world)],
    [['reader', 'owner'], await signIn(world, await world.demo('demo-lid'))],
    [['reader', 'owner', 'moderator'], await signIn(world, await world.demo('demo-moderator'))],
    [
      ['reader', 'owner', 'professional'],
      await signIn(world, await world.demo('demo-professional')),
    ],
    [['reader', 'owner', 'administrator'], await signIn(world, await world.demo('demo-beheerder'))],
  ]
  for (const [roles, visitor] of asking) {
    const answers = await answersTo(visitor, all)
    expect([roles.at(-1), keptFrom(roles, answers, valuesOf(world.store))]).toEqual([
      roles.at(-1),
      [],
    ])
  }
}, 60_000)

test('a query that brings such a column to a page would be found', async () => {
  const values = valuesOf(world.store)
  const brought = (table: string) =>
    JSON.stringify(world.store.sqlite.prepare(`SELECT * FROM "${table}"`).all())
  expect(keptFrom(['reader', 'owner'], brought('account'), values)).toContain(
    'account.passphrase_hash',
  )
  const history = JSON.stringify(await readEveryCase())
  expect(keptFrom(['reader', 'moderator'], history, values)).toContain('case_event.note')
  expect(keptFrom(['reader', 'professional'], history, values)).not.toContain('case_event.note')
  expect(keptFrom(['administrator'], brought('post'), values)).toContain('post.markdown')
})
