import type { Language } from '#moderation/vocabulary.ts'

/** The writing direction of the pages in a language. */
export function directionOf(language: Language | 'ar'): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}
