import { findAssessment } from '#db/queries/assessments.ts'
import { caseOfOwnWords } from '#db/queries/cases.ts'
import { findBySubmission } from '#db/queries/posts.ts'
import type { Reader, Writing } from '#db/store.ts'
import type { StoredPost } from './store-post.ts'

/** The post that an earlier sending of the same form made, as it is now, or undefined. */
export async function storedBefore(
  db: Reader | Writing,
  submissionKey: Buffer | null,
): Promise<StoredPost | undefined> {
  if (submissionKey === null) return undefined
  const post = await findBySubmission(db, submissionKey)
  if (post === undefined) return undefined
  const assessment =
    post.assessment_id === null ? undefined : await findAssessment(db, post.assessment_id)
  return {
    postId: post.id,
    threadId: post.thread_id,
    state: post.state,
    level: assessment?.level ?? 'none',
    caseId: (await caseOfOwnWords(db, post.id))?.id ?? null,
  }
}
