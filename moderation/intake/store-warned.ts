import { caseOfSubmission, openCaseOfPost } from '#db/queries/cases.ts'
import type { Row } from '#db/schema.ts'
import type { Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { openCase, raiseCase } from '../cases/open-case.ts'
import type { Level } from '../vocabulary.ts'
import { callsForCase, type Reading } from './read-text.ts'
import { storeAssessment } from './store-post.ts'

export type Warned = {
  author: Actor
  reading: Reading
  level: Level
  /** What the form is known by when it is sent again. */
  formKey: Buffer | null
  /** The post that it would be a new version of. */
  postId: string | null
  now: Date
}

async function openOne(trx: Writing, warned: Warned): Promise<Row<'case'> | undefined> {
  if (warned.postId !== null) return await openCaseOfPost(trx, warned.postId)
  return warned.formKey === null ? undefined : await caseOfSubmission(trx, warned.formKey)
}

/**
 * A text that tells of danger was stopped by the privacy warning. Whether its words may be read is for
 * the writer to say; that somebody is in danger can't wait for it: the case holds level and signals only
 * (no offsets, which would point into a text we do not have).
 */
export async function storeWarned(trx: Writing, warned: Warned): Promise<string | null> {
  const { level, now, postId, formKey } = warned
  if (!callsForCase(level)) return null
  const open = await openOne(trx, warned)
  // What is known of words that we have is worth more than signals of words that we have not.
  if (open !== undefined && (open.level === 'acute' || level === 'urgent')) {
    await raiseCase(trx, open, { level, assessmentId: null, now })
    return open.id
  }
  const { reading } = warned
  const assessment = { ...reading.assessment, matches: [], suppressed: [], because: '' }
  const assessmentId = await storeAssessment(trx, { ...reading, assessment }, now)
  if (open !== undefined) {
    await raiseCase(trx, open, { level, assessmentId, now })
    return open.id
  }
  return await openCase(trx, {
    origin: 'warned',
    level,
    postId,
    accountId: warned.author.id,
    assessmentId,
    ...(formKey === null ? {} : { submissionKey: formKey }),
    by: null,
    now,
  })
}
