/**
 * The triage: from a text and what is known around it to a level, with its signals and the words they
 * stand on. Pure, synchronous, no clock, no network; the same input and lexicon give the same output.
 *
 * Two readers: rules over the lexicon, which can say why, and a linear reader over words and letters,
 * which hears what no rule names. The reader may raise, never lower. Nothing here shows, hides or sends:
 * what follows from a level is decided elsewhere.
 */
import {
  atLeast,
  higherLevel,
  LEVELS,
  type DangerAnswer,
  type Hearing,
  type Level,
  type Signal,
  type Theme,
} from '../vocabulary.ts'
import { combine } from './combine.ts'
import { examine, type Hit, type Match, type Suppressed } from './examine.ts'
import { isUnknownLanguage } from './language.ts'
import { lexiconVersion } from './lexicon.ts'
import type { TextToRead } from './reader/features.ts'
import { shippedReader, type LinearReader, type LinearReading } from './reader/read.ts'
import { isOfSite, NO_SITE_RULES, type SiteRules } from './site-rules.ts'
import { forgetWords } from './words.ts'

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
  suppressed: Suppressed[]
  /** One line for the queue. */
  because: string
  readers: { rules: Level; linear: Level }
  lexiconVersion: string
}

/** What the writer said of now, and what was known of her, may raise a level and never lower it. */
export function withAnswer(level: Level, { danger, earlier }: TriageContext): Level {
  const answered =
    danger !== 'yes' ? level : atLeast(level, 'attention') ? 'acute' : higherLevel(level, 'urgent')
  return answered === 'urgent' && earlier === 'acute' ? 'acute' : answered
}

/** As a person reads them: in the order of the text, a signal once at each place; the site's rules each. */
function inOrder(hits: Hit[]): Match[] {
  if (hits.length === 0) return []
  const seen = new Set<string>()
  return hits
    .toSorted((a, b) => a.start - b.start || LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
    .filter(({ rule, signal, start, end }) => {
      const key = `${isOfSite(rule) ? rule : signal}:${start}:${end}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .map(({ rule, signal, start, end, note }) => ({
      rule,
      signal,
      start,
      end,
      ...(note === undefined ? {} : { note }),
    }))
}

/** What an organisation chose for its triage; what it did not choose is as shipped. */
export type Listening = {
  /** Its own rules, beside the lexicon's. */
  site?: SiteRules
  hearing?: Hearing
  reader?: LinearReader
}

function versionOf(site: SiteRules, hearing: Hearing, reader: LinearReader): string {
  if (hearing === 'usual' && reader.version === '') return site.versionWith(lexiconVersion)
  const chosen = [hearing === 'usual' ? '' : hearing, reader.version].filter((one) => one !== '')
  return site.versionWith([lexiconVersion, ...chosen].join('-'))
}

const MOST_SENTENCES = 20

/**
 * What the linear reader makes of a text. One in which no word has a known meaning is read sentence by sentence
 * too: where nothing says which of them tells something, another beside it must not drown it.
 */
function listen(reader: LinearReader, text: TextToRead, hearing: Hearing): LinearReading {
  const whole = reader.read(text, hearing)
  if (text.tokens.some(({ means }) => means)) return whole
  let highest = whole
  const sentences = [...new Set(text.tokens.map(({ sentence }) => sentence))]
  if (sentences.length === 1) return whole
  for (const sentence of sentences.slice(0, MOST_SENTENCES)) {
    const tokens = text.tokens.filter((token) => token.sentence === sentence)
    const alone = reader.read({ ...text, tokens }, hearing)
    if (!atLeast(highest.level, alone.level)) highest = alone
  }
  return highest
}

/** Assesses one text. */
export function assess(
  text: string,
  context: TriageContext = {},
  { site = NO_SITE_RULES, hearing = 'usual', reader = shippedReader }: Listening = {},
): Assessment {
  const examined = examine(text, site)
  const { hits, suppressed } = examined
  const combined = combine(hits, examined.concepts)
  const linear = listen(reader, { ...examined.toRead, board: context.board }, hearing)
  const heard = higherLevel(combined.level, linear.level)
  const reasons = [...combined.reasons]
  if (heard !== combined.level) reasons.push(`reader:${linear.terms.join(', ')}`)
  const unknown = !atLeast(heard, 'urgent') && isUnknownLanguage(examined.tokens)
  const level = withAnswer(unknown ? 'attention' : heard, context)
  const signals = new Set<Signal>([
    ...hits.filter((hit) => hit.level !== 'none').map((hit) => hit.signal),
    ...linear.signals,
  ])
  if (unknown) signals.add('unknown-language')
  return {
    level,
    signals: [...signals],
    matches: inOrder(hits),
    suppressed,
    because: reasons.join('; '),
    readers: { rules: combined.level, linear: linear.level },
    lexiconVersion: versionOf(site, hearing, reader),
  }
}

/** Reads something, so that what the first text needs is there before it comes. */
export function makeReady(): void {
  assess('hij hield gisteren een mes tegen mijn keel')
  // What was compiled met many words that texts seldom hold: those of texts lie close together without them.
  forgetWords()
}
