import type { Translate } from '../../i18n/translate.ts'

/** A duration in words, one unit: "7 minuten", "3 uur", "2 dagen". */
export function durationInWords(t: Translate, milliseconds: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(milliseconds) / 60_000))
  if (minutes < 90) return t('desk:times.minutes', { count: minutes })
  const hours = Math.round(minutes / 60)
  if (hours < 36) return t('desk:times.hours', { count: hours })
  return t('desk:times.days', { count: Math.round(hours / 24) })
}

/** How long still, or how long past. */
export function dueInWords(t: Translate, dueAt: number, now: number): string {
  const time = durationInWords(t, dueAt - now)
  return dueAt >= now ? t('desk:times.left', { time }) : t('desk:times.over', { time })
}

/** How long ago. */
export function agoInWords(t: Translate, at: number, now: number): string {
  return t('desk:times.ago', { time: durationInWords(t, now - at) })
}
