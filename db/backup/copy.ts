/**
 * A copy of a store that is in use: `VACUUM INTO`, which leaves behind what was erased, as a copy of the
 * files would not. What nobody needs after a calamity is left out of it, and the keys of what may only be
 * readable for a short time are taken apart.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, type SqliteDatabase } from '../connection.ts'
import { scrub } from '../scrub.ts'

/** Tables whose rows are keys: id and 32 bytes. */
export const KEY_TABLES = ['case_key', 'conversation_key', 'seal_key'] as const

/** Signed-in browsers, half-written texts and open links: nobody goes on with these after a calamity. */
const LEFT_OUT = ['challenge', 'session', 'draft', 'receipt', 'invitation', 'renewal'] as const

/** Table, id, key in base64. */
export type KeyLine = [table: (typeof KEY_TABLES)[number], id: string, key: string]

/** In the data folder, so that it lies on the same encrypted disk as the store. */
const COPY_NAME = 'luwte.db.copying'

export type Copy = { file: string; keys: KeyLine[]; remove(): void }

function takeKeys(copy: SqliteDatabase): KeyLine[] {
  return KEY_TABLES.flatMap((table) => {
    const rows = copy.prepare(`SELECT id, key FROM ${table}`).all() as Array<{
      id: string
      key: Buffer
    }>
    copy.exec(`DELETE FROM ${table}`)
    return rows.map(({ id, key }): KeyLine => [table, id, key.toString('base64')])
  })
}

function removeFiles(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true })
}

/** Makes the copy beside the store in `folder`. Who asks removes it. */
export async function copyStore(folder: string): Promise<Copy> {
  const file = join(folder, COPY_NAME)
  removeFiles(file)
  const remove = () => removeFiles(file)
  try {
    const source = openDatabase(join(folder, 'luwte.db'))
    try {
      source.prepare('VACUUM INTO ?').run(file)
    } finally {
      source.close()
    }
    const copy = openDatabase(file)
    try {
      for (const table of LEFT_OUT) copy.exec(`DELETE FROM ${table}`)
      const keys = takeKeys(copy)
      await scrub({ sqlite: copy, file })
      copy.pragma('journal_mode = DELETE')
      return { file, keys, remove }
    } finally {
      copy.close()
    }
  } catch (error) {
    remove()
    throw error
  }
}
