import { expect, test } from 'vitest'
import { columnsOf, compareWithStore } from '#db/inventory/compare.ts'
import { keepInWords } from '#db/inventory/in-words.ts'
import { rowsOf, TABLES } from '#db/inventory/inventory.ts'
import { aFolder, openAgain } from '../helpers/store.ts'

test('every column of a fresh store has its row, and no words stand in an index', async () => {
  const store = await openAgain(aFolder())
  expect(compareWithStore(store.sqlite)).toEqual([])
})

test('the store is read as it is: its tables, the search index and SQLite’s own', async () => {
  const store = await openAgain(aFolder())
  const columns = columnsOf(store.sqlite)
  expect([...(columns.get('account') ?? [])]).toContain('pseudonym_key')
  expect([...(columns.get('post_search') ?? [])]).toEqual(['title', 'body'])
  expect([...columns.keys()]).toEqual(expect.arrayContaining(['migration', 'sqlite_sequence']))
})

test.each([
  ['a column', 'ALTER TABLE account ADD COLUMN email TEXT', 'account.email is kept without a row'],
  ['a table', 'CREATE TABLE visit (address TEXT) STRICT', 'visit.address is kept without a row'],
  ['a view', 'CREATE VIEW seen AS SELECT day FROM post', 'seen.day is kept without a row'],
  [
    'a column taken away',
    'ALTER TABLE post DROP COLUMN looked_at',
    'post.looked_at has a row but no column',
  ],
  [
    'an index over a pseudonym',
    'CREATE INDEX by_name ON account(pseudonym)',
    'account.pseudonym holds words and stands in the index by_name',
  ],
  [
    'a second column of an index',
    'CREATE INDEX by_day ON report(day, note)',
    'report.note holds words and stands in the index by_day',
  ],
  [
    'a UNIQUE constraint over words',
    'CREATE TABLE tag (title TEXT UNIQUE) STRICT',
    'tag.title holds words and stands in the index sqlite_autoindex_tag_1',
  ],
  [
    'an index over an expression',
    'CREATE INDEX by_folded ON account(lower(pseudonym))',
    'by_folded on account is made of an expression: words could stand in it',
  ],
])('%s without its row is reported', async (_, change, line) => {
  const store = await openAgain(aFolder())
  store.sqlite.exec(change)
  expect(compareWithStore(store.sqlite)).toContain(line)
})

test('a column that a rule reads is reported where the rule stands', async () => {
  const store = await openAgain(aFolder())
  store.sqlite.exec('ALTER TABLE "case" RENAME COLUMN closed_at TO ended_at')
  expect(compareWithStore(store.sqlite)).toContain(
    'case.outcome has a last day by case.closed_at, which is not there',
  )
})

test('a row without a purpose, and one without a last day, are reported', async () => {
  const store = await openAgain(aFolder())
  const others = TABLES.filter((entry) => entry.name !== 'counter')
  const counter = {
    name: 'counter',
    about: 'Numbers.',
    seenBy: [],
    ground: 'none',
    keep: [],
    columns: { name: 'Which one.', value: { purpose: ' ', keep: [{ with: 'store' }] } },
  } as const
  expect(compareWithStore(store.sqlite, [...others, counter])).toEqual([
    'counter.name has no purpose or no last day',
    'counter.value has no purpose or no last day',
  ])
})

test('what is promised to members on the privacy page is what the rules say', () => {
  const lastDay = new Map(
    TABLES.flatMap(rowsOf).map((row) => [`${row.thing}.${row.column}`, keepInWords(row.keep)]),
  )
  expect(lastDay.get('thread.id')).toMatch(/^12 months after the last post/)
  expect(lastDay.get('post.markdown')).toMatch(/30 days after it was taken away/)
  expect(lastDay.get('sign_in.day')).toMatch(/^the newest 2 only; 30 days after the sign-in/)
  expect(lastDay.get('case.outcome')).toMatch(/^90 days after the closing/)
  expect(lastDay.get('audit.action')).toBe('24 months after the deed')
})
