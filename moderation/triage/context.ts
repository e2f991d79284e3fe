/** What changes the weight of a hit: when it is, whether it is denied, whether it is told of a film. */
import {
  hypothetical,
  media,
  negators,
  notNegators,
  safeNow,
  times,
  type TimeWord,
} from './lexicon.ts'
import { findPhrase, type Phrase, type Span } from './phrases.ts'
import type { Token } from './tokens.ts'

type Mark = { kind: TimeWord; at: number; clause: number; sentence: number; word: string }

export type TextContext = {
  marks: Mark[]
  /** Sentences that tell of a film, a book, the news. */
  mediaSentences: Set<number>
  hypotheticalClauses: Set<number>
  /** Token indices that deny something, with their words. */
  denials: Array<{ at: number; clause: number; word: string }>
  safeNow: boolean
}

function everyPlace(phrases: Phrase[], tokens: Token[], free: boolean[]): Span[] {
  const found: Span[] = []
  for (const phrase of phrases) {
    for (let at = 0; at < tokens.length; at += 24) {
      const span = findPhrase(phrase, tokens, free, at)
      if (span !== undefined) found.push(span)
    }
  }
  return found
}

const AGO = /^(jaar|jaren|maand|maanden|jr|mnd|years?|months?)$/
const AGO_SHORT = /^(dag|dagen|dgn|days?)$/
const AGO_WEEKS = /^(week|weken|wkn|weeks?)$/

/** "3 jaar geleden", "2 weken geleden": numbers that no list can hold. */
function agoMarks(tokens: Token[]): Mark[] {
  return tokens.flatMap((token, at) => {
    if (token.word !== 'geleden' && token.word !== 'ago') return []
    const unit = tokens[at - 1]?.word ?? ''
    const kind = AGO.test(unit)
      ? 'past'
      : AGO_SHORT.test(unit)
        ? 'days'
        : AGO_WEEKS.test(unit)
          ? 'weeks'
          : null
    return kind === null
      ? []
      : [
          {
            kind,
            at,
            clause: token.clause,
            sentence: token.sentence,
            word: `${unit} ${token.word}`,
          },
        ]
  })
}

/** Reads a text's context once. */
export function readContext(tokens: Token[], free: boolean[]): TextContext {
  const marks: Mark[] = agoMarks(tokens)
  for (const kind of Object.keys(times) as TimeWord[]) {
    for (const span of everyPlace(times[kind], tokens, free)) {
      const token = tokens[span.first] as Token
      marks.push({
        kind,
        at: span.first,
        clause: token.clause,
        sentence: token.sentence,
        word: token.word,
      })
    }
  }
  const noDenial = new Set<number>()
  for (const span of everyPlace(notNegators, tokens, free)) {
    for (let at = span.first; at <= span.last; at += 1) noDenial.add(at)
  }
  return {
    marks,
    mediaSentences: new Set(
      everyPlace(media, tokens, free).map((span) => (tokens[span.first] as Token).sentence),
    ),
    hypotheticalClauses: new Set(
      everyPlace(hypothetical, tokens, free).map((span) => (tokens[span.first] as Token).clause),
    ),
    denials: tokens.flatMap((token, at) =>
      negators.has(token.word) && !noDenial.has(at)
        ? [{ at, clause: token.clause, word: token.word }]
        : [],
    ),
    safeNow: everyPlace(safeNow, tokens, free).length > 0,
  }
}

export type HitTime = { when: 'now' | 'days' | 'running' | 'past'; word: string | null }

/** When a hit is: the nearest time words of its clause, else of its sentence, else running. */
export function timeOf(span: Span, tokens: Token[], context: TextContext): HitTime {
  const token = tokens[span.first] as Token
  const nearest = (marks: Mark[]): Mark | undefined =>
    marks.toSorted((a, b) => Math.abs(a.at - span.first) - Math.abs(b.at - span.first))[0]
  const mark =
    nearest(context.marks.filter((one) => one.clause === token.clause)) ??
    nearest(context.marks.filter((one) => one.sentence === token.sentence))
  if (mark === undefined) return { when: 'running', word: null }
  const when = {
    now: 'now',
    hours: 'now',
    days: 'days',
    weeks: 'running',
    habitual: 'running',
    past: 'past',
  } as const
  return { when: when[mark.kind], word: mark.word }
}

/** The word that denies a hit in its own clause, outside the hit itself; undefined when none does. */
export function denialOf(span: Span, tokens: Token[], context: TextContext): string | undefined {
  const clause = (tokens[span.first] as Token).clause
  return context.denials.find(
    (one) =>
      one.clause === clause &&
      (one.at < span.first || one.at > span.last) &&
      one.at >= span.first - 5 &&
      one.at <= span.last + 4,
  )?.word
}
