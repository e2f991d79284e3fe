/** Whether all languages say the same things: the same keys, the same placeholders, nothing left empty. */

/** The texts of a language by full key, `namespace:path.to.text`. */
export type Texts = Map<string, string>

type Json = string | Json[] | { [key: string]: Json }

/** Puts a namespace's texts under their full keys; members of a list by their number. */
export function flatten(namespace: string, json: Json): Texts {
  const texts: Texts = new Map()
  function descend(value: Json, path: string): void {
    if (typeof value === 'string') texts.set(`${namespace}:${path}`, value)
    else {
      for (const [key, inner] of Object.entries(value))
        descend(inner, path ? `${path}.${key}` : key)
    }
  }
  descend(json, '')
  return texts
}

const PLURAL = /_(zero|one|two|few|many|other)$/

/** A key without its plural form, which each language has its own of. */
export function baseOf(key: string): string {
  return key.replace(PLURAL, '')
}

function formsOf(texts: Texts): Map<string, Set<string>> {
  const forms = new Map<string, Set<string>>()
  for (const key of texts.keys()) {
    const form = PLURAL.exec(key)?.[1] ?? ''
    forms.set(baseOf(key), (forms.get(baseOf(key)) ?? new Set()).add(form))
  }
  return forms
}

/** The placeholders of a key, in all its plural forms together. */
function placeholdersOf(texts: Texts): Map<string, string> {
  const all = new Map<string, Set<string>>()
  for (const [key, text] of texts) {
    const names = all.get(baseOf(key)) ?? new Set()
    for (const match of text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)) names.add(match[1] ?? '')
    all.set(baseOf(key), names)
  }
  return new Map([...all].map(([key, names]) => [key, [...names].toSorted().join(', ')]))
}

function pluralGaps(language: string, texts: Texts): string[] {
  const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return [...formsOf(texts)].flatMap(([key, forms]) => {
    if (forms.has('')) return []
    return wanted
      .filter((form) => !forms.has(form))
      .map((form) => `${language} lacks ${key}_${form}`)
  })
}

/** What differs between the languages, a line each. The first language is the measure. */
export function compareLanguages(languages: Map<string, Texts>): string[] {
  const found: string[] = []
  const [measure] = languages.values()
  if (measure === undefined) return ['there are no texts']
  const wanted = placeholdersOf(measure)
  for (const [language, texts] of languages) {
    const own = placeholdersOf(texts)
    for (const [key, placeholders] of wanted) {
      const here = own.get(key)
      if (here === undefined) found.push(`${language} lacks ${key}`)
      else if (here !== placeholders) {
        found.push(`${language} has {{${here}}} in ${key}, not {{${placeholders}}}`)
      }
    }
    for (const key of own.keys()) if (!wanted.has(key)) found.push(`${language} alone has ${key}`)
    for (const [key, text] of texts) {
      if (text.trim() === '') found.push(`${language} has no words for ${key}`)
    }
    found.push(...pluralGaps(language, texts))
  }
  return found
}
