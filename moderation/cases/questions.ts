/** What a professional asks, weighs and tells in a case. Imports types alone, so that pages may read it. */
import type { Signal } from '../vocabulary.ts'

/**
 * Red flags of lethal violence as the Dutch public prosecutors and the campaign "Waar ben je?" (2025) name
 * them, the strongest first, each with the signals of the triage that speak of it.
 */
export const RED_FLAGS = {
  strangulation: ['strangulation'],
  'threat-to-kill': ['threat-to-kill', 'honour-threat'],
  weapon: ['weapon'],
  stalking: ['stalking', 'found-by-perpetrator'],
  control: ['locked-in'],
  'break-up': ['separation-risk'],
  'restraining-order': [],
  pregnancy: ['pregnancy'],
} as const satisfies Record<string, readonly Signal[]>
export type RedFlag = keyof typeof RED_FLAGS
export const RED_FLAG_NAMES = Object.keys(RED_FLAGS) as RedFlag[]

/** The five steps of the Dutch reporting code for domestic violence and child abuse, in their order. */
export const CODE_STEPS = ['map', 'consult', 'talk', 'weigh', 'decide'] as const

/** What is weighed and told outside the house: art. 18 DSA, the police, the member. */
export const DUTIES = ['law', 'police', 'member'] as const

/** The groups of questions, each a form of its own; in the store a question is `group.name`. */
export const QUESTIONS = {
  flag: RED_FLAG_NAMES,
  step: CODE_STEPS,
  duty: DUTIES,
} as const
export type QuestionGroup = keyof typeof QUESTIONS

/** Answers that a group knows: whether a step was done or not is never "unknown". */
export const ANSWERS = {
  flag: ['yes', 'no', 'unknown'],
  step: ['yes', 'no'],
  duty: ['yes', 'no'],
} as const

export function isQuestionGroup(value: string): value is QuestionGroup {
  return Object.hasOwn(QUESTIONS, value)
}

/** The red flags among signals. */
export function flagsAmong(signals: readonly string[]): RedFlag[] {
  return RED_FLAG_NAMES.filter((flag) =>
    (RED_FLAGS[flag] as readonly string[]).some((signal) => signals.includes(signal)),
  )
}

/** How the history and the audit trail name that a group was answered. */
export const GROUP_EVENTS = { flag: 'flags', step: 'steps', duty: 'duties' } as const
