import type { AliasProblem } from '../members/alias.ts'
import { lengthOf } from './clean.ts'

/** Lengths in characters (Unicode code points after cleaning). */
export const LIMITS = {
  title: { min: 3, max: 120 },
  body: { min: 1, max: 20_000 },
  warning: { min: 0, max: 80 },
  note: { min: 0, max: 2_000 },
} as const

export type LimitedField = keyof typeof LIMITS
export type Problem =
  | {
      field: LimitedField | 'form'
      problem:
        | 'empty'
        | 'too-short'
        | 'too-long'
        | 'too-fast'
        | 'closed'
        | 'thread-closed'
        | 'not-joined'
        | 'silent'
        | 'slow'
    }
  | { field: 'alias'; problem: AliasProblem }

/** What is wrong with the length of a cleaned text, or nothing. */
export function lengthProblem(field: LimitedField, text: string): Problem | undefined {
  const { min, max } = LIMITS[field]
  const length = lengthOf(text)
  if (length === 0 && min > 0) return { field, problem: 'empty' }
  if (length < min) return { field, problem: 'too-short' }
  if (length > max) return { field, problem: 'too-long' }
  return undefined
}
