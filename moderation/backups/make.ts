/** A backup while the server runs: a clean copy, compressed and encrypted, its keys in a file apart. */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { appendAudit } from '#db/audit.ts'
import { copyStore } from '#db/backup/copy.ts'
import { backupName, rotate } from '#db/backup/rotate.ts'
import { sealFile, type Lock } from '#db/backup/seal-file.ts'
import { dayOf } from '#db/days.ts'
import { writeSetting } from '#db/queries/settings.ts'
import { inTransaction, openStore, type Store } from '#db/store.ts'
import { LAST_BACKUP } from './last-days.ts'

export type Backup = {
  file: string
  /** Keys of conversations, case notes and originals: kept a day, so that destroying a key in the store is enough. */
  keysFile: string
  bytes: number
  /** Older backups that were removed from the folder. */
  rotated: string[]
}

/** What opens a backup that is locked to nobody else: derived from the server's own key. */
export function ownSecret(store: Pick<Store, 'keys'>): string {
  return store.keys.hash('backup', 'age').toString('base64url')
}

/** Makes a backup of the store in `dataDir` at `target`: a file, or a folder in which backups rotate. */
export async function makeBackup(making: {
  dataDir: string
  target: string
  recipient: string | undefined
  now: Date
}): Promise<Backup> {
  const { dataDir, now, recipient, target } = making
  const today = dayOf(now)
  const isFolder = existsSync(target) && statSync(target).isDirectory()
  const file = isFolder ? join(target, backupName(today)) : target
  const keysFile = `${file}.keys`
  const store = await openStore(dataDir)
  try {
    const lock: Lock = recipient === undefined ? { secret: ownSecret(store) } : { recipient }
    const copy = await copyStore(dataDir)
    try {
      await sealFile(createReadStream(copy.file), file, lock)
      await sealFile(Readable.from([JSON.stringify(copy.keys)]), keysFile, lock)
    } finally {
      copy.remove()
    }
    await inTransaction(store, async (trx) => {
      await writeSetting(trx, LAST_BACKUP, today)
      await appendAudit(trx, {
        now,
        actor: null,
        action: 'store.backup',
        subjectKind: 'store',
        subject: null,
      })
    })
  } finally {
    await store.close()
  }
  const rotated = isFolder ? rotate(target, today) : []
  return { file, keysFile, bytes: statSync(file).size, rotated }
}
