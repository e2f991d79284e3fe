/** How the triage's rules did: how often each fired, and what people decided then. Counts only. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { dayOf, daysBefore } from '#db/days.ts'
import {
  feedbackSince,
  readingsSince,
  type PeoplesWord,
  type ReadingLine,
} from '#db/queries/rule-figures.ts'
import type { Store } from '#db/store.ts'
import type { Match } from '../triage/examine.ts'
import type { Signal } from '../vocabulary.ts'

/** As long as readings are kept. */
export const FIGURE_DAYS = 90
/** Readings at once, so that nobody who reads or writes has to wait for it. */
const AT_ONCE = 250

export type RuleCounts = {
  /** Texts in which it was heard. */
  fired: number
  /** A professional closed the case with more than a false alarm, or a moderator raised it. */
  care: number
  falseAlarm: number
  shown: number
  takenAway: number
  /** Nobody decided anything yet, or nobody had to. */
  undecided: number
  /** People said: this is not it. */
  notThis: number
}

export const NO_COUNTS: Readonly<RuleCounts> = {
  fired: 0,
  care: 0,
  falseAlarm: 0,
  shown: 0,
  takenAway: 0,
  undecided: 0,
  notThis: 0,
}

export type RuleFigures = {
  days: number
  /** The first day that counts. */
  since: string
  readings: number
  byRule: ReadonlyMap<string, { signal: Signal; counts: RuleCounts }>
  bySignal: ReadonlyMap<Signal, RuleCounts>
}

/** What people's word on a text adds to the counts of what was heard in it. */
export function countsOf(word: PeoplesWord): Omit<RuleCounts, 'fired' | 'notThis'> {
  const care = word.raised === 1 || (word.outcome !== null && word.outcome !== 'false-alarm')
  const falseAlarm = !care && word.outcome === 'false-alarm'
  const shown = word.decision === 'approve' || word.decision === 'overturn'
  const takenAway = word.decision !== null && !shown
  return {
    care: Number(care),
    falseAlarm: Number(falseAlarm),
    shown: Number(shown),
    takenAway: Number(takenAway),
    undecided: Number(!care && !falseAlarm && word.decision === null),
  }
}

function withOneMore(before: RuleCounts, word: PeoplesWord, notThis: boolean): RuleCounts {
  const more = countsOf(word)
  return {
    fired: before.fired + 1,
    care: before.care + more.care,
    falseAlarm: before.falseAlarm + more.falseAlarm,
    shown: before.shown + more.shown,
    takenAway: before.takenAway + more.takenAway,
    undecided: before.undecided + more.undecided,
    notThis: before.notThis + Number(notThis),
  }
}

/** Counts the readings of the last 90 days. */
export async function readRuleFigures(store: Store, now: Date): Promise<RuleFigures> {
  const since = daysBefore(dayOf(now), FIGURE_DAYS)
  const denied = new Set(
    (await feedbackSince(store.read, since))
      .filter((one) => one.verdict === 'wrong')
      .map((one) => `${one.assessment_id} ${one.signal}`),
  )
  const byRule = new Map<string, { signal: Signal; counts: RuleCounts }>()
  const bySignal = new Map<Signal, RuleCounts>()
  let readings = 0
  let after: ReadingLine | null = null
  for (;;) {
    const lines: ReadingLine[] = await readingsSince(store.read, { since, after, limit: AT_ONCE })
    readings += lines.length
    for (const line of lines) {
      const isDenied = (signal: Signal) => denied.has(`${line.id} ${signal}`)
      const heard = new Map(
        (JSON.parse(line.matches) as Match[]).map(({ rule, signal }) => [rule, signal]),
      )
      for (const [rule, signal] of heard) {
        const before = byRule.get(rule)?.counts ?? NO_COUNTS
        byRule.set(rule, { signal, counts: withOneMore(before, line, isDenied(signal)) })
      }
      for (const signal of JSON.parse(line.signals) as Signal[]) {
        const before = bySignal.get(signal) ?? NO_COUNTS
        bySignal.set(signal, withOneMore(before, line, isDenied(signal)))
      }
    }
    after = lines.at(-1) ?? null
    if (after === null || lines.length < AT_ONCE) break
    await nextTurn()
  }
  return { days: FIGURE_DAYS, since, readings, byRule, bySignal }
}
