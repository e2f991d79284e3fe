import { daysBefore } from '#db/days.ts'
import type { Language } from '#moderation/vocabulary.ts'
import type { Translate } from './translate.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(language: Language, withYear: boolean): Intl.DateTimeFormat {
  const key = `${language}${withYear}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    ...(withYear ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  })
  formats.set(key, made)
  return made
}

/** A day in words: today, yesterday, or the date. Never finer than a day. */
export function dayInWords(day: string, today: string, t: Translate, language: Language): string {
  if (day === today) return t('common:days.today')
  if (day === daysBefore(today, 1)) return t('common:days.yesterday')
  const withYear = day.slice(0, 4) !== today.slice(0, 4)
  return formatFor(language, withYear).format(new Date(`${day}T12:00:00Z`))
}

/** A month (`YYYY-MM`) in words, with its year. */
export function monthInWords(month: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${month}-15T12:00:00Z`))
}

/** A day for a rota: its weekday, day and month in short. */
export function weekdayInWords(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${day}T12:00:00Z`))
}
