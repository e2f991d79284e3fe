import { createHash } from 'node:crypto'
import contextFile from '../lexicon/context.json' with { type: 'json' }
import { lexiconFiles } from '../lexicon/files.ts'
import levelsFile from '../lexicon/levels.json' with { type: 'json' }
import idiomsFile from '../lexicon/nl/idioms.json' with { type: 'json' }
import { SIGNALS, type Level, type Signal } from '../vocabulary.ts'
import { compilePhrase, type Phrase } from './phrases.ts'

export type TimeWord = 'now' | 'hours' | 'days' | 'weeks' | 'past' | 'habitual'
/** The level of a signal alone, by when it is. Unnamed time counts as running. */
export type LevelsByTime = Record<'now' | 'days' | 'running' | 'past', Level>

export type CompiledRule = { id: string; signal: Signal; phrase: Phrase; written: string }

type LexiconFile = {
  signal: string
  language: string
  why: string
  rules: Array<{ id: string; why: string; phrases: string[]; silent?: string[]; fires?: string[] }>
  idioms?: string[]
}

function compileAll(written: string[]): Phrase[] {
  return written.map(compilePhrase).filter((phrase) => phrase !== undefined)
}

function isSignal(value: string): value is Signal {
  return (SIGNALS as readonly string[]).includes(value)
}

const files = lexiconFiles as LexiconFile[]

/** Every phrase of every rule. @throws Error naming the file whose signal is unknown. */
export const rules: CompiledRule[] = files.flatMap((file) => {
  const { signal } = file
  if (!isSignal(signal)) throw new Error(`lexicon/${file.language}/${signal}.json: unknown signal`)
  return file.rules.flatMap((rule) =>
    rule.phrases.flatMap((written) => {
      const phrase = compilePhrase(written)
      return phrase === undefined ? [] : [{ id: rule.id, signal, phrase, written }]
    }),
  )
})

/** Rules by the rarest word they need; those without one are tried on every text. */
export const rulesByAnchor = new Map<string, CompiledRule[]>()
export const rulesWithoutAnchor: CompiledRule[] = []
for (const rule of rules) {
  if (rule.phrase.anchor === null) rulesWithoutAnchor.push(rule)
  else
    rulesByAnchor.set(rule.phrase.anchor, [...(rulesByAnchor.get(rule.phrase.anchor) ?? []), rule])
}

export const idioms: Phrase[] = compileAll([
  ...idiomsFile.idioms,
  ...files.flatMap((file) => file.idioms ?? []),
])

export const times: Record<TimeWord, Phrase[]> = {
  now: compileAll(contextFile.time.now),
  hours: compileAll(contextFile.time.hours),
  days: compileAll(contextFile.time.days),
  weeks: compileAll(contextFile.time.weeks),
  past: compileAll(contextFile.time.past),
  habitual: compileAll(contextFile.time.habitual),
}
export const safeNow: Phrase[] = compileAll(contextFile.time['safe-now'])
export const media: Phrase[] = compileAll(contextFile.media)
export const hypothetical: Phrase[] = compileAll(contextFile.hypothetical)
export const notNegators: Phrase[] = compileAll(contextFile.notNegators)
export const negators: ReadonlySet<string> = new Set(
  contextFile.negators.filter((word) => !word.includes(' ')),
)
export const reportedInsult: Phrase[] = compileAll(contextFile.reportedInsult)

export const levels = levelsFile.signals as Record<Signal, LevelsByTime>

/** The lexicon's version: a hash over its data. Each stored assessment carries it. */
export const lexiconVersion: string = createHash('sha256')
  .update(JSON.stringify([files, contextFile, levelsFile, idiomsFile]))
  .digest('hex')
  .slice(0, 12)
