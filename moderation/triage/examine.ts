/** What the rules find in a text, with what its context makes of each, before anything is weighed together. */
import { findPrivateDetails } from '../private-details/find.ts'
import type { Level, Signal } from '../vocabulary.ts'
import type { Said } from './combine.ts'
import { denialOf, readContext, timeOf, type HitTime, type TextContext } from './context.ts'
import { levelBy, shareOf } from './cries.ts'
import { hostileHits } from './hostile.ts'
import { idioms, levels, rules, wordsOf, type CompiledRule } from './lexicon.ts'
import type { FoundPhrase } from './phrase-index.ts'
import type { Readable } from './phrases.ts'
import type { TextToRead } from './reader/features.ts'
import { NO_SITE_RULES, type SiteRules } from './site-rules.ts'
import type { Token } from './tokens.ts'
import { makeRoomForWords } from './words.ts'

export type Match = {
  rule: string
  signal: Signal
  /** UTF-16 offsets in the original text. */
  start: number
  end: number
  /** What changed its weight: a time word, a denial. */
  note?: string
}

/** A hit that context took away. */
export type Suppressed = Match & { why: string }

export type Hit = Match & { level: Level; when: 'now' | 'days' | 'running' | 'past' }

const HEAD = 12_000
const TAIL = 4_000
const LONGEST = 20_000

/** Very long texts are read at their beginning and end: what matters most is said first or last. */
function readable(text: string): string {
  if (text.length <= LONGEST) return text
  return text.slice(0, HEAD) + ' '.repeat(text.length - HEAD - TAIL) + text.slice(-TAIL)
}

/** The tokens with their meaning, and which of them an idiom takes away. */
function readableOf(text: string): Readable {
  const tokens = wordsOf(readable(text))
  const all = { tokens, free: tokens.map(() => true) }
  // All are found before the first takes anything away.
  for (const { span } of idioms.findAll(all)) all.free.fill(false, span.first, span.last + 1)
  return all
}

