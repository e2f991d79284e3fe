/**
 * Tries a rule on the posts of the last 90 days: which it would have flagged, beside what people decided.
 * It keeps nothing but that somebody tried. Who may read posts sees which they are; who may not, counts.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { performance } from 'node:perf_hooks'
import { appendAudit } from '#db/audit.ts'
import { dayOf, daysBefore } from '#db/days.ts'
import { postsToTry, type PostToTry } from '#db/queries/posts-to-try.ts'
import { findSiteRule, type SiteRule } from '#db/queries/site-rules.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { mayKeepRules, maySeeCases, type Actor } from '../actor.ts'
import { assessedText } from '../intake/read-text.ts'
import { examine, type Hit } from '../triage/examine.ts'
import { asSiteRule, compileSiteRules, type SiteRules } from '../triage/site-rules.ts'
import { atLeast, higherLevel, type Level } from '../vocabulary.ts'
import { RULE_LEVELS } from './choices.ts'
import { countsOf, FIGURE_DAYS } from './figures.ts'
import { countsFor, type SeenCounts } from './read-rules.ts'

/** Posts that are tried: the newest. */
const MOST_TRIED = 2_000
/** Flagged posts that are shown: the newest. */
const MOST_SHOWN = 50
const AT_ONCE = 100
/** As long as others wait for it at once, in milliseconds. */
const TURN_MS = 15
/** Characters shown around what was found. */
const AROUND = 80

const NO_TRY_COUNTS = {
  flagged: 0,
  /** Of these: the triage had called them less pressing. */
  raised: 0,
  care: 0,
  falseAlarm: 0,
  shown: 0,
  takenAway: 0,
  undecided: 0,
}
export type TryCounts = typeof NO_TRY_COUNTS

export type TriedPost = {
  id: string
  day: string
  /** What the rule gives it. */
  level: Level
  /** What the triage said then; null where that is forgotten. */
  before: Level | null
  /** The found words and what stands around them. */
  excerpt: { before: string; found: string; after: string }
  itemId: string | null
  caseId: string | null
  /** Whether it can be read on its board. */
  visible: boolean
  word: Pick<PostToTry, 'decision' | 'raised' | 'outcome'>
}

export type TryResult = {
  rule: SiteRule
  days: number
  /** How many posts were tried, and whether older ones were left out. */
  tried: number
  more: boolean
  byLevel: Array<{ level: (typeof RULE_LEVELS)[number]; counts: SeenCounts<TryCounts> }>
  /** Null for who reads no posts. */
  posts: TriedPost[] | null
}

/** What was found, with what stands around it; it begins and ends between words. */
function excerptOf(text: string, { start, end }: Hit): TriedPost['excerpt'] {
  const first = Math.max(0, start - AROUND)
  const last = Math.min(text.length, end + AROUND)
  const from =
    first === 0 ? 0 : Math.min(start, first + Math.max(0, text.slice(first, start).search(/\s/)))
  const cut = text.slice(end, last)
  const to = last === text.length ? cut.length : Math.max(cut.lastIndexOf(' '), 0)
  return {
    before: (from > 0 ? '…' : '') + text.slice(from, start),
    found: text.slice(start, end),
    after: cut.slice(0, to) + (end + to < text.length ? ' …' : ''),
  }
}

/** What the rule makes of one post, or undefined when it is silent. */
function tryOn(post: PostToTry, rule: SiteRule, compiled: SiteRules): TriedPost | undefined {
  const text = assessedText(post.title, post.markdown)
  const name = asSiteRule(rule.id)
  const hits = examine(text, compiled).hits.filter((hit) => hit.rule === name)
  const level = hits.reduce<Level>((high, hit) => higherLevel(high, hit.level), 'none')
  const first = hits.find((hit) => hit.level === level)
  if (first === undefined || level === 'none') return undefined
  const { decision, raised, outcome } = post
  return {
    id: post.id,
    day: post.day,
    level,
    before: post.level,
    excerpt: excerptOf(text, first),
    itemId: post.item_id,
    caseId: post.case_id,
    visible: post.place !== null && post.state === 'visible',
    word: { decision, raised, outcome },
  }
}

/** The posts to try, with a pause whenever others had to wait long enough. */
async function flagged(
  store: Store,
  rule: SiteRule,
  since: string,
): Promise<{ found: TriedPost[]; tried: number; more: boolean }> {
  const compiled = compileSiteRules([rule])
  const found: TriedPost[] = []
  let tried = 0
  let before: PostToTry | null = null
  let began = performance.now()
  for (;;) {
    const posts: PostToTry[] = await postsToTry(store.read, { since, before, limit: AT_ONCE })
    for (const post of posts) {
      if (tried === MOST_TRIED) return { found, tried, more: true }
      tried += 1
      const one = tryOn(post, rule, compiled)
      if (one !== undefined) found.push(one)
      if (performance.now() - began < TURN_MS) continue
      await nextTurn()
      began = performance.now()
    }
    before = posts.at(-1) ?? null
    if (before === null || posts.length < AT_ONCE) return { found, tried, more: false }
  }
}

/** What people decided about the posts that the rule gives this level, and how many it would raise to it. */
function countsAt(level: Level, found: TriedPost[]): TryCounts {
  const counts = { ...NO_TRY_COUNTS }
  for (const one of found) {
    if (one.level !== level) continue
    const word = countsOf(one.word)
    counts.flagged += 1
    counts.raised += one.before !== null && !atLeast(one.before, level) ? 1 : 0
    counts.care += word.care
    counts.falseAlarm += word.falseAlarm
    counts.shown += word.shown
    counts.takenAway += word.takenAway
    counts.undecided += word.undecided
  }
  return counts
}

/** Tries a rule, or undefined when there is none. */
export async function tryRule(
  store: Store,
  asked: { actor: Actor; ruleId: string; now: Date },
): Promise<TryResult | undefined> {
  const { actor, now } = asked
  const rule = await findSiteRule(store.read, asked.ruleId)
  if (rule === undefined || !mayKeepRules(actor)) return undefined
  await inTransaction(store, (trx) =>
    appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'rule.try',
      subjectKind: 'rule',
      subject: rule.id,
      reason: rule.signal,
    }),
  )
  const { found, tried, more } = await flagged(store, rule, daysBefore(dayOf(now), FIGURE_DAYS))
  return {
    rule,
    days: FIGURE_DAYS,
    tried,
    more,
    byLevel: RULE_LEVELS.map((level) => ({
      level,
      counts: countsFor(actor, countsAt(level, found)),
    })),
    posts: maySeeCases(actor) ? found.slice(0, MOST_SHOWN) : null,
  }
}
