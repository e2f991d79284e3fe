/** Writes that come at once share a commit, and to each of them it is a transaction of its own. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { together } from '#db/together.ts'
import { alarmOf, caseOf, postOf } from '../helpers/looking.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

function note(store: Store, key: string): Promise<string> {
  return together(store, async (trx) => {
    await trx.insertInto('setting').values({ key, value: '1' }).execute()
    return key
  })
}

function notesIn(store: Store): string[] {
  return store.reading
    .prepare(`SELECT key FROM setting WHERE key LIKE 'note %' ORDER BY key`)
    .pluck()
    .all() as string[]
}

/** How many transactions a store has given to the disk from now on. */
function countCommits(store: Store): () => number {
  const prototype = Object.getPrototypeOf(store.sqlite.prepare('SELECT 1')) as {
    run(this: { source: string; database: unknown }, ...values: unknown[]): unknown
    all(this: { source: string; database: unknown }, ...values: unknown[]): unknown
  }
  let commits = 0
  for (const how of ['run', 'all'] as const) {
    const before = prototype[how]
    prototype[how] = function counted(...values) {
      if (this.database === store.sqlite && /^commit/i.test(this.source)) commits += 1
      return before.apply(this, values)
    }
    onTestFinished(() => void (prototype[how] = before))
  }
  return () => commits
}

test('many posts that come at once are given to the disk by a few commits, each with all it brings', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const commits = countCommits(store)
  const placed = await Promise.all(Array.from({ length: 12 }, () => place(store, author)))
  expect(new Set(placed.map(({ postId }) => postId)).size).toBe(12)
  expect(commits()).toBeLessThan(6)
  for (const { postId } of placed) {
    expect(await postOf(store, postId)).toMatchObject({ state: 'visible', markdown: TEXTS.none })
  }
})

test('a cry for help is stored and rings before those who may wait are written', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const calm = Array.from({ length: 4 }, () => place(store, author))
  const acute = await place(store, author, { body: TEXTS.acute })
  expect(await alarmOf(store, (await caseOf(store, acute.postId)).id)).toMatchObject({
    state: 'ringing',
  })
  const before = store.reading.prepare('SELECT count(*) FROM post').pluck().get()
  expect(before).toBe(1)
  await Promise.all(calm)
})

test('nobody is told, and nobody reads, before the commit that holds all of them', async () => {
  const store = await aStore()
  const told: string[] = []
  const seen: string[][] = []
  async function noteAndLook(key: string): Promise<void> {
    told.push(await note(store, key))
    seen.push(notesIn(store))
  }
  const writing = ['note a', 'note b', 'note c'].map(noteAndLook)
  await Promise.resolve()
  expect([told, notesIn(store)]).toEqual([[], []])
  await Promise.all(writing)
  expect(seen).toEqual(Array.from({ length: 3 }, () => ['note a', 'note b', 'note c']))
})

async function half(trx: Writing): Promise<void> {
  await trx.insertInto('setting').values({ key: 'note half', value: '1' }).execute()
  throw new Error('broken on purpose')
}

test('one that fails takes nothing with it, and leaves nothing of itself', async () => {
  const store = await aStore()
  const results = await Promise.allSettled([
    note(store, 'note a'),
    together(store, half),
    note(store, 'note b'),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(notesIn(store)).toEqual(['note a', 'note b'])
})

test('on a full disk only what does not fit fails', async () => {
  const store = await aStore()
  const author = await aMember(store)
  await place(store, author)
  const { sqlite } = store
  sqlite.pragma(`max_page_count = ${(sqlite.pragma('page_count', { simple: true }) as number) + 8}`)
  const results = await Promise.allSettled([
    place(store, author),
    place(store, author, { body: 'Vandaag kookte ik soep. '.repeat(800) }),
    place(store, author),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  sqlite.pragma('max_page_count = 4294967294')
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.prepare('SELECT count(*) FROM post').pluck().get()).toBe(3)
})

test('while another process writes they wait for it, all of them', async () => {
  const store = await aStore()
  const other = await aStore({ folder: store.file.replace(/\/[^/]+$/, '') })
  other.sqlite.exec('BEGIN IMMEDIATE')
  const writing = Promise.all(['note a', 'note b'].map((key) => note(store, key)))
  for (let turn = 0; turn < 5; turn += 1) await nextTurn()
  expect(notesIn(store)).toEqual([])
  other.sqlite.exec('ROLLBACK')
  expect(await writing).toEqual(['note a', 'note b'])
  expect(notesIn(store)).toEqual(['note a', 'note b'])
})

test('what goes by itself and what goes together have their turn one after the other', async () => {
  const store = await aStore()
  const keys = Array.from({ length: 20 }, (_, index) => `note ${index}`)
  await Promise.all(
    keys.map((key, index) =>
      index % 3 === 0
        ? inTransaction(store, (trx) =>
            trx.insertInto('setting').values({ key, value: '1' }).execute(),
          )
        : note(store, key),
    ),
  )
  expect(notesIn(store)).toHaveLength(20)
})

function failAtOnce(trx: Writing): Promise<unknown> {
  const twice = sql`INSERT OR ROLLBACK INTO setting (key, value) VALUES ('note 1', '1'), ('note 1', '2')`
  return twice.execute(trx)
}

test('what SQLite itself rolled back, as on a full disk, fails with its own reason and leaves nothing by half', async () => {
  const store = await aStore()
  await expect(
    inTransaction(store, async (trx) => {
      await trx.insertInto('setting').values({ key: 'note 0', value: '1' }).execute()
      await failAtOnce(trx)
    }),
  ).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' })
  // Who goes on all the same writes nothing outside of the transaction.
  await expect(
    inTransaction(store, async (trx) => {
      await failAtOnce(trx).catch(() => undefined)
      await trx.insertInto('setting').values({ key: 'note 2', value: '1' }).execute()
    }),
  ).rejects.toThrow('rolled back')
  expect(notesIn(store)).toEqual([])
  await note(store, 'note 3')
  expect(notesIn(store)).toEqual(['note 3'])
})
