/**
 * What a page asks of the store costs the same after years: every query of every page finds its rows by an
 * index, and a page that many people read asks little.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardOf } from '../helpers/store.ts'
import { listen, type Asked } from '../helpers/asked.ts'
import { aReader, signIn, type Visitor } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

/** Tables that don't grow with the years: as long as the site has staff, rules and open work. */
const SHORT = new Set([
  'alarm',
  'alarm_test',
  'allowed_host',
  'secret_place',
  'board',
  'board_text',
  'counter',
  'debrief',
  'desk_choice',
  'erased',
  'handover',
  'legal_hold',
  'migration',
  'setting',
  'site_rule',
  'site_reader',
  'summons',
  'triage_feedback',
])

/** What a plan also calls a scan: of rows found before, of an index of few rows, of one post's words, or one row of the search index. */
const NO_SCAN =
  /^SCAN (CONSTANT|found|missed|part|one VIRTUAL|temp\.cut_word VIRTUAL|\w+ VIRTUAL TABLE INDEX 0:=|\w+ USING (COVERING )?INDEX (decision_escalated|decision_wanted|conversation_waiting))/

/** The newest few, found from the end of the table. */
const FROM_THE_END = /order by ("\w+"\.)?("sequence"|rowid) desc limit/i

let asked: Asked
let world: World

beforeAll(async () => {
  asked = listen()
  world = await startWorld({ seeded: true })
}, 60_000)
afterAll(async () => {
  await world?.close()
  asked?.stop()
})

type Step = { detail: string }

/** The table behind a name in a plan: plans name the alias. */
function tableOf(sql: string, name: string): string {
  const found = new RegExp(
    `(?:from|join|update|into)\\s+"?(\\w+)"?\\s+(?:as\\s+)?"?${name}"?\\b`,
    'i',
  ).exec(sql)
  return found?.[1] ?? name
}

/** The steps of a plan that look at every row of a table that grows. */
function scansOf(sql: string): string[] {
  const values = Array.from({ length: sql.match(/\?/g)?.length ?? 0 }, () => null)
  const plan = world.store.sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as Step[]
  return plan
    .map(({ detail }) => detail)
    .filter((detail) => {
      const name = /^SCAN (\w+)/.exec(detail)?.[1]
      if (name === undefined || NO_SCAN.test(detail) || FROM_THE_END.test(sql)) return false
      return !SHORT.has(tableOf(sql, name))
    })
}

/** The broom goes through its tables in small steps at night: it may look at every row. */
function isSweep(sql: string): boolean {
  return sql.includes('WHERE rowid IN') || sql.includes('in ()')
}

async function visitAll(visitor: Visitor, paths: string[]): Promise<void> {
  for (const path of paths) expect([path, (await visitor.get(path)).status]).toEqual([path, 200])
}

test('every query of a page finds its rows by an index', async () => {
  const board = await boardOf(world.store)
  const threads = ['pv-01', 'pv-02'].map((key) => `/t/${world.placed.threads.get(key)}`)
  const reading = ['/', `/b/${board}`, ...threads]
  const idOf = (table: string): string =>
    world.store.sqlite
      .prepare(`SELECT id FROM "${table}" ORDER BY rowid DESC LIMIT 1`)
      .pluck()
      .get() as string
  await visitAll(await aReader(world), ['/', `/b/${board}`, ...threads])
  const member = await signIn(world, await world.demo('demo-lid'))
  await visitAll(member, [...reading, `/b/${board}/new`, '/me', '/talk'])
  expect((await member.post('/search', { q: 'slapen' })).status).toBe(303)
  const open = `SELECT id FROM review_item WHERE state = 'open' AND kind <> 'appeal' AND claimed_by IS NULL`
  const item = world.store.sqlite.prepare(open).pluck().get() as string
  const moderator = await signIn(world, await world.demo('demo-moderator'))
  await visitAll(moderator, ['/queue', `/queue/${item}`, '/queue/own'])
  const professional = await signIn(world, await world.demo('demo-professional'))
  await visitAll(professional, ['/cases', `/cases/${idOf('case')}`, '/team', '/rules', '/figures'])
  const administrator = await signIn(world, await world.demo('demo-beheerder'))
  await visitAll(administrator, ['/team', '/settings', '/audit'])
  const scans = asked
    .statements()
    .filter((sql) => /^\s*(select|with|update|delete)/i.test(sql) && !isSweep(sql))
    .flatMap((sql) => scansOf(sql).map((scan) => `${scan}: ${sql}`))
  expect(scans).toEqual([])
})

/** The fewest statements that a page took, of several times: the loops of the server ask too. */
async function askedFor(visitor: Visitor, path: string): Promise<number> {
  const counts: number[] = []
  for (let time = 0; time < 8; time += 1) {
    asked.runs()
    await visitor.get(path)
    counts.push(asked.runs())
  }
  return Math.min(...counts)
}

test('a page that many people read asks the store little', async () => {
  const thread = `/t/${world.placed.threads.get('pv-01')}`
  expect(await askedFor(await aReader(world), thread)).toBeLessThanOrEqual(1)
  const member = await signIn(world, await world.demo('demo-lid'))
  expect(await askedFor(member, thread)).toBeLessThanOrEqual(4)
})