/** Each rule once at each place. */
function findHits(text: Readable): Array<FoundPhrase<CompiledRule>> {
  const seen = new Set<string>()
  return rules.findAll(text).filter(({ value, span }) => {
    const key = `${value.id}:${span.first}:${span.last}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

export type Examination = {
  tokens: Token[]
  hits: Hit[]
  suppressed: Suppressed[]
  /** What the linear reader reads. */
  toRead: Omit<TextToRead, 'board'>
  /** Every concept of the text. */
  concepts: Said
}

/**
 * The words of the sentences that tell something: one without any known meaning ("Het regent hier.") is
 * not given to the linear reader, so that adding such a sentence can't lower a level.
 */
function telling(tokens: Token[]): Token[] {
  const tells: boolean[] = []
  let all = 0
  let told = 0
  let last = -1
  for (let at = 0; at < tokens.length; at += 1) {
    const { sentence, means } = tokens[at] as Token
    if (sentence !== last) {
      all += 1
      last = sentence
    }
    if (!means || tells[sentence] === true) continue
    tells[sentence] = true
    told += 1
  }
  if (told === 0 || told === all) return tokens
  return tokens.filter(({ sentence }) => tells[sentence] === true)
}

/** Looked for when it is asked, which is seldom: most texts have no hits to combine. */
function conceptsIn(tokens: Token[]): Said {
  return { has: (concept) => tokens.some(({ kept }) => kept.concepts.includes(concept)) }
}

function whySuppressed(
  { value, span }: FoundPhrase<CompiledRule>,
  tokens: Token[],
  around: TextContext,
): string | undefined {
  const { sentence, clause } = tokens[span.first] as Token
  const denial = denialOf(span, tokens, around, value.denies)
  if (denial !== undefined) return `denied:${denial}`
  if (around.mediaSentences.has(sentence) && !value.media) return 'media'
  return around.hypotheticalClauses.has(clause) ? 'hypothetical' : undefined
}

type Weighed = FoundPhrase<CompiledRule> & {
  match: Match
  time: HitTime
  /** Why it does not count. */
  why: string | undefined
}

function weighOne(found: FoundPhrase<CompiledRule>, tokens: Token[], around: TextContext): Weighed {
  const { value: rule, span } = found
  const time = timeOf(span, tokens, around, rule.past)
  const past = time.when === 'past' ? `past:${time.word ?? ''}` : undefined
  const start = (tokens[span.first] as Token).start
  const end = (tokens[span.last] as Token).end
  return {
    ...found,
    match: { rule: rule.id, signal: rule.signal, start, end },
    time,
    why: whySuppressed(found, tokens, around) ?? past,
  }
}

/** Found phrases with what the context makes of them; `told` is what the linear reader hears of it. */
function weigh(
  found: Array<FoundPhrase<CompiledRule>>,
  tokens: Token[],
  around: TextContext,
): Pick<Examination, 'hits' | 'suppressed'> & { told: string[] } {
  const hits: Hit[] = []
  const suppressed: Suppressed[] = []
  const told: string[] = []
  if (found.length === 0) return { hits, suppressed, told }
  const weighed = found.map((one) => weighOne(one, tokens, around))
  const counted = weighed.filter(({ why }) => why === undefined)
  // Clear phrases alone ask nothing of it.
  const share = counted.every(({ value }) => value.worth === 'clear')
    ? 'part'
    : shareOf(counted, tokens)
  for (const { value: rule, match, time, why } of weighed) {
    const { worth } = rule
    if (worth === 'cry' && share === 'part') continue
    if (why !== undefined) {
      suppressed.push({ ...match, why })
      continue
    }
    const clear = rule.level ?? levels[rule.signal][time.when]
    // What may be everyday too is told apart from what is clear.
    const how = worth === 'clear' ? '' : `${worth}:`
    told.push(`${how}${rule.signal}`, `${how}${clear}:${time.when}`)
    const level = worth === 'clear' ? clear : levelBy(share, worth, clear)
    const note = time.word === null ? {} : { note: `time:${time.word}` }
    hits.push({ ...match, level, when: time.when, ...note })
  }
  return { hits, suppressed, told }
}

const NOTHING: Pick<Examination, 'hits' | 'suppressed'> = { hits: [], suppressed: [] }

/** What the site's own rules find; what one of their exclusions takes away stays visible. */
function weighSite(
  site: SiteRules,
  read: Readable,
  around: TextContext,
): Pick<Examination, 'hits' | 'suppressed'> {
  const { counted, excluded } = site.findAll(read)
  if (counted.length === 0 && excluded.length === 0) return NOTHING
  const weighed = weigh(counted, read.tokens, around)
  const taken = weigh(excluded, read.tokens, around)
  return {
    hits: weighed.hits,
    suppressed: [
      ...weighed.suppressed,
      ...taken.suppressed,
      ...taken.hits.map(({ rule, signal, start, end }) => ({
        rule,
        signal,
        start,
        end,
        why: 'excluded',
      })),
    ],
  }
}

/** What the rules find in a text, before anything is weighed together. */
export function examine(text: string, site: SiteRules = NO_SITE_RULES): Examination {
  makeRoomForWords()
  const read = readableOf(text)
  const { tokens } = read
  const around = readContext(read)
  const { hits, suppressed, told } = weigh(findHits(read), tokens, around)
  const beside = [...hostileHits(tokens), ...privateDetailHits(text)]
  const ofSite = weighSite(site, read, around)
  return {
    tokens,
    hits: [...hits, ...beside, ...ofSite.hits],
    suppressed: [...suppressed, ...ofSite.suppressed],
    // The linear reader learnt nothing of the site's own rules: they raise a level beside it.
    toRead: {
      tokens: telling(tokens),
      rules: [
        ...told,
        ...beside.map((hit) => hit.signal),
        ...suppressed.map(({ why }) => `not:${why.split(':')[0] ?? ''}`),
        ...around.marks.map((mark) => `time:${mark.kind}`),
        ...(around.safe === undefined ? [] : ['safe']),
        ...(around.mediaSentences.size > 0 ? ['media'] : []),
      ],
      denials: new Set(around.denials.map(({ at }) => tokens[at] as Token)),
    },
    concepts: conceptsIn(tokens),
  }
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
