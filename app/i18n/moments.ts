import { daysBefore } from '#db/days.ts'
import { localTimeOf } from '#db/local-time.ts'
import type { ReadingNow } from '#moderation/reading-hours.ts'
import type { Language } from '#moderation/vocabulary.ts'
import type { Translate } from './translate.ts'

const formats = new Map<Language, Intl.DateTimeFormat>()

/** A moment for who works here, in Dutch time: weekday, day and minute. Members see days alone. */
export function momentInWords(moment: number, language: Language): string {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/Amsterdam',
    })
  formats.set(language, format)
  return format.format(moment)
}

/** A moment of the coming week for members: today, tomorrow or the weekday, with the time. */
function soonInWords(t: Translate, moment: number, today: string, language: Language): string {
  const [day = '', time = ''] = localTimeOf(moment).split('T')
  const weekday = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  })
  const name =
    day === today
      ? t('common:days.today')
      : daysBefore(day, 1) === today
        ? t('common:days.tomorrow')
        : weekday.format(new Date(`${day}T12:00:00Z`))
  return t('common:days.at', { day: name, time })
}

/** When a moderator reads what waits: only what is true at this moment. */
export function readInWords(
  t: Translate,
  reading: ReadingNow,
  today: string,
  language: Language,
): string {
  if (!reading.offHours) return t('forum:placed.read.within', { hours: reading.promiseHours })
  if (reading.from === null) return t('forum:placed.read.unknown')
  return t('forum:placed.read.from', { when: soonInWords(t, reading.from, today, language) })
}
