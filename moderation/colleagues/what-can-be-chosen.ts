/** What the form of one’s own choices knows of what can be chosen. Imports no more than words, so that pages may read it. */
import type { Signal } from '../vocabulary.ts'

/** What somebody may not want to read of, ever: few enough to choose from, each with its signals. */
export const TOPICS = {
  children: ['child-danger', 'abduction'],
  sexual: ['sexual-violence', 'sexual-violence-recent'],
  suicide: ['suicide-plan', 'suicidal-thoughts', 'self-harm'],
  honour: ['honour-threat', 'forced-marriage', 'left-behind-abroad'],
  strangulation: ['strangulation'],
  weapons: ['weapon', 'threat-to-kill'],
  violence: ['violence-now', 'recent-violence', 'locked-in'],
  stalking: ['stalking', 'found-by-perpetrator', 'tracing'],
  pregnancy: ['pregnancy'],
  graphic: ['graphic'],
} as const satisfies Record<string, readonly Signal[]>

export type Topic = keyof typeof TOPICS

export const TOPIC_NAMES = Object.keys(TOPICS) as Topic[]

export function signalsOf(topics: readonly Topic[]): Signal[] {
  return topics.flatMap((topic) => [...TOPICS[topic]])
}

/** Most heavy items a day that can be set. */
export const MOST_A_DAY = 200
