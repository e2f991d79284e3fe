/** Which step follows which rule of the inventory. A rule that none follows is a fault that a test finds. */
import type { Beginning } from '../inventory/entry.ts'
import { sweepSealedTexts } from '../queries/sealed-texts.ts'
import { assessmentStep } from './assessments.ts'
import { dayRunOut, momentRunOut } from './cutoff.ts'
import { dormantAccountStep } from './dormant-accounts.ts'
import { ownChoiceStep } from './own-choice.ts'
import { plainColumn, plainStep } from './plain-rules.ts'
import type { Step } from './step.ts'
import { threadStep } from './threads.ts'
import type { AfterRule, TimedRule } from './timed-rules.ts'
import { heldStep, removedStep } from './words.ts'

type Sweeper = (rule: AfterRule, now: Date) => Step

/** Beginnings that are more than one column of one table. */
const OWN: Partial<Record<Beginning, Sweeper>> = {
  'last-post': (rule, now) => threadStep(rule, now),
  'last-trace': (rule, now) => dormantAccountStep(monthsOf(rule), now),
  'own-choice': (rule, now) =>
    ownChoiceStep({ months: monthsOf(rule), lastDay: dayRunOut(rule, now) }, now),
  assessment: (rule, now) => assessmentStep(dayRunOut(rule, now)),
  removal: (rule, now) =>
    removedStep({ day: dayRunOut(rule, now), moment: momentRunOut(rule, now) }, now),
  hold: (rule, now) =>
    heldStep({ day: dayRunOut(rule, now), moment: momentRunOut(rule, now) }, now),
}

/** Whether a rule has a sweeper of its own, because it is more than one column of one table. */
export function isOwn({ rule }: TimedRule): boolean {
  return 'after' in rule && OWN[rule.after] !== undefined
}

/** Originals take with them what was noticed in them. */
function sealedStep(now: Date): Step {
  return async (trx, { limit }) => {
    const gone = await sweepSealedTexts(trx, now.getTime(), limit)
    return { gone, more: gone === limit }
  }
}

/** The step that follows a rule, or undefined when none does. */
export function stepFor(timed: TimedRule, now: Date): Step | undefined {
  const { rule } = timed
  const own = 'after' in rule ? OWN[rule.after] : undefined
  if ('after' in rule && own !== undefined) return own(rule, now)
  if (timed.table === 'sealed_text' && timed.columns === null) return sealedStep(now)
  const column = plainColumn(timed)
  return column === undefined ? undefined : plainStep(timed, column, now)
}

/** The months of a rule that counts in them; 0 of another. */
export function monthsOf(rule: AfterRule): number {
  return 'months' in rule ? rule.months : 0
}

/** What is swept once though several columns name it: the words of a post are one. */
export function sweptAs(timed: TimedRule): string {
  const { rule, table, columns } = timed
  if ('after' in rule && (rule.after === 'removal' || rule.after === 'hold')) return rule.after
  if ('after' in rule && rule.after === 'own-choice') return `own-choice-${monthsOf(rule)}`
  return columns === null ? table : `${table}.${columns.join('+')}`
}
