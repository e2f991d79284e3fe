/**
 * What a lexicon file has to look like. A mistake stops the start with the file, the rule and what is
 * wrong, so that somebody who edits data needs no code to find it.
 */
import { z } from 'zod'
import { LEVELS, SIGNALS } from '../vocabulary.ts'
import type { ConceptFile } from './concepts.ts'
import { SHORTEST_PREFIX } from './phrases.ts'
import { tokenise } from './tokens.ts'

const text = z.string().trim().min(1)

const ruleSchema = z.strictObject({
  id: text,
  why: text,
  /** Where the reason comes from, when it has a source. */
  source: text.optional(),
  /** What gives the signal's level alone. */
  phrases: z.array(text),
  /** Evidence for the linear reader and for combinations, without a level of its own. */
  hints: z.array(text).optional(),
  /** Cries that are everyday words too ("help"): they count only when the text says nothing else. */
  alone: z.array(text).optional(),
  /** Sentences in which the rule must, and must not, be heard. They run as tests. */
  fires: z.array(text).optional(),
  silent: z.array(text).optional(),
})

const lexiconFileSchema = z.strictObject({
  signal: z.enum(SIGNALS),
  language: text,
  why: text,
  rules: z.array(ruleSchema),
  idioms: z.array(text).optional(),
})

const combinationSchema = z.strictObject({
  id: text,
  why: text,
  source: text,
  /** Signals that must all be there. */
  signals: z.array(z.enum(SIGNALS)).min(1),
  /** One of these concepts must be in the text too. */
  concepts: z.array(text).optional(),
  /** One of the signals must be of this time. */
  when: z.array(z.enum(['now', 'days', 'running'])).optional(),
  level: z.enum(LEVELS),
  fires: z.array(text).min(1),
  silent: z.array(text).min(1),
})

type Rule = z.infer<typeof ruleSchema>
export type LexiconFile = z.infer<typeof lexiconFileSchema>
export type Combination = z.infer<typeof combinationSchema>

/** All that a rule listens for, whatever it is worth. */
export function phrasesOf({ phrases, hints = [], alone = [] }: Rule): string[] {
  return [...phrases, ...hints, ...alone]
}

function problemsOf(error: z.ZodError): string {
  return error.issues
    .map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`)
    .join('; ')
}

/** Each choice is one word; signs in it make two of it. */
function isOneWordEach(slot: string): boolean {
  const bare = slot.startsWith('(') && slot.endsWith(')') ? slot.slice(1, -1) : slot
  return bare.split('/').every((one) => tokenise(one.replace(/\*$/, '')).length === 1)
}

/** The first choice of a phrase that is neither one word nor a concept; `known` are good ones. */
function notOneWord(phrase: string, known: Set<string>): string | undefined {
  return phrase
    .replace(/\{[^}]*\}/g, 'x')
    .split(/\s+/)
    .find((slot) => {
      if (slot === '…' || slot === '>' || known.has(slot)) return false
      if (!isOneWordEach(slot)) return true
      known.add(slot)
      return false
    })
}

function unknownConcept(phrase: string, names: ReadonlySet<string>): string | undefined {
  for (const [, name] of phrase.matchAll(/\{([^}]*)\}/g)) {
    if (name !== undefined && !names.has(name)) return name
  }
  return undefined
}

/** Signs that don't fit: brackets open and close once, around one slot; an ending is open at its end. */
function hasStraySigns(phrase: string): boolean {
  return phrase
    .split(/\s+/)
    .map((slot) => slot.replace(/^\((.*)\)$/, '$1').replace(/\{[a-z-]+\}/g, 'x'))
    .some((slot) => /[(){}]/.test(slot) || /\*(?!$|\/)/.test(slot))
}

/** A word with an open ending that is too short for one: it would be read as that word alone. */
function shortEnding(phrase: string): string | undefined {
  return phrase
    .split(/[\s/()]+/)
    .find((one) => one.endsWith('*') && [...one].length - 1 < SHORTEST_PREFIX)
}

export type PhraseFault = {
  fault: 'signs' | 'short-ending' | 'no-concept' | 'not-one-word'
  word: string
}

/** What makes a phrase one that can't be read, or undefined. `known` spares looking at a word again. */
export function phraseFault(
  phrase: string,
  conceptNames: ReadonlySet<string>,
  known: Set<string> = new Set(),
): PhraseFault | undefined {
  if (/[(){}*]/.test(phrase)) {
    if (hasStraySigns(phrase)) return { fault: 'signs', word: phrase }
    const short = shortEnding(phrase)
    if (short !== undefined) return { fault: 'short-ending', word: short }
    const unknown = unknownConcept(phrase, conceptNames)
    if (unknown !== undefined) return { fault: 'no-concept', word: unknown }
  }
  const several = notOneWord(phrase, known)
  return several === undefined ? undefined : { fault: 'not-one-word', word: several }
}

const FAULTS: Record<PhraseFault['fault'], (word: string, phrase: string) => string> = {
  'no-concept': (word, phrase) => `no concept {${word}} ("${phrase}")`,
  'not-one-word': (word) => `not one word ("${word}")`,
  'short-ending': (word) => `an open ending needs ${SHORTEST_PREFIX} letters before it ("${word}")`,
  signs: (phrase) => `brackets stand around one word each, * at a word's end ("${phrase}")`,
}

