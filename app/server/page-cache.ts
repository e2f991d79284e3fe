/**
 * Pages that many people read, kept as they were sent: the neutral page, the boards and their
 * conversations. What a page shows has a version that every write to it raises inside its own transaction
 * (triggers of the store), and a page is found by the version that was read after its request came in. So
 * nobody ever sees a page that is older than a write somebody was told of, whoever wrote it.
 *
 * Bounded in bytes; in memory alone; pages of an older version go when the new one is made, and all at `freshen`.
 */
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { KeyedPage } from './keyed-page.ts'

export type Page = {
  /** What the page was made of: another one of the same need not be made. */
  from?: string | undefined
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
  /**
   * The page under `key` as of `version`; made by `make` when it is not there, once for all who wait. It may answer
   * with the `older` one, where that is still what the page would be.
   */
  find(
    key: string,
    version: string,
    make: (older: KeptPage | undefined) => Promise<KeptPage>,
  ): Promise<KeptPage>
  /** The same, when it is there. */
  peek(key: string, version: string): KeptPage | undefined
  /** Forgets pages of another version than `versionOf` says of their key. */
  freshen(versionOf: (key: string) => string): void
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
  const kept = new Map<string, { page: KeptPage; version: string }>()
  const making = new Map<string, { made: Promise<KeptPage>; version: string }>()
  let bytes = 0

  function drop(key: string): void {
    const known = kept.get(key)
    if (known === undefined) return
    kept.delete(key)
    bytes -= sizeOf(known.page)
  }

  function keep(key: string, version: string, page: KeptPage): void {
    drop(key)
    kept.set(key, { page, version })
    bytes += sizeOf(page)
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes) break
      drop(oldest)
    }
  }

  function peek(key: string, version: string): KeptPage | undefined {
    const known = kept.get(key)
    // An older one stays until the new one is there, or all are freshened.
    if (known?.version !== version) return undefined
    // The one used last stands last.
    kept.delete(key)
    kept.set(key, known)
    return known.page
  }

  return {
    async find(key, version, make) {
      const known = peek(key, version)
      if (known !== undefined) return known
      // Who waits for a page of an older version still gets it: they asked before the write.
      const begun = making.get(key)
      if (begun?.version === version) return await begun.made
      const mine = { made: make(kept.get(key)?.page), version }
      making.set(key, mine)
      try {
        const page = await mine.made
        // Of a page that is wrong nothing is kept, nor of one that was begun anew meanwhile.
        if (page.status === 200 && making.get(key) === mine) keep(key, version, page)
        return page
      } finally {
        if (making.get(key) === mine) making.delete(key)
      }
    },
    peek,
    freshen(versionOf) {
      for (const [key, { version }] of kept) if (versionOf(key) !== version) drop(key)
    },
    bytes: () => bytes,
  }
}
