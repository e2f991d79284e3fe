/**
 * What a sweep would take away, found out on a copy of the store: the rules are followed for real, and nothing
 * changes. The copy stands beside the store, on the same disk, and is removed.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../connection.ts'
import { openStore } from '../store.ts'
import { sweep, type Swept } from './sweep.ts'

export async function trySweep(folder: string, now: Date): Promise<Swept> {
  const apart = mkdtempSync(join(folder, 'trying-'))
  try {
    const source = openDatabase(join(folder, 'luwte.db'))
    try {
      source.prepare('VACUUM INTO ?').run(join(apart, 'luwte.db'))
    } finally {
      source.close()
    }
    copyFileSync(join(folder, 'luwte.key'), join(apart, 'luwte.key'))
    const copy = await openStore(apart)
    try {
      return (await sweep(copy, { now })).swept
    } finally {
      await copy.close()
    }
  } finally {
    rmSync(apart, { recursive: true, force: true })
  }
}
