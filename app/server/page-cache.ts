/**
 * Pages that many people read, kept as they were sent: the neutral page, the boards and their
 * conversations. What a page shows has a version that every write to it raises inside its own transaction
 * (triggers of the store), and a page is found by the version that was read after its request came in. So
 * nobody ever sees a page that is older than a write somebody was told of, whoever wrote it.
 *
 * Bounded in bytes; in memory alone; a raised version empties it at the next request, and every minute.
 */
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { KeyedPage } from './keyed-page.ts'

export type Page = {
  status: number
  headers: Array<[string, string]>
  body: Buffer
}

/** A page as it is kept: both forms are made once. */
export type KeptPage = Page & {
  brotli: Buffer | undefined
  /** The form in it still lacks its key: each reader gets one of their own. */
  keyed?: KeyedPage
}

export type PageCache = {
  /** The page under `key` as of `version`; made by `make` when it is not there, once for all who wait. */
  find(key: string, version: number, make: () => Promise<KeptPage>): Promise<KeptPage>
  /** The same, when it is there. */
  peek(key: string, version: number): KeptPage | undefined
  /** Forgets pages of another version. */
  freshen(version: number): void
  /** Bytes held. */
  bytes(): number
}

const compress = promisify(brotliCompress)
const WORTH_COMPRESSING = 1_024
const MOST_BYTES = 32 * 1024 * 1024

/** Compresses a page, when that is worth it. `often`: it is sent many times, so it may take longer. */
export async function withBrotli(page: Page, often: boolean): Promise<KeptPage> {
  if (page.body.length <= WORTH_COMPRESSING) return { ...page, brotli: undefined }
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: often ? 6 : 4 } }
  return { ...page, brotli: await compress(page.body, quality) }
}

function sizeOf(page: KeptPage): number {
  return page.body.length + (page.brotli?.length ?? 0) + (page.keyed?.bytes ?? 0)
}

export function makePageCache(mostBytes = MOST_BYTES): PageCache {
  const kept = new Map<string, KeptPage>()
  const making = new Map<string, Promise<KeptPage>>()
  let version = -1
  let bytes = 0

  function freshen(current: number): void {
    if (current === version) return
    version = current
    kept.clear()
    // Who waits for a page of the old version still gets it: they asked before the write.
    making.clear()
    bytes = 0
  }

  function drop(key: string): void {
    const page = kept.get(key)
    if (page === undefined) return
    kept.delete(key)
    bytes -= sizeOf(page)
  }

  function keep(key: string, page: KeptPage): void {
    drop(key)
    kept.set(key, page)
    bytes += sizeOf(page)
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes) break
      drop(oldest)
    }
  }

  function peek(key: string, current: number): KeptPage | undefined {
    freshen(current)
    const known = kept.get(key)
    if (known === undefined) return undefined
    // The one used last stands last.
    kept.delete(key)
    kept.set(key, known)
    return known
  }

  return {
    async find(key, current, make) {
      const known = peek(key, current)
      if (known !== undefined) return known
      const waiting = making.get(key)
      if (waiting !== undefined) return await waiting
      const made = make()
      making.set(key, made)
      try {
        const page = await made
        // Of a page that is wrong or is somebody else's tomorrow nothing is kept, nor of an old version.
        if (version === current && page.status === 200) keep(key, page)
        return page
      } finally {
        if (making.get(key) === made) making.delete(key)
      }
    },
    peek,
    freshen,
    bytes: () => bytes,
  }
}
