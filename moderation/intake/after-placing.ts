/** What an author is told right after placing, and only what is true at that moment. */
import { findAccount } from '#db/queries/accounts.ts'
import { findAssessment } from '#db/queries/assessments.ts'
import { caseOfOwnWords } from '#db/queries/cases.ts'
import { findPost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import { somebodyOnCall } from '#db/queries/shifts.ts'
import type { Store } from '#db/store.ts'
import { readingNow, type ReadingNow } from '../reading-hours.ts'
import type { PostState } from '../vocabulary.ts'

export type AfterPlacing = {
  postId: string
  threadId: string
  threadVisible: boolean
  state: PostState
  html: string
  /** The other name that it stands under, if any. */
  alias: string | null
  /** Key of the reason a held post waits for. */
  why: string
  reading: ReadingNow
  care: {
    level: 'acute' | 'urgent'
    onCall: boolean
    /** Working name of the professional who took it. */
    takenBy: string | null
    contact: 'unasked' | 'yes' | 'no'
  } | null
}

const KNOWN_REASONS = new Set([
  'newcomer',
  'private-details',
  'off-hours',
  'not-triaged',
  'staff-only',
])

async function whyHeld(store: Store, post: PostWithPlaceOfBirth): Promise<string> {
  if (post.staff_only === 1) return 'staff-only'
  const [item] = await openItemsOfPost(store.read, post.id)
  return item !== undefined && KNOWN_REASONS.has(item.why) ? item.why : 'flagged'
}

/** How pressing her own words are: that somebody else worried more is not hers to find out. */
async function levelOfOwnWords(store: Store, post: PostWithPlaceOfBirth) {
  const assessment =
    post.assessment_id === null ? undefined : await findAssessment(store.read, post.assessment_id)
  return assessment?.level === 'acute' ? 'acute' : 'urgent'
}

/** Gathers it for the author; undefined for anybody else. */
export async function afterPlacing(
  store: Store,
  asked: { postId: string; authorId: string; now: Date },
): Promise<AfterPlacing | undefined> {
  const post = await findPost(store.read, asked.postId)
  if (post === undefined || post.account_id !== asked.authorId) return undefined
  const found = await caseOfOwnWords(store.read, post.id)
  const taker =
    found?.acknowledged_by == null
      ? undefined
      : await findAccount(store.read, found.acknowledged_by)
  return {
    postId: post.id,
    threadId: post.thread_id,
    threadVisible: post.opening === 0 || post.state === 'visible',
    state: post.state,
    html: post.html,
    alias: post.alias_id === null ? null : post.name,
    why: post.state === 'held' ? await whyHeld(store, post) : '',
    reading: await readingNow(store.read, asked.now),
    care:
      found === undefined
        ? null
        : {
            level: await levelOfOwnWords(store, post),
            onCall: await somebodyOnCall(store.read, asked.now.getTime()),
            takenBy: taker?.pseudonym ?? null,
            contact: found.contact,
          },
  }
}
