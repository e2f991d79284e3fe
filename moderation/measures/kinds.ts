/**
 * Measures about a member's conduct, in steps. Never for distress: not for swearing at who hurt her, not
 * for a text about wanting to die. Who may take which, and for how long at most.
 */
import type { Actor } from '../actor.ts'
import { mayModerate, maySeeCases } from '../actor.ts'

export const MEASURES = ['word', 'warning', 'slow', 'silent', 'suspended', 'removed'] as const
export type MeasureKind = (typeof MEASURES)[number]

/** How many days each lasts at most; null: it has no time, or no end. */
export const MOST_DAYS: Record<MeasureKind, number | null> = {
  word: null,
  warning: null,
  slow: 30,
  silent: 30,
  suspended: 180,
  removed: null,
}

/** How many posts a day somebody in slow mode may place. */
export const SLOW_POSTS_A_DAY = 1

export function isMeasure(value: string): value is MeasureKind {
  return (MEASURES as readonly string[]).includes(value)
}

/** Taking somebody's posts and place away is for two kinds of eyes: a professional decides on it. */
export function mayTake(actor: Pick<Actor, 'role'>, kind: MeasureKind): boolean {
  return kind === 'suspended' || kind === 'removed' ? maySeeCases(actor) : mayModerate(actor)
}
