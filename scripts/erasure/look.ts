/** Where something could be left: every file of a folder, and the memory of a process. */
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Search } from './traces.ts'

const PART = 8 * 1024 * 1024

/** Reads from an open file in parts that overlap, so that nothing is missed at their borders. */
function searchRange(
  file: number,
  range: { from: number; to: number },
  search: Search,
  found: Set<string>,
): void {
  const buffer = Buffer.alloc(PART)
  for (let at = range.from; at < range.to; at += PART - search.longest) {
    const length = readSync(file, buffer, 0, Math.min(PART, range.to - at), at)
    if (length === 0) return
    search.look(buffer.subarray(0, length), found)
  }
}

/** The files of a folder, those of its folders too. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** What stands in the files of a folder, by file: names as seen from the folder. */
export function searchFiles(folder: string, search: Search): Map<string, Set<string>> {
  const files = filesIn(folder).toSorted()
  return new Map(
    files.map((name) => {
      const found = new Set<string>()
      const file = openSync(name, 'r')
      try {
        searchRange(file, { from: 0, to: statSync(name).size }, search, found)
      } finally {
        closeSync(file)
      }
      return [relative(folder, name), found]
    }),
  )
}

/** Where a part of memory that holds data begins and ends, and what it is called: lines of /proc/PID/maps. */
const MAP = /^([\da-f]+)-([\da-f]+) rw-\S \S+ \S+ \S+\s*(.*)$/

/**
 * Looks through the memory of another process of ours (Linux: /proc/PID/mem): what it allocated, the texts of
 * scripts included that wait to be swept up. Undefined where the system does not let us.
 */
export function searchMemory(pid: number, search: Search): Set<string> | undefined {
  const found = new Set<string>()
  try {
    const file = openSync(`/proc/${pid}/mem`, 'r')
    try {
      for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
        const [, from = '', to = '', name = ''] = MAP.exec(line) ?? []
        // What is a file is looked for among the files.
        if (from === '' || name.startsWith('[v') || name.startsWith('/')) continue
        const range = { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }
        try {
          searchRange(file, range, search, found)
        } catch {
          // Reserved and never used, or gone since the list was read.
        }
      }
    } finally {
      closeSync(file)
    }
    return found
  } catch {
    return undefined
  }
}
