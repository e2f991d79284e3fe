import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { LANGUAGES } from '#moderation/vocabulary.ts'
import type { Check } from './check.ts'
import { sourcesIn } from './sources.ts'
import { compareLanguages, flatten, type Texts } from './texts-by-language.ts'
import { ROOT } from './tool.ts'
import { matchKeys, usedKeysIn } from './used-keys.ts'

const LOCALES = join(ROOT, 'app/i18n/locales')

function readLanguage(language: string): Texts {
  const files = globSync('*.json', { cwd: join(LOCALES, language) }).toSorted()
  return new Map(
    files.flatMap((file) => [
      ...flatten(
        basename(file, '.json'),
        JSON.parse(readFileSync(join(LOCALES, language, file), 'utf8')) as Parameters<
          typeof flatten
        >[1],
      ),
    ]),
  )
}

function strayLanguages(): string[] {
  const folders = new Set(globSync('*/*.json', { cwd: LOCALES }).map((file) => dirname(file)))
  return [...folders]
    .filter((folder) => !LANGUAGES.some((language) => language === folder))
    .map(
      (folder) =>
        `app/i18n/locales/${folder} is no language of the house (moderation/vocabulary.ts)`,
    )
}

/** Texts that nobody asks for are no fault (a page may be on its way), but they should not stay. */
function notesOn(unused: string[]): string[] {
  const groups = Object.groupBy(unused, (key) => /^[^.]*/.exec(key)?.[0] ?? key)
  const lines = Object.entries(groups).map(
    ([group, keys = []]) =>
      `${group}: ${keys.map((key) => key.slice(group.length + 1)).join(', ')}`,
  )
  return lines.length === 0 ? [] : [`${unused.length} texts that no code asks for:`, ...lines]
}

export const translations: Check = {
  name: 'translations',
  run() {
    const languages = new Map(LANGUAGES.map((language) => [language, readLanguage(language)]))
    const keys = [...languages.values()].flatMap((texts) => [...texts.keys()])
    const namespaces = [...new Set(keys.map((key) => key.slice(0, key.indexOf(':'))))]
    const used = sourcesIn(['app', 'scripts']).flatMap((source) => usedKeysIn(source, namespaces))
    const { missing, unused } = matchKeys(keys, used)
    const found = [...strayLanguages(), ...compareLanguages(languages), ...missing]
    if (found.length === 0) return { ok: true, notes: notesOn(unused) }
    return { ok: false, found, todo: 'Dutch is the measure: write what is missing.' }
  },
}
