import { createInstance, type TFunction } from 'i18next'
import { LANGUAGES, type Language } from '#moderation/vocabulary.ts'
import { resources, type Texts } from './resources.ts'

declare module 'i18next' {
  // oxlint-disable-next-line consistent-type-definitions
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Texts
  }
}

const NAMESPACES = [
  'common',
  'forum',
  'account',
  'desk',
  'help',
  'rules',
  'standing',
  'talk',
  'care',
  'colleagues',
  'keys',
] as const

// A key that is missing in a language is a fault of the build (the check finds it), not of a reader's page.
const i18n = createInstance()
void i18n.init({
  resources,
  lng: 'nl',
  fallbackLng: 'nl',
  supportedLngs: [...LANGUAGES],
  ns: [...NAMESPACES],
  defaultNS: 'common',
  initAsync: false,
  interpolation: { escapeValue: false },
  returnEmptyString: true,
})

/** Gives words for keys, `namespace:key`. What it returns is text: whoever makes HTML escapes it. */
export type Translate = TFunction<typeof NAMESPACES, undefined>

const translators = new Map<Language, Translate>()

/** The words of a language. */
export function translator(language: Language): Translate {
  const known = translators.get(language)
  if (known !== undefined) return known
  const made = i18n.getFixedT(language, [...NAMESPACES]) as unknown as Translate
  translators.set(language, made)
  return made
}
