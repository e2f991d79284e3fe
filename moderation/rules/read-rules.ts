/** What `/rules` shows: the lexicon by signal and the site's own rules, each with how it did. */
import { missesSince, type Miss } from '#db/queries/rule-figures.ts'
import { allSiteRules, findSiteRule, type SiteRule } from '#db/queries/site-rules.ts'
import type { Store } from '#db/store.ts'
import { maySeeCases, type Actor } from '../actor.ts'
import { FEWEST } from '../figures/keep-back.ts'
import { lexiconRules } from '../triage/lexicon.ts'
import { asSiteRule, isOfSite } from '../triage/site-rules.ts'
import { SIGNALS, type Signal } from '../vocabulary.ts'
import { runExamples } from './examples.ts'
import { NO_COUNTS, readRuleFigures, type RuleCounts, type RuleFigures } from './figures.ts'
import { availableRuleDeeds } from './keep-rules.ts'

/** The newest of these are enough to learn from. */
const MISSES_SHOWN = 30

/** Counts as somebody may see them; null: too few to say. */
export type SeenCounts<Counts> = { [Name in keyof Counts]: number | null }

/**
 * Who reads no posts could ask by a rule of her own whether a certain word stands in one: below five, and
 * at nothing too, she is told no number.
 */
export function countsFor<Counts extends Record<string, number>>(
  actor: Actor,
  counts: Counts,
): SeenCounts<Counts> {
  if (maySeeCases(actor)) return counts
  return Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, count < FEWEST ? null : count]),
  ) as SeenCounts<Counts>
}

export type SiteRuleLine = SiteRule & { counts: SeenCounts<RuleCounts> }

export type SignalLine = {
  signal: Signal
  /** Its place in the list of signals: the address of its page. */
  number: number
  rules: number
  /** Rules of the lexicon that were not heard. */
  never: number
  counts: SeenCounts<RuleCounts>
  missed: number
}

function missedOf(signal: Signal, misses: Miss[]): number {
  return misses.filter((one) => one.signal === signal).length
}

function signalLine(
  actor: Actor,
  signal: Signal,
  figures: RuleFigures,
  misses: Miss[],
): SignalLine {
  const rules = lexiconRules.filter((rule) => rule.signal === signal)
  return {
    signal,
    number: SIGNALS.indexOf(signal) + 1,
    rules: rules.length,
    never: rules.filter(({ id }) => !figures.byRule.has(id)).length,
    // A rule of the site's own counts here too.
    counts: countsFor(actor, figures.bySignal.get(signal) ?? NO_COUNTS),
    missed: missedOf(signal, misses),
  }
}

function ruleCounts(figures: RuleFigures, rule: string): RuleCounts {
  return figures.byRule.get(rule)?.counts ?? NO_COUNTS
}

function period({ days, since, readings }: RuleFigures) {
  return { days, since, readings }
}

/** Everything on `/rules`. Which texts were missed is for who may read them. */
export async function readRules(store: Store, asked: { actor: Actor; now: Date }) {
  const figures = await readRuleFigures(store, asked.now)
  const misses = await missesSince(store.read, figures.since)
  const site = await allSiteRules(store.read)
  return {
    ...period(figures),
    signals: SIGNALS.map((signal) => signalLine(asked.actor, signal, figures, misses)),
    site: site.map((rule): SiteRuleLine => ({
      ...rule,
      counts: countsFor(asked.actor, ruleCounts(figures, asSiteRule(rule.id))),
    })),
    missed: misses.length,
    misses: maySeeCases(asked.actor) ? misses.slice(0, MISSES_SHOWN) : null,
  }
}

export type LexiconLine = {
  id: string
  why: string
  source: string | null
  language: string
  phrases: string[]
  hints: string[]
  /** Cries: they count when the text says nothing else. */
  alone: string[]
  counts: RuleCounts
}

/** What is heard by other means than phrases: an insult, a private detail. */
function withoutPhrases(signal: Signal, figures: RuleFigures): LexiconLine[] {
  const known = new Set(lexiconRules.map(({ id }) => id))
  return [...figures.byRule]
    .filter(([id, one]) => one.signal === signal && !known.has(id) && !isOfSite(id))
    .map(([id, { counts }]) => ({
      id,
      why: '',
      source: null,
      language: 'any',
      phrases: [],
      hints: [],
      alone: [],
      counts,
    }))
}

/** The rules of one signal, or undefined when there is none of that number. */
export async function readSignal(store: Store, asked: { actor: Actor; number: number; now: Date }) {
  const signal = SIGNALS[asked.number - 1]
  if (signal === undefined) return undefined
  const figures = await readRuleFigures(store, asked.now)
  const misses = await missesSince(store.read, figures.since)
  const rules = lexiconRules
    .filter((rule) => rule.signal === signal)
    .map(({ id, why, source, language, phrases, hints = [], alone = [] }): LexiconLine => ({
      id,
      why,
      source: source ?? null,
      language,
      phrases,
      hints,
      alone,
      counts: ruleCounts(figures, id),
    }))
  const all = [...rules, ...withoutPhrases(signal, figures)]
  return {
    ...period(figures),
    ...signalLine(asked.actor, signal, figures, misses),
    heard: all
      .filter(({ counts }) => counts.fired > 0)
      .toSorted((a, b) => b.counts.fired - a.counts.fired || a.id.localeCompare(b.id)),
    silent: all.filter(({ counts }) => counts.fired === 0),
  }
}

/** One rule of the site's own, with what may be done with it, or undefined. */
export async function readRule(store: Store, asked: { actor: Actor; ruleId: string; now: Date }) {
  const rule = await findSiteRule(store.read, asked.ruleId)
  if (rule === undefined) return undefined
  const figures = await readRuleFigures(store, asked.now)
  return {
    ...period(figures),
    rule,
    deeds: [...availableRuleDeeds(rule)],
    examples: runExamples(rule),
    counts: countsFor(asked.actor, ruleCounts(figures, asSiteRule(rule.id))),
  }
}
