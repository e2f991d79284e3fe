/**
 * Nobody gets to see a column that the inventory keeps from them: every role asks every page of a store in which
 * things happened. No value of such a column stands in an answer, its loader data included; and since a short value
 * (a level, a day) can't be told apart there, no statement that runs for a page hands one out, but where
 * `kept-to-itself.ts` says why. `npm run check` runs this.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { SeenBy } from '#db/inventory/entry.ts'
import { eventsOfCase } from '#db/queries/cases.ts'
import { recordReads } from '../helpers/read-columns.ts'
import { keptFrom, LEAST, needlessExcuses, readTooMuch, valuesOf } from '../helpers/seen.ts'
import { everyPage, notVisited } from '../helpers/tour-of-pages.ts'
import { aReader, aVisitor, signIn, type Visitor } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld({ seeded: true })
}, 60_000)
afterAll(() => world.close())

/** Pages of who asks: what is theirs they may see there. */
const ONES_OWN = /^\/(me|talk|queue\/own|login|join|p)\b/

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
    const ids = path.split('/').filter((part) => part.length >= LEAST)
    const whole = answer.body + JSON.stringify(answer.headers)
    answers.push(ids.reduce((text, id) => text.replaceAll(id, ''), whole))
  }
  return answers.join('\n')
}

/** Who asks, and with which eyes. What is of staff themselves stands on pages of their own alone. */
async function askers(): Promise<Array<[SeenBy, Visitor]>> {
  const signedIn = async (pseudonym: string) => await signIn(world, await world.demo(pseudonym))
  return [
    ['reader', await aReader(world)],
    ['owner', await signedIn('demo-lid')],
    ['moderator', await signedIn('demo-moderator')],
    ['professional', await signedIn('demo-professional')],
    ['administrator', await signedIn('demo-beheerder')],
  ]
}

// Not tried again: a code signs in once, and what was found must be what is told.
const ONCE = { timeout: 120_000, retry: 0 }

test(
  'no answer to a role holds, and no statement for it reads, what the inventory keeps from it',
  ONCE,
  async () => {
    const pages = everyPage(world)
    expect(notVisited(pages)).toEqual([])
    const recorder = recordReads(world.store)
    onTestFinished(() => recorder.stop())
    for (const [asker, visitor] of await askers()) {
      const answers: string[] = []
      const tooMuch: string[] = []
      for (const own of [false, true]) {
        const asked = pages.filter((page) => ONES_OWN.test(page) === own)
        const { done, reads } = await recorder.during(() => answersTo(visitor, asked))
        answers.push(done)
        const alone: SeenBy[] =
          own || asker === 'owner' ? ['reader', 'owner', asker] : ['reader', asker]
        tooMuch.push(...readTooMuch(alone, asker, reads))
        expect(reads.columns.size).toBeGreaterThan(5)
      }
      const eyes: SeenBy[] = asker === 'reader' ? ['reader'] : ['reader', 'owner', asker]
      const shown = keptFrom(eyes, answers.join('\n'), valuesOf(world.store))
      expect([asker, shown, tooMuch]).toEqual([asker, [], []])
    }
  },
)

test('what a statement hands out is seen, under another name and out of a query in a query too', async () => {
  const recorder = recordReads(world.store)
  onTestFinished(() => recorder.stop())
  const { read } = world.store
  const server = createServer(async (_, response) => {
    await sql`SELECT hash AS harmless FROM
      (SELECT passphrase_hash AS hash FROM account LIMIT 1)`.execute(read)
    await sql`SELECT coalesce(markdown, '') AS together FROM post LIMIT 1`.execute(read)
    await sql`SELECT day AS d FROM post UNION SELECT target FROM alarm_way`.execute(read)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  // What is read beside a request is nobody's.
  await recorder.during(() => sql`SELECT id FROM session`.execute(read))
  const visitor = aVisitor(`http://127.0.0.1:${port}`)
  const { reads } = await recorder.during(() => visitor.get('/'))
  expect([...reads.columns.keys()]).toEqual(['account.passphrase_hash'])
  expect(readTooMuch(['reader'], 'reader', reads).map((line) => line.replace(/: .*/, ''))).toEqual([
    'reader gets account.passphrase_hash',
    'reader gets together, and nobody said what of',
    'reader gets d, and nobody said what of',
  ])
})

test('every excuse is of a column that there is, and that somebody who asked may not see', () => {
  expect(needlessExcuses()).toEqual([])
})

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
