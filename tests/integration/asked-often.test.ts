/** What is compiled once asks and writes what it is given each time, wherever it is asked. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { compiledOnce, insertedOften } from '#db/asked-often.ts'
import { openDatabase } from '#db/connection.ts'
import { inTransaction } from '#db/store.ts'
import { listen } from '../helpers/asked.ts'
import { aStore } from '../helpers/store.ts'

const valueOf = compiledOnce((db, name: string) =>
  db.selectFrom('counter').select('value').where('name', '=', name).where('value', '>', 1),
)
const insertCounter = insertedOften('counter')
const insertErased = insertedOften('erased')

test('a question that is compiled once is asked with its own values, in a store and in a transaction', async () => {
  const store = await aStore()
  await inTransaction(store, async (trx) => {
    await insertCounter(trx, { name: 'one', value: 11 })
    await insertCounter(trx, { name: 'two', value: 22 })
    expect(await valueOf(trx, 'one')).toEqual([{ value: 11 }])
    // Nobody else sees what is not committed yet.
    expect(await valueOf(store.read, 'one')).toEqual([])
  })
  expect(await valueOf(store.read, 'two')).toEqual([{ value: 22 }])
  expect(await valueOf(store.read, 'none')).toEqual([])
  expect(await Promise.all(['one', 'two'].map((name) => valueOf(store.read, name)))).toEqual([
    [{ value: 11 }],
    [{ value: 22 }],
  ])
  // Another store: the same question, its own answer.
  expect(await valueOf((await aStore()).read, 'one')).toEqual([])
})

test('who asks the same side by side is answered once, and never with what was so before a write', async () => {
  const asked = listen()
  try {
    const store = await aStore()
    const beside = openDatabase(store.file)
    await inTransaction(store, (trx) => insertCounter(trx, { name: 'one', value: 11 }))
    const ask = async (): Promise<unknown> => (await valueOf(store.read, 'one'))[0]?.value
    asked.runs()
    expect(await Promise.all([ask(), ask(), valueOf(store.read, 'two'), ask()])).toEqual([
      11,
      11,
      [],
      11,
    ])
    expect(asked.runs()).toBe(2)
    await inTransaction(store, async (trx) => {
      expect(await ask()).toBe(11)
      await trx.updateTable('counter').set({ value: 12 }).execute()
      expect((await valueOf(trx, 'one'))[0]?.value).toBe(12)
      expect(await ask()).toBe(11)
    })
    // At once, with nothing in between.
    expect(await ask()).toBe(12)
    // Another process, when something came in from there.
    beside.exec('UPDATE counter SET value = 13')
    await new Promise((resolve) => setImmediate(resolve))
    expect(await ask()).toBe(13)
    beside.close()
  } finally {
    asked.stop()
  }
})

test('what only looks like a value stays as it was written', async () => {
  const store = await aStore()
  const asks = compiledOnce((db, name: string) =>
    db
      .selectFrom('counter')
      .select(sql<string>`name || ' ok? '`.as('what?'))
      .where('name', '=', name)
      .where('name', '!=', "it's?")
      .limit(1),
  )
  await inTransaction(store, (trx) => insertCounter(trx, { name: 'all', value: 11 }))
  expect(await asks(store.read, 'all')).toEqual([{ 'what?': 'all ok? ' }])
})

test('a row has the number it was given, and what was left out is the table’s', async () => {
  const store = await aStore()
  await inTransaction(store, async (trx) => {
    const row = { kind: 'post', day: '2026-11-26' } as const
    expect(await insertErased(trx, { ...row, subject: 'a', sequence: 7 })).toBe(7)
    expect(await insertErased(trx, { ...row, subject: 'b', sequence: undefined })).toBe(8)
    expect(await insertErased(trx, { day: row.day, subject: 'c', kind: row.kind })).toBe(9)
  })
  const rows = store.reading.prepare('SELECT sequence, kind, subject, day FROM erased').raw().all()
  expect(rows).toEqual([
    [7, 'post', 'a', '2026-11-26'],
    [8, 'post', 'b', '2026-11-26'],
    [9, 'post', 'c', '2026-11-26'],
  ])
})
