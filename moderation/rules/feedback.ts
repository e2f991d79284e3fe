import { appendAudit } from '#db/audit.ts'
import { dayOf } from '#db/days.ts'
import { findAssessment } from '#db/queries/assessments.ts'
import { findCase } from '#db/queries/cases.ts'
import { findPost } from '#db/queries/posts.ts'
import { findItem } from '#db/queries/review-items.ts'
import { dropFeedback, setFeedback } from '#db/queries/triage-feedback.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { maySeeCases, mayModerate, type Actor } from '../actor.ts'
import type { Signal } from '../vocabulary.ts'
import { RULE_LEVELS, RULE_SIGNALS } from './choices.ts'

const VERDICTS = ['missed', 'wrong', 'taken-back'] as const

export type FeedbackGiven = {
  actor: Actor
  /** Where it was said. */
  about: { kind: 'item' | 'case'; id: string }
  verdict: string
  signal: string
  /** For `missed`: how pressing it should have been. */
  level: string
  now: Date
}

export type FeedbackResult =
  | { kind: 'noted' }
  | { kind: 'wrong' }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }

/** The reading that an item or a case shows; null where its time has run out. */
async function readingOf(
  trx: Writing,
  about: FeedbackGiven['about'],
): Promise<string | null | undefined> {
  if (about.kind === 'case') return (await findCase(trx, about.id))?.assessment_id
  const item = await findItem(trx, about.id)
  return item && (await findPost(trx, item.post_id))?.assessment_id
}

function isSignal(value: string): value is Signal {
  return (RULE_SIGNALS as readonly string[]).includes(value)
}

/** Keeps what a person says of a reading: nothing of the text, and not who said it. */
export async function giveFeedback(store: Store, feedback: FeedbackGiven): Promise<FeedbackResult> {
  const { actor, about, signal, now } = feedback
  const may = about.kind === 'case' ? maySeeCases(actor) : mayModerate(actor)
  if (!may) return { kind: 'not-allowed' }
  const verdict = VERDICTS.find((one) => one === feedback.verdict)
  const level = RULE_LEVELS.find((one) => one === feedback.level) ?? null
  if (verdict === undefined || !isSignal(signal)) return { kind: 'wrong' }
  if (verdict === 'missed' && level === null) return { kind: 'wrong' }
  return await inTransaction(store, async (trx): Promise<FeedbackResult> => {
    const reading = await readingOf(trx, about)
    if (!reading || (await findAssessment(trx, reading)) === undefined) return { kind: 'not-found' }
    if (verdict === 'taken-back') await dropFeedback(trx, reading, signal)
    else {
      await setFeedback(trx, {
        assessment_id: reading,
        signal,
        verdict,
        level: verdict === 'missed' ? level : null,
        day: dayOf(now),
      })
    }
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: `${about.kind}.triage-${verdict}`,
      subjectKind: about.kind,
      subject: about.id,
      reason: signal,
    })
    return { kind: 'noted' }
  })
}
