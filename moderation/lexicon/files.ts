/** The files of the lexicon: a folder a language, and in it a file a signal beside those that are named below. */
import { readdirSync, readFileSync } from 'node:fs'
import type { ConceptFile } from '../triage/concepts.ts'
import type { SenseFile } from '../triage/senses.ts'

/** Two hundred small files: a module each, they would be every eighth that a start loads. */
function read(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(new URL(`./${folder}/${file}`, import.meta.url), 'utf8'))
}

const WITH_CONCEPTS = ['nl', 'en', 'tr', 'ar', 'pl', 'uk']
const NO_RULES = new Set(['concepts.json', 'idioms.json', 'senses.json'])

/** By name, so that the lexicon is the same on every machine. */
function ruleFilesOf(folder: string): string[] {
  return readdirSync(new URL(`./${folder}/`, import.meta.url))
    .filter((file) => !NO_RULES.has(file))
    .toSorted()
}

/** The rules, a file a language and signal. Checked where they are compiled. */
export const lexiconFiles: readonly unknown[] = ['any', ...WITH_CONCEPTS].flatMap((folder) =>
  ruleFilesOf(folder).map((file) => read(folder, file)),
)

/** The concepts, a file a language. */
export const conceptFiles = WITH_CONCEPTS.map(
  (folder) => read(folder, 'concepts.json') as ConceptFile,
)

const SENSES = ['nl', 'en', 'tr', 'ar', 'pl', 'uk'].map(
  (language) => new URL(`./${language}/senses.json`, import.meta.url),
)

/** The files of everyday senses, one after the other. They are large and needed once: nothing keeps them. */
export function* sensesBytes(): Generator<Buffer> {
  for (const file of SENSES) yield readFileSync(file)
}

/** The everyday senses, a file a language, one after the other. */
export function* readSenses(): Generator<SenseFile> {
  for (const bytes of sensesBytes()) yield JSON.parse(bytes.toString('utf8')) as SenseFile
}
