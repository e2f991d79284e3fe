/** Stores on a real file in a folder of their own, closed and removed when their test is over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { writeSetting } from '#db/queries/settings.ts'
import { seedBoards } from '#db/seed/seed-boards.ts'
import { inTransaction, openStore, type Store } from '#db/store.ts'
import type { Theme } from '#moderation/vocabulary.ts'
import { everything } from './store-rows.ts'

export { everything }

/** Hosts that links may lead to in the tests' stores. */
const LINK_HOSTS = ['hulp.example']

/** A folder that goes with its test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'luwte-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Opens the store of `folder` once more: what a new process does after the old one was killed. */
export async function openAgain(folder: string): Promise<Store> {
  const store = await openStore(folder)
  onTestFinished(() => store.close())
  return store
}

/** A store with its three boards, open for writing. */
export async function aStore(options: { open?: boolean; folder?: string } = {}): Promise<Store> {
  const store = await openAgain(options.folder ?? aFolder())
  await inTransaction(store, async (trx) => {
    await seedBoards(trx, LINK_HOSTS)
    await writeSetting(trx, 'open', options.open ?? true)
  })
  return store
}

export function folderOf(store: Store): string {
  return dirname(store.file)
}

/** The id of the board about `theme`. */
export async function boardOf(store: Store, theme: Theme = 'partner-violence'): Promise<string> {
  const row = await store.read
    .selectFrom('board')
    .select('id')
    .where('theme', '=', theme)
    .executeTakeFirstOrThrow()
  return row.id
}

export async function set(store: Store, key: string, value: unknown): Promise<void> {
  await inTransaction(store, (trx) => writeSetting(trx, key, value))
}

/** The tables in which a word stands, in any case of letters. */
export function tablesHolding(store: Store, word: string): string[] {
  return Object.entries(everything(store))
    .filter(([, rows]) => JSON.stringify(rows).toLowerCase().includes(word.toLowerCase()))
    .map(([table]) => table)
}

/** Lets every insert into `table` fail, as a full disk would, until the answer is called. */
export function breakInserts(store: Store, table: string): () => void {
  store.sqlite.exec(
    `CREATE TEMP TRIGGER broken_${table} BEFORE INSERT ON main."${table}"
     BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END`,
  )
  return () => store.sqlite.exec(`DROP TRIGGER temp.broken_${table}`)
}
