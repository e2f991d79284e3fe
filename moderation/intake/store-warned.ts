import { caseOfSubmission } from '#db/queries/cases.ts'
import type { Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { openCase, raiseCase } from '../cases/open-case.ts'
import type { Level } from '../vocabulary.ts'
import { callsForCase, type Reading } from './read-text.ts'
import { storeAssessment } from './store-post.ts'

/**
 * A text that tells of danger was stopped by the privacy warning. Whether its words may be read is for
 * the writer to say; that somebody is in danger can't wait for it: the case holds level and signals only
 * (no offsets, which would point into a text we do not have).
 */
export async function storeWarned(
  trx: Writing,
  warned: {
    author: Actor
    reading: Reading
    level: Level
    submissionKey: Buffer | null
    now: Date
  },
): Promise<string | null> {
  const { level, now, submissionKey } = warned
  if (!callsForCase(level)) return null
  const reading: Reading = {
    ...warned.reading,
    assessment: { ...warned.reading.assessment, matches: [], suppressed: [], because: '' },
  }
  const known = submissionKey === null ? undefined : await caseOfSubmission(trx, submissionKey)
  const assessmentId = await storeAssessment(trx, reading, now)
  if (known !== undefined) {
    await raiseCase(trx, known, { level, assessmentId, now })
    return known.id
  }
  return await openCase(trx, {
    origin: 'warned',
    level,
    postId: null,
    accountId: warned.author.id,
    assessmentId,
    ...(submissionKey === null ? {} : { submissionKey }),
    by: null,
    now,
  })
}
