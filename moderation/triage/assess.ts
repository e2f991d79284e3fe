/**
 * The triage: from a text and what is known around it to a level, with its signals and the words they
 * stand on. Pure, synchronous, no clock, no network; the same input and lexicon give the same output.
 *
 * Two readers: rules over the lexicon, which can say why, and a linear reader over words and letters,
 * which hears what no rule names. The reader may raise, never lower. Nothing here shows, hides or sends:
 * what follows from a level is decided elsewhere.
 */
import { findPrivateDetails } from '../private-details/find.ts'
import {
  atLeast,
  higherLevel,
  type DangerAnswer,
  type Level,
  type Signal,
  type Theme,
} from '../vocabulary.ts'
import { combine } from './combine.ts'
import { denialOf, readContext, timeOf } from './context.ts'
import { hostileHits } from './hostile.ts'
import { isUnknownLanguage } from './language.ts'
import { idioms, levels, lexiconVersion, rulesByAnchor, rulesWithoutAnchor } from './lexicon.ts'
import { findPhrase, type Span } from './phrases.ts'
import { readLinear } from './reader/read.ts'
import { tokenise, type Token } from './tokens.ts'

export type Match = {
  rule: string
  signal: Signal
  /** UTF-16 offsets in the original text. */
  start: number
  end: number
  /** What changed its weight: a time word, a denial. */
  note?: string
}

export type TriageContext = {
  board?: Theme
  lang?: string
  danger?: DangerAnswer
  /** The highest level of the same author's recent texts. */
  earlier?: Level
}

export type Assessment = {
  level: Level
  signals: Signal[]
  matches: Match[]
  /** Hits that context took away: still shown to a person. */
  suppressed: Array<Match & { why: string }>
  /** One line for the queue. */
  because: string
  readers: { rules: Level; linear: Level }
  lexiconVersion: string
}

export type Hit = Match & { level: Level; when: 'now' | 'days' | 'running' | 'past' }

const HEAD = 12_000
const TAIL = 4_000
const LONGEST = 20_000

/** Very long texts are read at their beginning and end: what matters most is said first or last. */
function readable(text: string): string {
  if (text.length <= LONGEST) return text
  return text.slice(0, HEAD) + ' '.repeat(text.length - HEAD - TAIL) + text.slice(-TAIL)
}

function takeIdioms(tokens: Token[]): boolean[] {
  const free = tokens.map(() => true)
  for (const idiom of idioms) {
    if (idiom.anchor === null) continue
    for (let at = 0; at < tokens.length; at += 1) {
      if (tokens[at]?.word !== idiom.anchor) continue
      const span = findPhrase(idiom, tokens, free, at)
      if (span === undefined) continue
      for (let one = span.first; one <= span.last; one += 1) free[one] = false
    }
  }
  return free
}

/** Rules whose own words hold a "niet" or "geen" are matched with it; context can't deny them again. */
type Found = { id: string; signal: Signal; span: Span }

function findHits(tokens: Token[], free: boolean[]): Found[] {
  const found: Found[] = []
  const seen = new Set<string>()
  function tryRule(rule: (typeof rulesWithoutAnchor)[number], near: number): void {
    const span = findPhrase(rule.phrase, tokens, free, near)
    if (span === undefined) return
    const key = `${rule.signal}:${span.first}:${span.last}`
    if (seen.has(key)) return
    seen.add(key)
    found.push({ id: rule.id, signal: rule.signal, span })
  }
  for (let at = 0; at < tokens.length; at += 1) {
    for (const rule of rulesByAnchor.get((tokens[at] as Token).word) ?? []) tryRule(rule, at)
    if (at % 24 === 0) for (const rule of rulesWithoutAnchor) tryRule(rule, at)
  }
  return found
}

export type Examination = {
  tokens: Token[]
  hits: Hit[]
  suppressed: Assessment['suppressed']
}

/** What the rules find in a text, before anything is weighed together. */
export function examine(text: string): Examination {
  const tokens = tokenise(readable(text))
  const free = takeIdioms(tokens)
  const around = readContext(tokens, free)
  const hits: Hit[] = []
  const suppressed: Assessment['suppressed'] = []
  for (const found of findHits(tokens, free)) {
    const first = tokens[found.span.first] as Token
    const last = tokens[found.span.last] as Token
    const match: Match = { rule: found.id, signal: found.signal, start: first.start, end: last.end }
    const denial = denialOf(found.span, tokens, around)
    const time = timeOf(found.span, tokens, around)
    const note = time.word === null ? {} : { note: `time:${time.word}` }
    if (denial !== undefined) suppressed.push({ ...match, why: `denied:${denial}` })
    else if (around.mediaSentences.has(first.sentence)) suppressed.push({ ...match, why: 'media' })
    else if (around.hypotheticalClauses.has(first.clause)) {
      suppressed.push({ ...match, why: 'hypothetical' })
    } else if (time.when === 'past') suppressed.push({ ...match, why: `past:${time.word ?? ''}` })
    else hits.push({ ...match, level: levels[found.signal][time.when], when: time.when, ...note })
  }
  hits.push(...hostileHits(tokens), ...privateDetailHits(text))
  return { tokens, hits, suppressed }
}

function privateDetailHits(text: string): Hit[] {
  return findPrivateDetails(text).map((detail) => ({
    rule: `private-details.${detail.kind}`,
    signal: 'identifying-details',
    start: detail.start,
    end: detail.end,
    level: 'attention',
    when: 'running',
  }))
}

/** Assesses one text. */
export function assess(text: string, context: TriageContext = {}): Assessment {
  const { tokens, hits, suppressed } = examine(text)
  return conclude(tokens, hits, suppressed, context)
}

function conclude(
  tokens: Token[],
  hits: Hit[],
  suppressed: Assessment['suppressed'],
  context: TriageContext,
): Assessment {
  const combined = combine(hits, context)
  const linear = readLinear(tokens, hits, context.board)
  let level = linear.judge(combined.level)
  const reasons = [...combined.reasons]
  if (atLeast(linear.level, level) && linear.level !== combined.level && linear.level !== 'none') {
    reasons.push(`reader:${linear.terms.join(', ')}`)
  }
  const signals = new Set<Signal>(hits.map((hit) => hit.signal))
  if (level === 'none' && isUnknownLanguage(tokens)) {
    signals.add('unknown-language')
    level = 'attention'
  }
  // The writer's own answer raises, and never silences what was heard.
  if (context.danger === 'yes')
    level = atLeast(level, 'attention') ? 'acute' : higherLevel(level, 'urgent')
  if (level === 'urgent' && context.earlier === 'acute') level = 'acute'
  return {
    level,
    signals: [...signals],
    matches: hits
      .toSorted((a, b) => a.start - b.start)
      .map(({ rule, signal, start, end, note }) => ({
        rule,
        signal,
        start,
        end,
        ...(note === undefined ? {} : { note }),
      })),
    suppressed,
    because: reasons.join('; '),
    readers: { rules: combined.level, linear: linear.level },
    lexiconVersion,
  }
}
