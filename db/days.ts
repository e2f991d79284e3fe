/**
 * Days and weeks in the Netherlands. A post carries a day and nothing finer; which day it is must not
 * depend on where the server's clock is set.
 */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })
const HOUR = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  hourCycle: 'h23',
})

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** The last minute that was asked for, and its day. */
const asked = { minute: Number.NaN, day: '' }

/** The day of `now` in Europe/Amsterdam, `YYYY-MM-DD`. */
export function dayOf(now: Date): string {
  // Who places a post asks ten times, and the calendar takes its time. No day begins within a minute.
  const minute = Math.floor(now.getTime() / MINUTE_MS)
  if (minute !== asked.minute) Object.assign(asked, { minute, day: DAY.format(now) })
  return asked.day
}

/** The day `days` before `day`. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)
}

/** The day `months` before `day`; the last day of a month where that month is shorter. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last)))
    .toISOString()
    .slice(0, 10)
}

/** The ISO week of `now`, `YYYY-Www`: as near as we remember when an account was made. */
export function weekOf(now: Date): string {
  const date = new Date(`${dayOf(now)}T12:00:00Z`)
  const weekday = (date.getUTCDay() + 6) % 7
  date.setUTCDate(date.getUTCDate() - weekday + 3)
  const year = date.getUTCFullYear()
  const firstThursday = new Date(Date.UTC(year, 0, 4, 12))
  const offset = (firstThursday.getUTCDay() + 6) % 7
  firstThursday.setUTCDate(firstThursday.getUTCDate() - offset + 3)
  const week = 1 + Math.round((date.getTime() - firstThursday.getTime()) / (7 * DAY_MS))
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The month of `now` in Europe/Amsterdam, `YYYY-MM`. */
export function monthOf(now: Date): string {
  return dayOf(now).slice(0, 7)
}

/** The month `months` after `month`; before it when that is less than nothing. */
export function monthsAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** Months since the year 0, to count with. */
function ordinalOf(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return year * 12 + number
}

/** How many months lie between two: 0 within one. */
export function monthsBetween(from: string, to: string): number {
  return ordinalOf(to) - ordinalOf(from)
}

/** The month in which an ISO week (`YYYY-Www`) ends. */
export function monthOfWeek(week: string): string {
  const [year = 0, number = 1] = week.split('-W').map(Number)
  // The fourth of January is in the first week, whatever day it is.
  const fourth = Date.UTC(year, 0, 4, 12)
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7
  const sunday = fourth + ((number - 1) * 7 + 6 - weekday) * DAY_MS
  return new Date(sunday).toISOString().slice(0, 7)
}

/** The part of the day of `now`: fine enough to recognise one's own visit, no finer. */
export function partOfDay(now: Date): 'night' | 'morning' | 'afternoon' | 'evening' {
  const hour = Number(HOUR.format(now))
  if (hour < 6) return 'night'
  if (hour < 12) return 'morning'
  if (hour < 18) return 'afternoon'
  return 'evening'
}
