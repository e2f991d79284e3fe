/** The files of the lexicon: each folder names its own. */
import { readFileSync } from 'node:fs'
import type { ConceptFile } from '../triage/concepts.ts'
import type { SenseFile } from '../triage/senses.ts'
import { rules as anyLanguage } from './any/files.ts'
import { rules as ar } from './ar/files.ts'
import { rules as en } from './en/files.ts'
import { rules as nl } from './nl/files.ts'
import { rules as pl } from './pl/files.ts'
import { rules as tr } from './tr/files.ts'
import { rules as uk } from './uk/files.ts'

/** Two hundred small files: a module each, they would be every eighth that a start loads. */
function read(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./${folder}/${name}.json`, import.meta.url), 'utf8'))
}

const RULES = { any: anyLanguage, nl, en, tr, ar, pl, uk }
const WITH_CONCEPTS = ['nl', 'en', 'tr', 'ar', 'pl', 'uk']

/** The rules, a file a language and signal. Checked where they are compiled. */
export const lexiconFiles: readonly unknown[] = Object.entries(RULES).flatMap(([folder, names]) =>
  names.map((name) => read(folder, name)),
)

/** The concepts, a file a language. */
export const conceptFiles = WITH_CONCEPTS.map((folder) => read(folder, 'concepts') as ConceptFile)

const SENSES = ['nl', 'en', 'tr'].map((language) => new URL(`./${language}/senses.json`, import.meta.url))

/** What the files of everyday senses say, as text. They are large and needed once: nothing keeps them. */
export function sensesText(): string[] {
  return SENSES.map((file) => readFileSync(file, 'utf8'))
}

/** The everyday senses, a file a language. */
export function readSenses(): SenseFile[] {
  return sensesText().map((text) => JSON.parse(text) as SenseFile)
}
