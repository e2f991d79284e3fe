/**
 * Whole stores that lie beside the store in plain: the one that a backup took the place of, kept for a day in case
 * something is wrong with the new one, and what a backup, a restore or a dry run left that was cut off. No erasure
 * reaches them, and keys that are kept in no backup for longer than a day stand in them: so they have a last day.
 */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DAY_MS } from '../days.ts'

const REPLACED = /^replaced-(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})-\w{6}$/
const CUT_OFF = /^(restoring|trying)-\w{6}$|^luwte\.db\.copying$/

/** What the folder of a store that a backup takes the place of is called, up to its random end: by the minute (UTC). */
export function replacedName(now: Date): string {
  const moment = now.toISOString()
  return `replaced-${moment.slice(0, 10)}-${moment.slice(11, 13)}${moment.slice(14, 16)}-`
}

export function isCutOff(name: string): boolean {
  return CUT_OFF.test(name)
}

export function isReplaced(name: string): boolean {
  return name.startsWith('replaced-')
}

/** Since when something lies there (ms); undefined for what is not ours to remove. */
function sinceOf(folder: string, name: string): number | undefined {
  const [, day, hour, minute] = REPLACED.exec(name) ?? []
  if (day !== undefined) return Date.parse(`${day}T${hour}:${minute}:00Z`)
  return isCutOff(name) ? statSync(join(folder, name)).mtimeMs : undefined
}

/** Removes what has lain in the folder for a day. Answers the names. */
export function removeLeftOver(folder: string, now: Date): string[] {
  const gone = readdirSync(folder).filter((name) => {
    const since = sinceOf(folder, name)
    return since !== undefined && since <= now.getTime() - DAY_MS
  })
  for (const name of gone) rmSync(join(folder, name), { recursive: true, force: true })
  return gone
}