/** @throws Error naming file, rule and what is wrong. */
function checkFile(value: unknown, names: ReadonlySet<string>, known: Set<string>): LexiconFile {
  const said = value as { language?: unknown; signal?: unknown }
  const name = `lexicon/${String(said.language)}/${String(said.signal)}.json`
  const parsed = lexiconFileSchema.safeParse(value)
  if (!parsed.success) throw new Error(`${name}: ${problemsOf(parsed.error)}`)
  for (const rule of parsed.data.rules) {
    const phrases = phrasesOf(rule)
    if (phrases.length === 0) throw new Error(`${name}: rule ${rule.id}: no phrase and no hint`)
    for (const phrase of phrases) {
      const wrong = phraseFault(phrase, names, known)
      if (wrong !== undefined) {
        throw new Error(`${name}: rule ${rule.id}: ${FAULTS[wrong.fault](wrong.word, phrase)}`)
      }
    }
  }
  for (const idiom of parsed.data.idioms ?? []) {
    // Read without the word that makes it one, an idiom would take the others away wherever they stand.
    if (/^\(|\)$/.test(idiom)) {
      throw new Error(`${name}: idiom "${idiom}": its first and its last word must be there`)
    }
    const wrong = phraseFault(idiom, names, known)
    if (wrong !== undefined) {
      throw new Error(`${name}: idiom "${idiom}": ${FAULTS[wrong.fault](wrong.word, idiom)}`)
    }
  }
  return parsed.data
}

/** Checks all data files together. @throws Error naming file, rule and what is wrong. */
export function checkLexicon(
  files: readonly unknown[],
  conceptFiles: ConceptFile[],
  combinations: { combinations: readonly unknown[] },
): LexiconFile[] {
  const names = new Set(conceptFiles.flatMap((file) => Object.keys(file.concepts)))
  const known = new Set<string>()
  const checked = files.map((file) => checkFile(file, names, known))
  const seen = new Set<string>()
  for (const file of checked) {
    for (const { id } of file.rules) {
      if (seen.has(id)) {
        throw new Error(`lexicon/${file.language}/${file.signal}.json: rule ${id}: given twice`)
      }
      seen.add(id)
    }
  }
  for (const [index, one] of combinations.combinations.entries()) {
    const parsed = combinationSchema.safeParse(one)
    if (!parsed.success) {
      throw new Error(`lexicon/combinations.json: number ${index + 1}: ${problemsOf(parsed.error)}`)
    }
    for (const concept of parsed.data.concepts ?? []) {
      if (!names.has(concept)) {
        throw new Error(`lexicon/combinations.json: ${parsed.data.id}: no concept ${concept}`)
      }
    }
  }
  return checked
}
