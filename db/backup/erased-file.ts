/**
 * The list of erasures as a file beside the store (`luwte.erased`): day, kind and random id, a line each.
 * A disk can be lost together with the store; who copies this small file often can put back an older
 * backup without bringing back what was erased since.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import type { Erased } from '../queries/erased.ts'
import type { Store } from '../store.ts'

export const ERASED_NAME = 'luwte.erased'

const LINE = /^(\d{4}-\d{2}-\d{2}) (account|post|conversation|words|removal) ([0-9A-Za-z]{1,64})$/

/** Writes the list of a store to its file, whole or not at all. */
export function writeErasedFile(store: Pick<Store, 'sqlite' | 'file'>): void {
  const lines = store.sqlite
    .prepare(`SELECT day || ' ' || kind || ' ' || subject FROM erased ORDER BY sequence`)
    .pluck()
    .all() as string[]
  const file = store.file.replace(/luwte\.db$/, ERASED_NAME)
  const unfinished = `${file}.unfinished`
  const handle = openSync(unfinished, 'w', 0o600)
  try {
    writeSync(handle, lines.map((line) => `${line}\n`).join(''))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(unfinished, file)
}

/**
 * Reads such a file; none is an empty list.
 * @throws Error naming the first line that is none of these.
 */
export function readErasedFile(file: string): Erased[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line, index) => {
      const [, day = '', kind = '', subject = ''] = LINE.exec(line) ?? []
      if (kind === '') throw new Error(`${file}, line ${index + 1}: this is no line of that list.`)
      return { day, kind: kind as Erased['kind'], subject }
    })
}
