/**
 * Times as people in the Netherlands say them (`YYYY-MM-DDTHH:MM`) to moments and back. In spring one
 * hour is skipped, in autumn one comes twice; which clock the server runs by must not matter.
 */
import { DAY_MS, HOUR_MS } from './days.ts'

const LOCAL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** A moment (ms) as local time, `YYYY-MM-DDTHH:MM`. */
export function localTimeOf(moment: number): string {
  return LOCAL.format(moment).replace(' ', 'T')
}

function offsetAt(moment: number): number {
  const minute = Math.floor(moment / 60_000) * 60_000
  return Date.parse(`${localTimeOf(minute)}Z`) - minute
}

const TYPED = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/i

/**
 * The moment (ms) of a local time, or undefined when it is none. A time that comes twice is the `which`
 * of the two; a time that is skipped is as much later as the clock jumps.
 */
export function momentOf(typed: string, which: 'earlier' | 'later'): number | undefined {
  const parts = TYPED.exec(typed.trim())
  if (parts === null) return undefined
  const asUtc = Date.parse(`${parts[1]}T${parts[2]}Z`)
  if (Number.isNaN(asUtc)) return undefined
  const wanted = `${parts[1]}T${parts[2]}`
  // Such a date as 30 February is read as another day: then it was none.
  if (new Date(asUtc).toISOString().slice(0, 16) !== wanted) return undefined
  const offsets = [offsetAt(asUtc - DAY_MS), offsetAt(asUtc + DAY_MS)]
  const fitting = offsets
    .map((offset) => asUtc - offset)
    .filter((moment) => localTimeOf(moment) === wanted)
  if (fitting.length === 0) return asUtc - (offsets[0] ?? HOUR_MS)
  return which === 'earlier' ? Math.min(...fitting) : Math.max(...fitting)
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && momentOf(`${text}T12:00`, 'later') !== undefined
}
