/**
 * Overwrites what SQLite leaves behind inside its pages. `secure_delete` overwrites deleted rows and freed
 * pages, but when a page is built anew from its neighbours (balancing), the bytes between its row pointers
 * and its rows keep what stood there: of 10,000 deleted words one was found again that way. Only `VACUUM`
 * would take them, and that stops everybody.
 *
 * These bytes mean nothing to SQLite (file format: "unallocated region"), so they are overwritten in the
 * file itself, while the write lock is held and the write-ahead log is empty: then no checkpoint can put
 * another page in between. A crash half way leaves a page that is as valid as before.
 *
 * Source: https://www.sqlite.org/fileformat2.html, sections 1.6 (b-tree pages) and 1.3 (header).
 */
import { closeSync, fstatSync, fsync, openSync, read, readSync, statSync, writeSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn, setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { writeErasedFile } from './backup/erased-file.ts'
import { owesMerge, payMerge } from './search-anew.ts'
import type { Store } from './store.ts'
import { emptyLog, inTurn, truncateLog, tryInTurn, type StoreFile } from './truncate-log.ts'

/** 2 MB, some milliseconds of reading: nobody waits longer than this for the write lock. */
const PAGES_AT_ONCE = 512
/** So many times as long as a part took others go on before the next. */
const CALM = 9
const HEADER_BYTES = 100
/** First byte of a b-tree page, and the length of its header. All other pages begin with a zero. */
const BTREE_HEADERS = new Map([
  [2, 12],
  [5, 12],
  [10, 8],
  [13, 8],
])
const ZEROS = Buffer.alloc(65_536)
/** Both wait for the disk, which nobody else has to: they run beside the thread that answers. */
const [readBeside, syncBeside] = [promisify(read), promisify(fsync)]
/** Above this a page number could look like the first byte of a b-tree page. 128 GB of 4 KB pages. */
const MOST_PAGES = 2 ** 25

type Gap = { from: number; to: number }

/** The unallocated region of a page (offsets in the page); undefined for a page that has none. */
export function unallocated(page: Buffer, isFirst: boolean): Gap | undefined {
  const start = isFirst ? HEADER_BYTES : 0
  const header = BTREE_HEADERS.get(page.readUInt8(start))
  if (header === undefined) return undefined
  const from = start + header + 2 * page.readUInt16BE(start + 3)
  // Zero stands for 65,536.
  const to = page.readUInt16BE(start + 5) || 65_536
  return from < to && to <= page.length ? { from, to } : undefined
}

/** Overwrites the gaps of the pages from `first` on that fit into `bytes`. Answers how many held something. */
function scrubPages(file: number, bytes: Buffer, pageSize: number, first: number): number {
  const length = readSync(file, bytes, 0, bytes.length, first * pageSize)
  let scrubbed = 0
  for (let at = 0; at + pageSize <= length; at += pageSize) {
    const page = bytes.subarray(at, at + pageSize)
    const gap = unallocated(page, first === 0 && at === 0)
    if (gap === undefined) continue
    const zeros = ZEROS.subarray(0, gap.to - gap.from)
    if (zeros.equals(page.subarray(gap.from, gap.to))) continue
    writeSync(file, zeros, 0, zeros.length, first * pageSize + at + gap.from)
    scrubbed += 1
  }
  return scrubbed
}

/** Takes the write lock; false when another process has it. */
function lock(store: StoreFile): boolean {
  try {
    store.sqlite.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}

/** Runs `deed` with an empty log while nobody can write. False when that could not be had. */
function alone(store: StoreFile, deed: () => void): boolean {
  if (!emptyLog(store) || !lock(store)) return false
  try {
    // Another process may have written just before the lock.
    if (statSync(`${store.file}-wal`).size > 0) return false
    deed()
    return true
  } finally {
    store.sqlite.exec('ROLLBACK')
  }
}

export type Scrubbed = { pages: number; whole: boolean }

/**
 * Empties the log and overwrites what is left between the rows of all pages, a part at a time. Answers how
 * many pages held something, and whether all of it could be seen to be done. `calmly`: it takes a tenth of
 * the time at most, for a server whose store of years has hundreds of parts. `signal` ends it between two.
 */
export async function scrub(
  store: StoreFile,
  { calmly = false, signal }: { calmly?: boolean; signal?: AbortSignal | undefined } = {},
): Promise<Scrubbed> {
  const pageSize = store.sqlite.pragma('page_size', { simple: true }) as number
  const file = openSync(store.file, 'r+')
  const bytes = Buffer.alloc(pageSize * PAGES_AT_ONCE)
  let pages = 0
  try {
    for (let first = 0; ; first += PAGES_AT_ONCE) {
      const count = Math.ceil(fstatSync(file).size / pageSize)
      if (count >= MOST_PAGES) return { pages, whole: false }
      if (first >= count && first > 0) break
      let took = 0
      // From a disk that is cold this takes long; then the system has it in memory.
      await readBeside(file, bytes, 0, bytes.length, first * pageSize)
      const done = await tryInTurn(store, () => {
        const began = performance.now()
        let found = 0
        const had = alone(store, () => {
          found = scrubPages(file, bytes, pageSize, first)
        })
        pages += found
        // A page that this connection remembers as it was would be written back with the next change to it.
        // Only now: while a transaction is open it keeps the first one.
        if (found > 0) store.sqlite.pragma('shrink_memory')
        took = performance.now() - began
        return had
      })
      if (!done) return { pages, whole: false }
      const last = first + PAGES_AT_ONCE >= count
      await (calmly && !last ? setTimeout(took * CALM) : nextTurn())
      if (signal?.aborted) return { pages, whole: false }
    }
    await syncBeside(file)
    await inTurn(store, () => store.sqlite.pragma('shrink_memory'))
    // And what the other one remembers of pages is the last place in which the words stand.
    store.reading?.pragma('shrink_memory')
    return { pages, whole: true }
  } finally {
    closeSync(file)
    // What was read holds everybody's words.
    bytes.fill(0)
  }
}

/** Up to here it takes a moment; a larger store is scrubbed by the server's broom, within minutes. */
const AT_ONCE_BYTES = 64 * 1024 * 1024

/**
 * After words were taken out of the store: takes them out of its files too. Answers whether that could be
 * seen to be done. It never throws: the words are gone from the store, and whoever erased them must not read
 * that it failed. What is left the broom tries again, and writes down why it can't.
 */
export async function leaveNoTrace(store: Store): Promise<boolean> {
  try {
    writeErasedFile(store)
    if (statSync(store.file).size > AT_ONCE_BYTES) {
      return (await truncateLog(store)) && !(await owesMerge(store.read))
    }
    await payMerge(store)
    return (await scrub(store)).whole
  } catch {
    return false
  }
}
