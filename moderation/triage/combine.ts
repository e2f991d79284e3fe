import { higherLevel, type Level, type Signal } from '../vocabulary.ts'
import type { Hit, TriageContext } from './assess.ts'

/** Signals that together mean more than apart. Each with the evidence it stands on. */
type Combination = { id: string; all: Signal[]; recent?: boolean; level: Level; why: string }

const COMBINATIONS: Combination[] = [
  {
    id: 'C-03a',
    all: ['separation-risk', 'threat-to-kill'],
    level: 'acute',
    why: 'RiHG: two red signs',
  },
  { id: 'C-03b', all: ['separation-risk', 'weapon'], level: 'acute', why: 'RiHG: two red signs' },
  {
    id: 'C-03c',
    all: ['separation-risk', 'strangulation'],
    level: 'acute',
    why: 'RiHG: two red signs',
  },
  {
    id: 'C-02',
    all: ['separation-risk', 'recent-violence'],
    level: 'urgent',
    why: 'Campbell 2003',
  },
  { id: 'C-05', all: ['stalking', 'threat-to-kill'], level: 'acute', why: 'Dutch red flags 2025' },
  {
    id: 'C-06',
    all: ['pregnancy', 'recent-violence'],
    level: 'urgent',
    why: 'Danger Assessment 15',
  },
  { id: 'C-06b', all: ['pregnancy', 'strangulation'], level: 'acute', why: 'Danger Assessment 15' },
  { id: 'C-08', all: ['child-danger', 'weapon'], level: 'acute', why: 'a child beside a weapon' },
]

/** The level of all hits together, with the reasons in one line each. */
export function combine(hits: Hit[], _context: TriageContext): { level: Level; reasons: string[] } {
  let level: Level = 'none'
  const bySignal = new Map<Signal, Level>()
  for (const hit of hits) {
    level = higherLevel(level, hit.level)
    bySignal.set(hit.signal, higherLevel(bySignal.get(hit.signal) ?? 'none', hit.level))
  }
  const reasons = [...bySignal]
    .filter(([, one]) => one === level && level !== 'none')
    .map(([signal]) => signal as string)
  for (const combination of COMBINATIONS) {
    if (!combination.all.every((signal) => bySignal.has(signal))) continue
    const raised = higherLevel(level, combination.level)
    if (raised !== level) reasons.unshift(`${combination.id} ${combination.all.join(' + ')}`)
    level = raised
  }
  return { level, reasons }
}
