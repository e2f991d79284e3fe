/**
 * The lexicon compiled: what its files say, in the form the reader of texts needs. The files are checked at
 * once; what takes time is compiled when the first text comes, or when a started server has a moment
 * (`makeReady` in assess.ts).
 */
import { createHash } from 'node:crypto'
import combinationsFile from '../lexicon/combinations.json' with { type: 'json' }
import contextFile from '../lexicon/context.json' with { type: 'json' }
import { conceptFiles, lexiconFiles, readSenses, sensesBytes } from '../lexicon/files.ts'
import levelsFile from '../lexicon/levels.json' with { type: 'json' }
import idiomsFile from '../lexicon/nl/idioms.json' with { type: 'json' }
import wordsFile from '../lexicon/words.json' with { type: 'json' }
import type { Level, Signal } from '../vocabulary.ts'
import { compileConcepts, type Concepts } from './concepts.ts'
import { hashOf } from './hashes.ts'
import { checkLexicon, phrasesOf, type Combination, type LexiconFile } from './lexicon-schema.ts'
import { once } from './once.ts'
import { phraseIndex, type Indexed, type PhraseIndex } from './phrase-index.ts'
import { phraseCompiler, saysNothing, type CommonWords } from './phrases.ts'
import { knownWordsOf, repairer } from './repair.ts'
import { compileSenses } from './senses.ts'
import { tokenise, unstretch, type Token } from './tokens.ts'
import { perWord, wordPerWord } from './per-word.ts'
import { wordOf, type Word } from './words.ts'

export type TimeWord = 'now' | 'hours' | 'days' | 'weeks' | 'past' | 'habitual'
/** The level of a signal alone, by when it is. Unnamed time counts as running. */
export type LevelsByTime = Record<'now' | 'days' | 'running' | 'past', Level>

/**
 * What a phrase of a rule is worth: a clear one gives the signal's level, a hint is evidence and decides nothing,
 * a cry counts where the text says nothing else.
 */
export type Worth = 'clear' | 'hint' | 'cry'

/** A rule at work. */
export type CompiledRule = {
  id: string
  signal: Signal
  worth: Worth
  /** The level it gives whatever the time; without one, the signal's own by time. */
  level?: Level
  /** How many words it can be at most; where more stand between its first and last, others are among them. */
  slots: number
  /** Whether the phrase itself holds a denial ("niemand vindt je"), so that one inside it denies nothing. */
  denies: boolean
  /** Words of the phrase that tell of long ago elsewhere ("niemand vindt je ooit terug"): inside it they don't. */
  past: ReadonlySet<string>
  /** Whether it holds a word of news and films itself ("mijn boek is te koop"). */
  media: boolean
}

const files: LexiconFile[] = checkLexicon(lexiconFiles, conceptFiles, combinationsFile)

function later<T>(make: () => PhraseIndex<T>): PhraseIndex<T> {
  const index = once(make)
  return { findAll: (text) => index().findAll(text) }
}

const compiledConcepts = once(() => compileConcepts(conceptFiles))
export const concepts: Concepts = {
  get words() {
    return compiledConcepts().words
  },
  alone: (word) => compiledConcepts().alone(word),
  together: (tokens) => compiledConcepts().together(tokens),
}
const compiledSenses = once(() => {
  const { names, sensesOf } = compileSenses(readSenses())
  const hashes = names.map((name) => hashOf(`s:${name}`))
  return perWord((word) => sensesOf(word).map((sense) => hashes[sense] as number))
})
/** The everyday senses of a word, as hashes for the linear reader. */
export function senseHashesOf(word: Word): readonly number[] {
  return compiledSenses()(word)
}
/** The words of each concept, those of the first language that has it first. */
export const conceptWords: ReadonlyMap<string, string[]> = conceptFiles
  .flatMap((file) => Object.entries(file.concepts))
  .reduce(
    (all, [name, words]) => all.set(name, [...(all.get(name) ?? []), ...words]),
    new Map<string, string[]>(),
  )
export const conceptNames: ReadonlySet<string> = new Set(conceptWords.keys())

/** Words and concepts that stand everywhere: a phrase of them alone would be heard in any text. */
const everyday: CommonWords = {
  words: new Set([...wordsFile.common, ...wordsFile.hurt, ...wordsFile.doing]),
  concepts: new Set(wordsFile.commonConcepts),
}

const compile = phraseCompiler(
  { hurt: wordsFile.hurt, doing: wordsFile.doing },
  { words: new Set(wordsFile.common), concepts: new Set(wordsFile.commonConcepts) },
)

/** Whether a phrase has no word of its own: none at all, or only words that stand in any text. */
export function isTooCommon(phrase: string): boolean {
  const compiled = compile(phrase)
  return compiled === undefined || saysNothing(compiled, everyday)
}

/** Phrases compiled and put where they can be looked up; `ofAll` when every text is asked for them. */
export function indexOf<T>(written: Array<[string, T]>, ofAll = false): PhraseIndex<T> {
  return phraseIndex(
    written.flatMap(([phrase, value]): Array<Indexed<T>> => {
      const compiled = compile(phrase)
      return compiled === undefined ? [] : [{ phrase: compiled, value }]
    }),
    ofAll,
  )
}

