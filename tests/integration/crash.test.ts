/** What was acknowledged stands, whenever the process is killed. */
import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { openStore, type Reader, type Store } from '#db/store.ts'
import { sourcesIn } from '#scripts/check/sources.ts'
import { startChild } from '../helpers/children.ts'
import { alarmOf, casesOf, itemsOf, postOf } from '../helpers/looking.ts'
import { aMember, aNewcomer } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aFolder, aStore, folderOf, openAgain } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import { canTrace, startTraced } from '../helpers/traced.ts'

const STORES = 4
/** In `npm test` twenty kills in all, with `npm run test:kills` 220. */
const KILLS_EACH = process.env['KILLS'] === 'whole' ? 55 : 5
const LONGEST_LIFE_MS = 150
/** So many posts are placed at once: some of them share a transaction. */
const AT_ONCE = 5
/** So many posts are looked at, whether the disk had them before their writer heard so. */
const ACKNOWLEDGED = 10

/** A post with everything its level brings with it: what is missing, in words. */
async function missingOf(store: Store, postId: string, level: string): Promise<string[]> {
  const post = await postOf(store, postId)
  const [items, cases] = [await itemsOf(store, postId), await casesOf(store, postId)]
  const alarms = await Promise.all(cases.map((one) => alarmOf(store, one.id)))
  const wanted: Array<[string, boolean]> = [
    ['words', post.markdown !== '' && post.html !== ''],
    ['what was noticed', post.assessment_id !== null],
    ['an item', items.length > 0 || (level === 'none' && post.state === 'visible')],
    ['a case', cases.length > 0 || (level !== 'acute' && level !== 'urgent')],
    ['an alarm', alarms[0] !== undefined || level !== 'acute'],
  ]
  return wanted.filter(([, there]) => !there).map(([what]) => `${postId} (${level}) lacks ${what}`)
}

async function liveAndDie(folder: string, authors: string[]): Promise<string[]> {
  const child = startChild('tests/helpers/write-until-killed.ts', [
    folder,
    String(AT_ONCE),
    ...authors,
  ])
  await child.untilSaid('\n')
  await new Promise((resolve) => setTimeout(resolve, randomInt(LONGEST_LIFE_MS)))
  child.process.kill('SIGKILL')
  await child.ended
  // What was cut off in the middle of its line was not said.
  return child.said().split('\n').slice(0, -1)
}

/** What a store that was killed lacks of what was said, and whether SQLite finds it whole. */
async function lostIn(folder: string, said: string[]): Promise<string[]> {
  const store = await openStore(folder)
  const check = store.sqlite.pragma('integrity_check', { simple: true })
  const levels = await levelsIn(store)
  await store.close()
  const lost = said.filter((line) => levels.get(line.split(' ')[0] ?? '') !== line.split(' ')[1])
  return [...(check === 'ok' ? [] : [String(check)]), ...lost.map((one) => `lost ${one}`)]
}

async function levelsIn(store: Store): Promise<Map<string, string>> {
  const rows = await store.read
    .selectFrom('post')
    .innerJoin('assessment', 'assessment.id', 'post.assessment_id')
    .select(['post.id', 'assessment.level'])
    .execute()
  return new Map(rows.map((row) => [row.id, row.level]))
}

/** What any post of a store lacks, whether it was said or not. */
async function halvesIn(folder: string): Promise<string[]> {
  const store = await openAgain(folder)
  const missing: string[] = []
  for (const [id, level] of await levelsIn(store))
    missing.push(...(await missingOf(store, id, level)))
  return missing
}

test('killed many times while it writes, the store has lost nothing and nothing by half', async () => {
  const lives = Array.from({ length: STORES }, async () => {
    const folder = aFolder()
    const store = await aStore({ folder })
    const authors = [(await aMember(store)).id, (await aNewcomer(store)).id]
    await store.close()
    const said: string[] = []
    const wrong: string[] = []
    for (let kill = 0; kill < KILLS_EACH; kill += 1) {
      said.push(...(await liveAndDie(folder, authors)))
      wrong.push(...(await lostIn(folder, said)))
    }
    return { said, wrong: [...wrong, ...(await halvesIn(folder))] }
  })
  const all = await Promise.all(lives)
  expect(all.flatMap((one) => one.wrong)).toEqual([])
  expect(all.flatMap((one) => one.said).length).toBeGreaterThanOrEqual(STORES * KILLS_EACH)
}, 1_800_000)

test('what is acknowledged was given to the disk first', async () => {
  if (!canTrace()) return
  const folder = aFolder()
  const store = await aStore({ folder })
  const authors = [(await aMember(store)).id, (await aNewcomer(store)).id]
  await store.close()
  const script = 'tests/helpers/write-until-killed.ts'
  const child = startTraced(script, [folder, '1', ...authors], {}, 'write,fsync,fdatasync')
  const enough = () => expect(child.said().split('\n').length).toBeGreaterThan(ACKNOWLEDGED)
  await vi.waitFor(enough, { timeout: 60_000, interval: 50 })
  child.process.kill('SIGKILL')
  await child.ended
  let synced = 0
  const without: string[] = []
  let acknowledged = 0
  for (const call of child.calls()) {
    if (/^\d+ +(fsync|fdatasync)\(/.test(call) && call.includes('luwte.db')) synced += 1
    const [, said] = /^\d+ +write\(1<[^>]*>, "(\S+ \w+)\\n"/.exec(call) ?? []
    if (said === undefined) continue
    acknowledged += 1
    if (synced === 0) without.push(said)
    synced = 0
  }
  expect(acknowledged).toBeGreaterThanOrEqual(ACKNOWLEDGED)
  expect(without).toEqual([])
}, 120_000)

async function pragma(db: Reader, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`PRAGMA ${sql.raw(name)}`.execute(db)
  return Object.values(rows[0] ?? {})[0]
}

test('both connections are told what a power cut and an erasure ask for, also after writing', async () => {
  const store = await aStore()
  await place(store, await aMember(store), { body: TEXTS.acute })
  const again = await openAgain(folderOf(store))
  await place(again, await aMember(again))
  for (const db of [store.read, store.write, again.read, again.write]) {
    expect(await pragma(db, 'journal_mode')).toBe('wal')
    expect(await pragma(db, 'synchronous')).toBe(2)
    expect(await pragma(db, 'secure_delete')).toBe(1)
    expect(await pragma(db, 'temp_store')).toBe(2)
    expect(await pragma(db, 'wal_autocheckpoint')).toBe(250)
    expect(await pragma(db, 'foreign_keys')).toBe(1)
    expect(await pragma(db, 'busy_timeout')).toBeLessThanOrEqual(50)
  }
  await expect(sql`DELETE FROM post`.execute(store.read)).rejects.toThrow('readonly')
})

test('nothing but db/connection.ts opens a database, where those settings are made', () => {
  const opening = sourcesIn(['app', 'db', 'moderation', 'scripts', 'public']).filter(({ text }) =>
    /['"](?:better-sqlite3|node:sqlite|sqlite3|libsql)['"]|\bATTACH\b/.test(text),
  )
  expect(opening.map(({ file }) => file)).toEqual(['db/connection.ts'])
})
