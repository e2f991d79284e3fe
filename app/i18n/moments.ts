import type { Language } from '#moderation/vocabulary.ts'

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
