/** What people's word on a post says of how pressing it was: what the triage may learn from it. */
import { dayOf, daysBefore } from '#db/days.ts'
import { decidedPosts, type DecidedPost, type MissedSignal } from '#db/queries/decided-posts.ts'
import type { Store } from '#db/store.ts'
import { assessedText } from '../intake/read-text.ts'
import { atLeast, higherLevel, type Level, type Signal, type Theme } from '../vocabulary.ts'
import { FIGURE_DAYS } from './figures.ts'

const AT_ONCE = 200

/** A post of this site with the level that people's decisions say it had. */
export type Decided = {
  id: string
  board: Theme
  text: string
  level: Level
  signals: Signal[]
}

/** What the case and the decisions say; undefined where they leave it open. */
function levelOfDeeds(post: DecidedPost): Level | undefined {
  if (post.outcome === 'false-alarm') return takenAway(post) ? 'attention' : 'none'
  if (post.case_level !== null) return post.case_level
  if (post.raised === 1) return atLeast(post.level, 'urgent') ? post.level : 'urgent'
  if (post.decision === null) return undefined
  if (takenAway(post)) return 'attention'
  // That it may stand on its board says nothing of whether she needs help.
  return atLeast(post.level, 'urgent') ? undefined : 'none'
}

function takenAway({ decision }: DecidedPost): boolean {
  return decision !== null && decision !== 'approve' && decision !== 'overturn'
}

/**
 * The level that people said a post had; undefined when they left it open. Its case first: as pressing as it
 * was closed, or nothing where it was a false alarm; then that somebody raised it; then the last decision on
 * the board. What somebody named as missed may raise that, never lower it.
 */
function decidedLevel(post: DecidedPost): Level | undefined {
  const missed = JSON.parse(post.missed) as MissedSignal[]
  const deeds = levelOfDeeds(post)
  if (missed.length === 0) return deeds
  return missed.reduce<Level>(
    (high, { level }) => higherLevel(high, level ?? 'attention'),
    deeds ?? 'none',
  )
}

function asDecided(post: DecidedPost): Decided[] {
  const level = decidedLevel(post)
  if (level === undefined) return []
  const missed = (JSON.parse(post.missed) as MissedSignal[]).map(({ signal }) => signal)
  const heard = JSON.parse(post.signals) as Signal[]
  return [
    {
      id: post.id,
      board: post.theme,
      text: assessedText(post.title, post.markdown),
      level,
      signals: level === 'none' ? [] : [...new Set([...missed, ...heard])],
    },
  ]
}

/** The posts of the last 90 days of which people said what they are. They are read in memory alone. */
export async function readDecided(store: Store, now: Date): Promise<Decided[]> {
  const since = daysBefore(dayOf(now), FIGURE_DAYS)
  const found: Decided[] = []
  let before: DecidedPost | null = null
  for (;;) {
    const posts: DecidedPost[] = await decidedPosts(store.read, { since, before, limit: AT_ONCE })
    found.push(...posts.flatMap(asDecided))
    before = posts.at(-1) ?? null
    if (before === null || posts.length < AT_ONCE) return found
  }
}
