/** What a browser has kept of a visit: a search through every byte of its profile, and its own list of pages. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { unpackLz4 } from './lz4.ts'
import type { BrowserName } from './real-browsers.ts'

const MOZ_LZ4 = Buffer.from('mozLz40\0', 'latin1')
const GZIP = Buffer.from([0x1f, 0x8b, 0x08])

/** A file as it lies there, and what is packed in it (Firefox packs its sessions, caches keep gzip). */
function contentsOf(path: string): Buffer[] {
  const raw = readFileSync(path)
  const contents: Buffer[] = [raw]
  if (raw.subarray(0, MOZ_LZ4.length).equals(MOZ_LZ4)) {
    contents.push(unpackLz4(raw.subarray(12), raw.readUInt32LE(8)))
  }
  for (let at = raw.indexOf(GZIP); at >= 0; at = raw.indexOf(GZIP, at + 1)) {
    try {
      contents.push(gunzipSync(raw.subarray(at)))
    } catch {
      // Three bytes that only look like the start of something packed.
    }
  }
  return contents
}

/**
 * Where the named words are found, as `name: file`. A word counts in one byte a letter and in two, as
 * browsers write both.
 */
export function findInProfile(folder: string, words: Record<string, string>): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return files.flatMap((path) => {
    const contents = contentsOf(path)
    return Object.entries(words)
      .filter(([, word]) =>
        contents.some((one) => one.includes(word, 'utf8') || one.includes(word, 'utf16le')),
      )
      .map(([name]) => `${name}: ${relative(folder, path)}`)
  })
}

const HISTORY: Record<BrowserName, { file: string; query: string }> = {
  Chromium: { file: 'Default/History', query: 'SELECT url, title FROM urls' },
  Firefox: { file: 'places.sqlite', query: 'SELECT url, title FROM moz_places' },
}

/** The list of pages that the browser shows under "history", after it was quit. */
export function historyOf(
  name: BrowserName,
  folder: string,
): Array<{ url: string; title: string | null }> {
  const { file, query } = HISTORY[name]
  const database = new DatabaseSync(join(folder, file))
  try {
    return database
      .prepare(query)
      .all()
      .map(({ url, title }) => ({ url: String(url), title: title === null ? null : String(title) }))
  } finally {
    database.close()
  }
}
