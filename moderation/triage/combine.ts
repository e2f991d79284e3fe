import { higherLevel, type Level, type Signal } from '../vocabulary.ts'
import { combinations } from './lexicon.ts'
import type { Combination } from './lexicon-schema.ts'

export type Weighed = { signal: Signal; level: Level; when: 'now' | 'days' | 'running' | 'past' }
export type Combined = { level: Level; reasons: string[] }

/** The concepts that are anywhere in the text. */
export type Said = Pick<ReadonlySet<string>, 'has'>

/** Whether a combination holds, once each of its signals was hit. */
function holds(one: Combination, hits: Weighed[], concepts: Said): boolean {
  const mine = hits.filter((hit) => one.signals.includes(hit.signal))
  const { when } = one
  if (when !== undefined && !mine.some((hit) => hit.when !== 'past' && when.includes(hit.when))) {
    return false
  }
  return one.concepts === undefined || one.concepts.some((concept) => concepts.has(concept))
}

/** The level of all hits together, with the reasons in one line each. */
export function combine(
  hits: Weighed[],
  concepts: Said,
  using: readonly Combination[] = combinations,
): Combined {
  let level: Level = 'none'
  const bySignal = new Map<Signal, Level>()
  for (const hit of hits) {
    level = higherLevel(level, hit.level)
    bySignal.set(hit.signal, higherLevel(bySignal.get(hit.signal) ?? 'none', hit.level))
  }
  if (hits.length === 0) return { level, reasons: [] }
  const reasons = [...bySignal]
    .filter(([, one]) => one === level && level !== 'none')
    .map(([signal]) => signal as string)
  for (const combination of using) {
    if (!combination.signals.every((signal) => bySignal.has(signal))) continue
    if (!holds(combination, hits, concepts)) continue
    const raised = higherLevel(level, combination.level)
    if (raised !== level) reasons.unshift(`${combination.id} ${combination.signals.join(' + ')}`)
    level = raised
  }
  return { level, reasons }
}
