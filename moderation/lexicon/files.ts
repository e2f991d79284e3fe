/** The files of the lexicon: each folder names its own. */
import { readFileSync } from 'node:fs'
import type { ConceptFile } from '../triage/concepts.ts'
import type { SenseFile } from '../triage/senses.ts'
import * as anyLanguage from './any/files.ts'
import * as nl from './nl/files.ts'
import * as en from './en/files.ts'
import * as tr from './tr/files.ts'
import * as ar from './ar/files.ts'
import * as pl from './pl/files.ts'
import * as uk from './uk/files.ts'

/** The rules, a file a language and signal. Checked where they are compiled. */
export const lexiconFiles: readonly unknown[] = [anyLanguage, nl, en, tr, ar, pl, uk].flatMap(
  ({ rules }) => rules,
)

/** The concepts, a file a language. */
export const conceptFiles: ConceptFile[] = [nl, en, tr, ar, pl, uk].map(
  ({ concepts }) => concepts as unknown as ConceptFile,
)

const SENSES = ['nl', 'en', 'tr'].map((language) => new URL(`./${language}/senses.json`, import.meta.url))

/** What the files of everyday senses say, as text. They are large and needed once: nothing keeps them. */
export function sensesText(): string[] {
  return SENSES.map((file) => readFileSync(file, 'utf8'))
}

/** The everyday senses, a file a language. */
export function readSenses(): SenseFile[] {
  return sensesText().map((text) => JSON.parse(text) as SenseFile)
}
