/**
 * A step in a case that needs no newest state: nobody loses a note because a colleague clicked. Checked,
 * done, and written down as an event and in the audit trail, in one transaction.
 */
import { appendAudit } from '#db/audit.ts'
import { findCase, insertCaseEvent } from '#db/queries/cases.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { maySeeCases, type Actor } from '../actor.ts'

export type InCase = { actor: Actor; caseId: string; now: Date }

export type StepResult<Field extends string = never> =
  | { kind: 'done' }
  | { kind: 'wrong'; field: Field }
  | { kind: 'closed' }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }

type Step<Field extends string> = {
  /** Names the step in the history of the case and, as `case.name`, in the audit trail. */
  name: string
  note?: string
  /** What the trail is told beside the step: from fixed lists, and days. */
  reason?: string
  /** A step of aftercare is also taken in a case that is closed. */
  closedToo?: boolean
  /** Does it; answers the field that is wrong, and then nothing is written. */
  take(trx: Writing, found: Row<'case'>): Promise<Field | undefined>
}

export async function stepInCase<Field extends string>(
  store: Store,
  at: InCase,
  step: Step<Field>,
): Promise<StepResult<Field>> {
  if (!maySeeCases(at.actor)) return { kind: 'not-allowed' }
  return await inTransaction<StepResult<Field>>(store, async (trx) => {
    const found = await findCase(trx, at.caseId)
    if (found === undefined) return { kind: 'not-found' }
    if (found.state === 'closed' && step.closedToo !== true) return { kind: 'closed' }
    const wrong = await step.take(trx, found)
    if (wrong !== undefined) return { kind: 'wrong', field: wrong }
    await insertCaseEvent(trx, {
      case_id: found.id,
      kind: step.name,
      by: at.actor.id,
      at: at.now.getTime(),
      note: step.note ?? '',
    })
    await appendAudit(trx, {
      now: at.now,
      actor: at.actor.id,
      action: `case.${step.name}`,
      subjectKind: 'case',
      subject: found.id,
      ...(step.reason === undefined ? {} : { reason: step.reason }),
    })
    return { kind: 'done' }
  })
}
