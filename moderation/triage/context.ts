/** What changes the weight of a hit: when it is, whether it is denied, whether it is told of a film. */
import {
  contextWords,
  negators,
  negatorsOfWhatFollows,
  stops,
  TIME_WORDS,
  type TimeWord,
} from './lexicon.ts'
import type { Readable, Span } from './phrases.ts'
import { wordsAt, type Token } from './tokens.ts'
import { bitsPerWord } from './per-word.ts'

type Mark = {
  kind: TimeWord
  /** Its order among others at the same word. */
  rank: number
  at: number
  clause: number
  sentence: number
  word: string
}
type Denial = { at: number; clause: number; word: string }

export type TextContext = {
  /** In the order of the text. */
  marks: Mark[]
  /** Sentences that tell of a film, a book, the news. */
  mediaSentences: ReadonlySet<number>
  hypotheticalClauses: ReadonlySet<number>
  /** What denies something, in the order of the text. */
  denials: Denial[]
  /** The words that say it is over and safe, if there are any. */
  safe: string | undefined
  /** A word of today or of these days stands somewhere. */
  recent: boolean
}

const AGO: Record<string, TimeWord> = {}
const UNITS: Array<[TimeWord, string]> = [
  ['days', 'dag dagen dgn day days'],
  ['weeks', 'week weken wkn weeks tydzien tygodnie'],
  ['past', 'jaar jaren maand maanden jr mnd year years month months sene yil lat rokiv rokow'],
]
for (const [kind, words] of UNITS) for (const word of words.split(' ')) AGO[word] = kind
const AGO_WORDS = new Set(['geleden', 'gelede', 'terug', 'ago', 'once', 'temu', 'тому'])

/** "in 2014": a year that is not this one can't be known without a clock; before 2022 it is long ago. */
const LAST_YEAR_THAT_IS_PAST = 2022
function isPastYear(word: string): boolean {
  const year = word.length === 4 ? Number(word) : Number.NaN
  return year >= 1940 && year <= LAST_YEAR_THAT_IS_PAST
}

/** What a single word can be to the context. */
const NOTHING = 0
const AGO_WORD = 1
const YEAR = 2
const DENIAL = 3
const partOf = bitsPerWord(2, ({ text }) => {
  if (AGO_WORDS.has(text)) return AGO_WORD
  if (isPastYear(text)) return YEAR
  return negators.has(text) ? DENIAL : NOTHING
})
const isStop = bitsPerWord(1, ({ text }) => (stops.has(text) ? 1 : 0))

/** "3 jaar geleden", "2 weken terug": numbers that no list can hold. */
function agoMark(tokens: Token[], at: number): Mark[] {
  const unit = tokens[at - 1]?.word ?? ''
  const kind = AGO[unit]
  if (kind === undefined) return []
  const { clause, sentence, word } = tokens[at] as Token
  return [{ kind, rank: AGO_FIRST, at, clause, sentence, word: `${unit} ${word}` }]
}

/** Marks at the same word, in this order: how long ago, a year, and then by what kind of time it is. */
const AGO_FIRST = -2
const YEAR_NEXT = -1

/** What the Polish "no" ("well") stands before, and the English one does not. */
const AFTER_POLISH_NO = new Set(['i', 'to', 'a', 'bo', 'ale', 'nie', 'tak', 'wiec', 'więc', 'jak'])

/**
 * Words that deny in one language and are everyday ones in another: Arabic "ma … -sh" is "has" in Polish, English "no"
 * is "well".
 */
function isOtherWord(word: string, next: Token | undefined): boolean {
  if (word === 'ma') return next === undefined || !/(?:ch|sh|sj|x)$/.test(next.word)
  return word === 'no' && next !== undefined && AFTER_POLISH_NO.has(next.word)
}

/** What single words tell: how long ago, a year, a denial. */
function readWords(tokens: Token[], marks: Mark[], denials: Denial[]): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    const part = partOf(token.place)
    if (part === NOTHING) continue
    const { clause, sentence, word, bound } = token
    if (part === AGO_WORD) marks.push(...agoMark(tokens, at))
    else if (part === YEAR) {
      marks.push({ kind: 'past', rank: YEAR_NEXT, at, clause, sentence, word })
    } else if (!bound && !isOtherWord(word, tokens[at + 1])) denials.push({ at, clause, word })
  }
}

/** Words between what is said and what denies it. */
const NEAR = 2

/** Most texts have none of what is kept in sets: none is made for them. */
const NONE: ReadonlySet<number> = new Set()
function withOne(some: ReadonlySet<number>, one: number): ReadonlySet<number> {
  return some === NONE ? new Set([one]) : (some as Set<number>).add(one)
}

