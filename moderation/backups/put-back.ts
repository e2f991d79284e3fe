/**
 * Puts a backup in the place of the store. All the work is done in a folder of its own: opened, examined,
 * brought up to date, erased again what was erased since, swept. Only then it takes the store's place, so
 * that a restore that was cut off has changed nothing.
 */
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { appendAudit } from '#db/audit.ts'
import type { KeyLine } from '#db/backup/copy.ts'
import { ERASED_NAME, readErasedFile, writeErasedFile } from '#db/backup/erased-file.ts'
import { isInUse } from '#db/backup/in-use.ts'
import { giveUpUnreadable, putKeysBack } from '#db/backup/keys.ts'
import { replacedName } from '#db/backup/left-over.ts'
import { unsealFile, type Unlock } from '#db/backup/seal-file.ts'
import { openDatabase } from '#db/connection.ts'
import { dayOf } from '#db/days.ts'
import { keysFrom } from '#db/keys.ts'
import { erasedList, mergeErased, type Erased } from '#db/queries/erased.ts'
import { writeSetting } from '#db/queries/settings.ts'
import { sweep } from '#db/retention/sweep.ts'
import { inTransaction, lookAtStore, openStore, storeExists, type Store } from '#db/store.ts'
import { finishErasures } from '../members/erase-account.ts'
import { LAST_RESTORE } from './last-days.ts'
import { ownSecret } from './make.ts'
import { replay, type Replayed } from './replay.ts'

const STORE = 'luwte.db'
const KEY = 'luwte.key'

export type PuttingBack = {
  dataDir: string
  file: string
  /** An age identity; without it the server's own key opens the backup. */
  identity: string | undefined
  /** A further list of erasures, for a machine whose disk was lost. */
  erasedFile: string | undefined
  now: Date
}

export type PutBack = Replayed & {
  /** Messages, case notes and originals whose keys are not kept that long. */
  unreadable: number
  /** Whether the store that stood there could tell what was erased. */
  oldStoreRead: boolean
  /** Where the store that stood there is for a day; null when there was none. */
  replaced: string | null
}

/** What can be known of erasures after the backup: from the store that stood there, and from lists. */
async function erasedSince({ dataDir, erasedFile }: PuttingBack): Promise<{
  list: Erased[]
  oldStoreRead: boolean
}> {
  const lists = [readErasedFile(join(dataDir, ERASED_NAME))]
  if (erasedFile !== undefined) {
    if (!existsSync(erasedFile)) throw new Error(`There is no file ${erasedFile}.`)
    lists.push(readErasedFile(erasedFile))
  }
  let oldStoreRead = false
  if (storeExists(dataDir)) {
    try {
      const old = lookAtStore(dataDir)
      lists.push(await erasedList(old.read))
      await old.close()
      oldStoreRead = true
    } catch {
      // A damaged store is why somebody is here; the file beside it has the list too.
    }
  }
  return { list: mergeErased(lists), oldStoreRead }
}

function examine(file: string): void {
  const database = openDatabase(file)
  try {
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') {
      throw new Error('This backup is damaged: take an older one.')
    }
  } finally {
    database.close()
  }
}

async function unseal(putting: PuttingBack, folder: string): Promise<KeyLine[]> {
  const { file, identity } = putting
  const keys = keysFrom(readFileSync(join(folder, KEY)))
  const unlock: Unlock = identity === undefined ? { secret: ownSecret({ keys }) } : { identity }
  const keyLines = join(folder, 'keys.json')
  try {
    await unsealFile(file, join(folder, STORE), unlock)
    if (existsSync(`${file}.keys`)) await unsealFile(`${file}.keys`, keyLines, unlock)
  } catch (error) {
    const todo =
      identity === undefined
        ? 'give the age identity it was made for (--identity FILE), or put back the luwte.key of that time'
        : 'this identity is not the one it was made for, or the file is damaged'
    throw new Error(`${file} could not be opened: ${todo}.`, { cause: error })
  }
  return existsSync(keyLines) ? (JSON.parse(readFileSync(keyLines, 'utf8')) as KeyLine[]) : []
}

async function bringUpToDate(
  store: Store,
  now: Date,
  known: { keys: KeyLine[]; list: Erased[] },
): Promise<Replayed & { unreadable: number }> {
  const unreadable = await inTransaction(store, async (trx) => {
    await putKeysBack(trx, known.keys)
    return await giveUpUnreadable(trx, now)
  })
  const replayed = await replay(store, known.list, now)
  // The backup may have been made while somebody was going.
  await finishErasures(store, now)
  await inTransaction(store, async (trx) => {
    await writeSetting(trx, LAST_RESTORE, dayOf(now))
    await appendAudit(trx, {
      now,
      actor: null,
      action: 'store.restore',
      subjectKind: 'store',
      subject: null,
      reason: `erased ${replayed.erased}, outdated ${replayed.outdated}, held ${replayed.held}`,
    })
  })
  await sweep(store, { now })
  writeErasedFile(store)
  return { ...replayed, unreadable }
}

/**
 * Puts the new store in the place of the one that stands there, which gets a second name first: whenever this
 * is cut off, one of the two stands in the place, whole.
 */
function swap(dataDir: string, folder: string, now: Date): string | null {
  const place = join(dataDir, STORE)
  let replaced: string | null = null
  if (storeExists(dataDir)) {
    replaced = mkdtempSync(join(dataDir, replacedName(now)))
    // A log of the old store must never be read into the new one. A store that is whole has none by now.
    for (const end of ['-wal', '-shm']) {
      if (existsSync(place + end)) renameSync(place + end, join(replaced, STORE + end))
    }
    linkSync(place, join(replaced, STORE))
  }
  renameSync(join(folder, ERASED_NAME), join(dataDir, ERASED_NAME))
  renameSync(join(folder, STORE), place)
  return replaced
}

function refuseWhileInUse(dataDir: string): void {
  if (storeExists(dataDir) && isInUse(join(dataDir, STORE))) {
    throw new Error(`The store in ${dataDir} is in use: stop the server first.`)
  }
}

/**
 * Puts a backup back.
 * @throws Error with one line that says what to do; then nothing was changed.
 */
export async function putBack(putting: PuttingBack): Promise<PutBack> {
  const { dataDir, file, now } = putting
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  if (!existsSync(join(dataDir, KEY))) {
    throw new Error(`${join(dataDir, KEY)} is missing: put your copy of it there first.`)
  }
  refuseWhileInUse(dataDir)
  const { list, oldStoreRead } = await erasedSince(putting)
  const folder = mkdtempSync(join(dataDir, 'restoring-'))
  try {
    copyFileSync(join(dataDir, KEY), join(folder, KEY))
    const keys = await unseal(putting, folder)
    examine(join(folder, STORE))
    const store = await openStore(folder)
    let done
    try {
      done = await bringUpToDate(store, now, { keys, list })
    } finally {
      await store.close()
    }
    // Somebody may have started the server meanwhile.
    refuseWhileInUse(dataDir)
    return { ...done, oldStoreRead, replaced: swap(dataDir, folder, now) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
