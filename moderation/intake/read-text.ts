/**
 * What is known of a text before anything is stored: the triage's assessment and the private details.
 * All of it is computed before the transaction opens, and none of it may lose the text: a triage that
 * throws, or that needs too long, becomes "not triaged", which is read by a person first.
 */
import type { Theme, DangerAnswer, Level, Signal } from '../vocabulary.ts'
import { atLeast, higherLevel } from '../vocabulary.ts'
import { findPrivateDetails, type Finding } from '../private-details/find.ts'
import { SECRET_PLACE_RULE } from '../private-details/secret-places.ts'
import type { Assessment, TriageContext } from '../triage/assess.ts'

export type Reading = {
  assessment: Assessment
  findings: Finding[]
  /** False when the triage failed. */
  triaged: boolean
  danger: DangerAnswer | undefined
}

/** Signals of who looks for somebody, or perhaps hurts others: such a text stands nowhere before a person read it. */
const READ_FIRST = ['tracing', 'perpetrator-posting']

/** Whether a text could lead somebody to a door, or is perhaps by who goes there. */
export function isDangerousDetail({ assessment, findings }: Reading): boolean {
  return (
    READ_FIRST.some((signal) => assessment.signals.includes(signal as Signal)) ||
    assessment.matches.some(({ rule }) => rule === SECRET_PLACE_RULE) ||
    findings.some((found) => found.dangerous)
  )
}

export type Triage = (text: string, context: TriageContext) => Assessment

/** What stands in the place of an assessment: nothing was heard but the writer's own answer. */
function notTriaged(danger: DangerAnswer | undefined): Assessment {
  return {
    level: danger === 'yes' ? 'acute' : 'attention',
    signals: [],
    matches: [],
    suppressed: [],
    because: 'not-triaged',
    readers: { rules: 'none', linear: 'none' },
    lexiconVersion: '',
  }
}

export type TextToRead = {
  /** Empty for replies. */
  title: string
  body: string
  /** Undefined for words that never come on a board. */
  theme: Theme | undefined
  danger: DangerAnswer | undefined
  /** The highest level of the same author's recent texts. */
  earlier: Level | undefined
}

/** The text as the triage reads it; offsets in an assessment count in this text. */
export function assessedText(title: string, body: string): string {
  return title === '' ? body : `${title}\n\n${body}`
}

/**
 * Processor time for one text beyond which the triage is at fault (ms): hundreds of times what it needs. Not
 * the time on the wall: a busy machine is no fault of the triage.
 */
const SLOW_MS = 2_000

/** Reads one text with the triage that is in force (`moderation/rules/live.ts`). */
export function readText(text: TextToRead, triage: Triage, slowMs = SLOW_MS): Reading {
  const whole = assessedText(text.title, text.body)
  const findings = findPrivateDetails(whole)
  try {
    const context: TriageContext = {
      ...(text.theme === undefined ? {} : { board: text.theme }),
      ...(text.danger === undefined ? {} : { danger: text.danger }),
      ...(text.earlier === undefined ? {} : { earlier: text.earlier }),
    }
    const begun = process.threadCpuUsage()
    const assessment = triage(whole, context)
    const used = process.threadCpuUsage(begun)
    // What it heard all the same is kept: it may be what saves her.
    const triaged = used.user + used.system <= slowMs * 1000
    return { assessment, findings, triaged, danger: text.danger }
  } catch {
    return { assessment: notTriaged(text.danger), findings, triaged: false, danger: text.danger }
  }
}

/** A reading without the words that weighed most in it: for texts that are stored under their own key. */
export function withoutWords(reading: Reading): Reading {
  const { because } = reading.assessment
  const kept = because.split('; ').filter((reason) => !reason.startsWith('reader:'))
  return { ...reading, assessment: { ...reading.assessment, because: kept.join('; ') } }
}

/** Whether a professional has to see it: acute or urgent. */
export function callsForCase(level: Level): level is 'acute' | 'urgent' {
  return atLeast(level, 'urgent')
}

/** An edit never lowers what a person has not looked at yet. */
export function levelAfterEdit(before: Level | undefined, now: Level, looked: boolean): Level {
  return before === undefined || looked ? now : higherLevel(before, now)
}
