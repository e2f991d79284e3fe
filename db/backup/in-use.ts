import { openDatabase } from '../connection.ts'

/**
 * Whether somebody else has a store open: only who is alone can take a database out of WAL mode
 * (https://www.sqlite.org/wal.html#activating_and_configuring_wal_mode). A damaged store says nothing and
 * counts as free.
 */
export function isInUse(file: string): boolean {
  try {
    const database = openDatabase(file, { busyTimeout: 200 })
    try {
      return database.pragma('journal_mode = DELETE', { simple: true }) !== 'delete'
    } catch (error) {
      if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return true
      throw error
    } finally {
      database.close()
    }
  } catch (error) {
    if (/CORRUPT|NOTADB/.test((error as { code?: string }).code ?? '')) return false
    throw error
  }
}
