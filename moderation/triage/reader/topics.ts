/**
 * What a post is about, in few kinds a level: the linear reader's second view learns each kind for itself,
 * as what makes a farewell acute ("the cat is with my sister") makes a journey nothing.
 */
import type { Level, Signal } from '../../vocabulary.ts'

/** The first kind that has one of the post's signals; else the level's rest. */
const KINDS: Record<Level, ReadonlyArray<readonly Signal[]>> = {
  acute: [
    ['suicide-plan'],
    ['sexual-violence-recent'],
    ['honour-threat', 'forced-marriage', 'left-behind-abroad'],
    ['child-danger', 'abduction'],
    ['harm-to-perpetrator', 'perpetrator-posting'],
    ['found-by-perpetrator', 'stalking'],
    ['strangulation', 'locked-in'],
    ['violence-now'],
    ['threat-to-kill', 'weapon'],
  ],
  urgent: [
    ['suicidal-thoughts', 'self-harm'],
    ['honour-threat', 'forced-marriage', 'left-behind-abroad'],
    ['sexual-violence'],
    ['child-danger', 'abduction'],
    ['stalking', 'tracing'],
    ['separation-risk'],
  ],
  attention: [['identifying-details', 'off-platform-contact'], ['advertising'], ['graphic']],
  none: [],
}

export function topicOf(level: Level, signals: readonly string[]): string {
  const kinds = KINDS[level]
  const kind = kinds.findIndex((one) => one.some((signal) => signals.includes(signal)))
  return `${level} ${kind === -1 ? kinds.length : kind}`
}
