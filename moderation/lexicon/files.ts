/** The files of the lexicon: each folder names its own. */
import type { ConceptFile } from '../triage/concepts.ts'
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
