/** What goes wrong with a command is one line that says what to do. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { explainStartError } from '#scripts/start-error.ts'
import { aFolder } from '../helpers/store.ts'

function explained(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return explainStartError(error)
  }
  throw new Error('nothing went wrong')
}

test('a folder or a file that is not there is named', () => {
  const folder = aFolder()
  const [file, deeper] = [join(folder, 'kopie.age'), join(folder, 'kopieën', 'kopie.age')]
  expect(explained(() => readFileSync(file))).toBe(`There is no file ${file}.`)
  expect(explained(() => readFileSync(deeper))).toBe(
    `There is no folder ${join(folder, 'kopieën')}: make it, or say another.`,
  )
})

test('a store of another version is called that, and what the store can’t do has its advice', () => {
  const database = openDatabase(join(aFolder(), 'luwte.db'))
  expect(explained(() => database.prepare('SELECT * FROM setting'))).toBe(
    'The store is of another version: npm start brings it up to date.',
  )
  const full = explained(() => database.exec('PRAGMA max_page_count = 1; CREATE TABLE a (b)'))
  expect(full).toContain('The disk is full')
  database.close()
})