/** Every rule of the lexicon, with its file's signal and language. */
export const lexiconRules = files.flatMap((file) =>
  file.rules.map((rule) => ({ ...rule, signal: file.signal as Signal, language: file.language })),
)

function setOf(list: string[]): ReadonlySet<string> {
  return new Set(list.map((word) => tokenise(word)[0]?.word ?? word))
}

export const negators = setOf(contextFile.negators)
/** Those that deny only what comes after them: "nie", "not", but not "niet" ("hij slaat me niet"). */
export const negatorsOfWhatFollows = setOf(contextFile.negatorsOfWhatFollows)

const pastWords: ReadonlySet<string> = new Set(contextFile.time.past)
const mediaWords: ReadonlySet<string> = new Set(contextFile.media)

/** A phrase with the rule it belongs to. */
export function ruleOf(
  phrase: string,
  rule: Omit<CompiledRule, 'denies' | 'slots' | 'past' | 'media'>,
): [string, CompiledRule] {
  const words = tokenise(phrase.replace(/[()/…>*]/g, ' ')).map(({ word }) => word)
  return [
    phrase,
    {
      ...rule,
      slots: phrase.split(/[\s…>]+/).filter((slot) => slot !== '').length,
      denies: words.some((word) => negators.has(word)),
      past: new Set(words.filter((word) => pastWords.has(word))),
      media: words.some((word) => mediaWords.has(word)),
    },
  ]
}

export const rules: PhraseIndex<CompiledRule> = later(() =>
  indexOf(
    lexiconRules.flatMap(({ id, signal, phrases, hints = [], alone = [] }) => [
      ...phrases.map((phrase) => ruleOf(phrase, { id, signal, worth: 'clear' })),
      ...hints.map((phrase) => ruleOf(phrase, { id, signal, worth: 'hint' })),
      ...alone.map((phrase) => ruleOf(phrase, { id, signal, worth: 'cry' })),
    ]),
    true,
  ),
)

export const idioms: PhraseIndex<true> = later(() =>
  indexOf(
    [...idiomsFile.idioms, ...files.flatMap((file) => file.idioms ?? [])].map((phrase) => [
      phrase,
      true,
    ]),
    true,
  ),
)

export const TIME_WORDS: TimeWord[] = ['now', 'hours', 'days', 'weeks', 'past', 'habitual']
export type ContextWord = TimeWord | 'safe' | 'media' | 'hypothetical' | 'no-negation'
function asContext(kind: ContextWord, phrases: string[]): Array<[string, ContextWord]> {
  return phrases.map((phrase): [string, ContextWord] => [phrase, kind])
}
/** All that changes the weight of a hit, in one index: a text is read once for it. */
export const contextWords: PhraseIndex<ContextWord> = later(() =>
  indexOf(
    [
      ...TIME_WORDS.flatMap((kind) => asContext(kind, contextFile.time[kind])),
      ...asContext('safe', contextFile.safeNow),
      ...asContext('media', contextFile.media),
      ...asContext('hypothetical', contextFile.hypothetical),
      ...asContext('no-negation', contextFile.notNegators),
    ],
    true,
  ),
)
export const stops = setOf(contextFile.stops)

/** Words beside a cry that say nothing more: "please help". */
export const besideCries = setOf(wordsFile.besideCries)

export const combinations: Combination[] = combinationsFile.combinations as Combination[]
export const levels = levelsFile.signals as Record<Signal, LevelsByTime>

/** Words that mean the same whoever they are said of: he and she, man and woman, mother and father. */
export const evenWords: ReadonlyMap<string, string> = new Map(
  wordsFile.even.flatMap((group) => {
    const [one, ...others] = group.map((word) => tokenise(word)[0]?.word ?? word)
    return others.map((other): [string, string] => [other, one as string])
  }),
)

const compiledRepair = once(() => {
  const phraseWords = lexiconRules.flatMap((rule) =>
    phrasesOf(rule).flatMap((phrase) =>
      tokenise(phrase.replace(/\{[^}]*\}/g, ' ').replace(/[()/…>*]/g, ' ')).map(({ word }) => word),
    ),
  )
  const known = new Set([...concepts.words, ...phraseWords, ...wordsFile.common])
  return repairer(knownWordsOf(known, wordsFile.heard))
})
/** A word as it is read: not stretched, not hidden, well spelt. */
function mended(word: Word): Word {
  const text = unstretch(word.text)
  return compiledRepair().word(text === word.text ? word : wordOf(text))
}
/** What a word is read as, with what it means alone: found once for each. */
const reading = wordPerWord((word) => concepts.alone(mended(word)))

/** The words of a text as the rules read them, with what they mean. */
export function wordsOf(text: string): Token[] {
  // Compiled before the text is gone through: to compile is to read forms, and only one text is read at a time.
  const { spelt } = compiledRepair()
  const tokens = spelt(tokenise(text, reading), reading)
  concepts.together(tokens)
  return tokens
}

/** The lexicon's version: a hash over its data. Each stored assessment carries it. */
export const lexiconVersion: string = versionOfAll()

function versionOfAll(): string {
  const hash = createHash('sha256')
  const small = [contextFile, combinationsFile, levelsFile, idiomsFile, wordsFile]
  hash.update(JSON.stringify([files, conceptFiles, ...small]))
  for (const bytes of sensesBytes()) hash.update(bytes)
  return hash.digest('hex').slice(0, 12)
}
