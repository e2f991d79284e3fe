/** The inventory's rules in plain words, for `npm run privacy`. */
import type { Beginning, Happening, Keep, LastDay, Need, SeenBy, TimedLastDay } from './entry.ts'

const BEGINNINGS: Record<Beginning, string> = {
  'last-post': 'the last post',
  'last-trace': 'the month in which she joined, last signed in or wrote what still stands',
  'own-choice': 'it was placed, when its writer chose just that',
  'sign-in': 'the sign-in',
  placing: 'it was placed',
  hold: 'it was placed or last worked on, when nobody showed it',
  removal: 'it was taken away',
  assessment: 'the assessment',
  closing: 'the closing',
  telling: 'the telling',
  opening: 'the opening',
  shift: 'the shift',
  deed: 'the deed',
  end: 'its end',
  withdrawal: 'it was taken back',
  training: 'it was trained',
  line: 'the line was written',
  issue: 'it was given',
  count: 'the first try',
}

const HAPPENINGS: Record<Happening, string> = {
  erasure: 'when she erases her account',
  deletion: 'when she deletes the post',
  removing: 'when its owner takes it away',
  rewriting: 'when she changes the post',
  use: 'when it is used',
  undo: 'when the decision is undone',
  leaving: 'on leaving',
  'signing-out': 'on signing out',
  hiding: 'when the post is no longer shown',
  'browser-close': 'when the browser closes',
  'shift-end': 'when the shift ends',
  'service-end': 'when somebody’s service ends',
}

const NEEDS: Record<Need, string> = {
  'case-open': 'an open case waits for its closing, a legal hold for its end',
  'case-or-objection-open':
    'an open case waits for its closing, an objection for its answer, a legal hold for its end',
  'in-service-or-case-open':
    'not while somebody works here or the trail tells of their work; an open case waits for its closing, a legal hold for its end',
  'legal-hold': 'a legal hold waits for its end',
}

const SEERS: Record<SeenBy, string> = {
  reader: 'readers',
  owner: 'she herself',
  moderator: 'moderators',
  professional: 'professionals',
  administrator: 'administrators',
  operator: 'who runs it',
}

function spanInWords(span: object): string {
  const [[unit, count]] = Object.entries(span).filter(([, value]) => typeof value === 'number') as [
    [string, number],
  ]
  if (count === 0) return 'the day'
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`
}

/** That it was chosen here, and that some boards have another length. */
function choiceInWords(rule: TimedLastDay): string {
  if (rule.chosen === undefined) return ''
  const months = [...new Set(Object.values(rule.boards ?? {}))].toSorted((a, b) => a - b)
  const boards = months.length === 0 ? '' : `; on some boards ${months.join(', ')} months`
  return ` (chosen here${boards})`
}

function thing(table: string): string {
  return table.replaceAll('_', ' ')
}

function ruleInWords(rule: LastDay): string {
  if ('with' in rule) return `with the ${thing(rule.with)}`
  if ('withLast' in rule) return `with the last ${thing(rule.withLast)} that names it`
  if ('at' in rule) {
    const at = `at ${rule.at.slice(rule.at.indexOf('.') + 1)}`
    const own = 'hours' in rule ? `${at}: ${spanInWords(rule)} later${choiceInWords(rule)}` : at
    return rule.unless === undefined ? own : `${own} (${NEEDS[rule.unless]})`
  }
  if ('on' in rule) return HAPPENINGS[rule.on]
  if ('newest' in rule) return `the newest ${rule.newest} only`
  if ('while' in rule) return 'as long as it is in use'
  const waits = rule.unless === undefined ? '' : ` (${NEEDS[rule.unless]})`
  return `${spanInWords(rule)} after ${BEGINNINGS[rule.after]}${choiceInWords(rule)}${waits}`
}

/** When something goes; of several the first that comes. */
export function keepInWords(keep: Keep): string {
  return keep.map(ruleInWords).join('; ')
}

/** Who sees it, in the product's own roles. */
export function seenByInWords(seenBy: readonly SeenBy[]): string {
  return seenBy.length === 0 ? 'nobody' : seenBy.map((one) => SEERS[one]).join(', ')
}
