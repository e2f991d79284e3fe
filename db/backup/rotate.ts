import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { daysBefore } from '../days.ts'

/** A backup that is made into a folder is called by its day; nothing else there is touched. */
const NAME = /^luwte-(\d{4}-\d{2}-\d{2})\.age(\.keys)?$/

const KEEP_DAYS = 14
/** A day: those of yesterday go as soon as today's are there. */
const KEEP_KEYS_DAYS = 0

/** The name of the backup of a day. */
export function backupName(day: string): string {
  return `luwte-${day}.age`
}

/** Removes backups of a folder that have come to their last day. Answers their names. */
export function rotate(folder: string, today: string): string[] {
  const gone = readdirSync(folder).filter((name) => {
    const [, day = today, keys] = NAME.exec(name) ?? []
    return day < daysBefore(today, keys === undefined ? KEEP_DAYS : KEEP_KEYS_DAYS)
  })
  for (const name of gone) rmSync(join(folder, name))
  return gone
}
