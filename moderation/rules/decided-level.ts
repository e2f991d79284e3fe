/** What people's word on a post says of how pressing it was: what the triage may learn from it. */
import { dayOf, daysBefore } from '#db/days.ts'
import { decidedPosts, type DecidedPost, type MissedSignal } from '#db/queries/decided-posts.ts'
import type { Store } from '#db/store.ts'
import { assessedText } from '../intake/read-text.ts'
import { atLeast, higherLevel, type Level, type Signal, type Theme } from '../vocabulary.ts'
import { countsOf, FIGURE_DAYS } from './figures.ts'

const AT_ONCE = 200

/** A post of this site with the level that people's decisions say it had. */
export type Decided = {
  id: string
  board: Theme
  text: string
  level: Level
  signals: Signal[]
}

/**
 * The level that people said a post had. What somebody named as missed counts first; then its case: as
 * pressing as it was closed, or nothing where it was a false alarm; then the last decision on the board.
 */
function decidedLevel(post: Omit<DecidedPost, 'title' | 'markdown' | 'theme'>): Level {
  const missed = JSON.parse(post.missed) as MissedSignal[]
  if (missed.length > 0) {
    return missed.reduce<Level>(
      (high, { level }) => higherLevel(high, level ?? 'attention'),
      'none',
    )
  }
  const { care, takenAway } = countsOf(post)
  if (care === 1) {
    return post.case_level ?? (atLeast(post.level, 'urgent') ? post.level : 'urgent')
  }
  return takenAway === 1 ? 'attention' : 'none'
}

function asDecided(post: DecidedPost): Decided {
  const level = decidedLevel(post)
  const missed = (JSON.parse(post.missed) as MissedSignal[]).map(({ signal }) => signal)
  const heard = JSON.parse(post.signals) as Signal[]
  return {
    id: post.id,
    board: post.theme,
    text: assessedText(post.title, post.markdown),
    level,
    signals: level === 'none' ? [] : [...new Set([...missed, ...heard])],
  }
}

/** The posts of the last 90 days of which people said what they are. They are read in memory alone. */
export async function readDecided(store: Store, now: Date): Promise<Decided[]> {
  const since = daysBefore(dayOf(now), FIGURE_DAYS)
  const found: Decided[] = []
  let before: DecidedPost | null = null
  for (;;) {
    const posts: DecidedPost[] = await decidedPosts(store.read, { since, before, limit: AT_ONCE })
    found.push(...posts.map(asDecided))
    before = posts.at(-1) ?? null
    if (before === null || posts.length < AT_ONCE) return found
  }
}
