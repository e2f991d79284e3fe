import { atLeast, type Level } from '../vocabulary.ts'

/** Whether reading a text may cost somebody something: it starts folded, and counts for their day. */
export function isHeavy(level: Level, warning: string): boolean {
  return atLeast(level, 'attention') || warning !== ''
}