/** Reads a text's context once. */
export function readContext(text: Readable): TextContext {
  const { tokens } = text
  const marks: Mark[] = []
  const negating: Denial[] = []
  readWords(tokens, marks, negating)
  let mediaSentences = NONE
  let hypotheticalClauses = NONE
  let noDenial = NONE
  const saidSafe: Span[] = []
  for (const { value, span } of contextWords.findAll(text)) {
    const { clause, sentence } = tokens[span.first] as Token
    if (value === 'media') mediaSentences = withOne(mediaSentences, sentence)
    else if (value === 'hypothetical') hypotheticalClauses = withOne(hypotheticalClauses, clause)
    else if (value === 'safe') saidSafe.push(span)
    else if (value === 'no-negation') {
      for (let at = span.first; at <= span.last; at += 1) noDenial = withOne(noDenial, at)
    } else {
      const rank = TIME_WORDS.indexOf(value)
      const word = wordsAt(tokens, span)
      marks.push({ kind: value, rank, at: span.first, clause, sentence, word })
    }
  }
  const denials =
    noDenial === NONE ? negating : negating.filter((denial) => !noDenial.has(denial.at))
  // "Ik ben niet veilig" says the opposite of what its words say apart.
  const safe = saidSafe.find(
    ({ first, last }) => !negating.some(({ at }) => at >= first - NEAR && at <= last + NEAR),
  )
  return {
    marks: marks.length < 2 ? marks : marks.toSorted((a, b) => a.at - b.at || a.rank - b.rank),
    mediaSentences,
    hypotheticalClauses,
    denials,
    safe: safe === undefined ? undefined : wordsAt(tokens, safe),
    recent: marks.some(({ kind }) => kind === 'now' || kind === 'hours' || kind === 'days'),
  }
}

/** The first index in `list` (ordered by `at`) whose place is at or after `place`. */
function firstFrom(list: ReadonlyArray<{ at: number }>, place: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as { at: number }).at < place) low = middle + 1
    else high = middle
  }
  return low
}

export type HitTime = { when: 'now' | 'days' | 'running' | 'past'; word: string | null }

const WHEN = {
  now: 'now',
  hours: 'now',
  days: 'days',
  weeks: 'running',
  habitual: 'running',
  past: 'past',
} as const

/**
 * When a hit is: the nearest time words of its clause, else of its sentence, else running. Words that are the hit's
 * own (`own`) tell nothing of when it is.
 */
export function timeOf(
  span: Span,
  tokens: Token[],
  context: TextContext,
  own: ReadonlySet<string>,
): HitTime {
  const token = tokens[span.first] as Token
  const next = firstFrom(context.marks, span.first)
  const near = [context.marks[next - 1], context.marks[next], context.marks[next + 1]]
    .filter((mark) => mark !== undefined)
    .filter(({ at, word }) => at < span.first || at > span.last || !own.has(word))
    .toSorted((a, b) => Math.abs(a.at - span.first) - Math.abs(b.at - span.first))
  const mark =
    near.find((one) => one.clause === token.clause) ??
    near.find((one) => one.sentence === token.sentence)
  if (mark !== undefined) return { when: WHEN[mark.kind], word: mark.word }
  // Nothing said near it: over when the text says that all is well now, and names nothing recent.
  if (context.safe !== undefined && !context.recent) return { when: 'past', word: context.safe }
  return { when: 'running', word: null }
}

const BEFORE = 5
const AFTER = 4

/**
 * The word that denies a hit in its own clause; undefined when none does. Inside the hit only when the hit
 * has no denial of its own ("hij heeft me nooit geslagen", but not "niemand vindt je").
 */
export function denialOf(
  span: Span,
  tokens: Token[],
  context: TextContext,
  denies: boolean,
): string | undefined {
  const { clause } = tokens[span.first] as Token
  const { denials } = context
  for (let index = firstFrom(denials, span.first - BEFORE); index < denials.length; index += 1) {
    const denial = denials[index] as Denial
    if (denial.at > span.last + AFTER) return undefined
    if (denial.clause !== clause) continue
    if (denial.at > span.last && negatorsOfWhatFollows.has(denial.word)) continue
    if (denial.at >= span.first && denial.at <= span.last) {
      if (denies) continue
      return denial.word
    }
    const from = Math.min(denial.at, span.last) + 1
    const to = Math.max(denial.at, span.first)
    if (!tokens.slice(from, to).some((token) => isStop(token.place) === 1)) return denial.word
  }
  return undefined
}
