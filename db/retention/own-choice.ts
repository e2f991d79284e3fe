/** Words that their writer wants gone sooner than their thread: one month or three after they were placed. */
import { sql } from 'kysely'
import type { Reader, Writing } from '../store.ts'
import { oneByOne, type Step } from './step.ts'
import { wipePost, type PostToWipe } from './wipe-post.ts'
import { NOT_NEEDED } from './words.ts'

type Chosen = { months: number; lastDay: string }

/** Some posts that stood as long as their writer chose. What waits or was taken away goes by its own rule. */
export async function chosenPosts(
  db: Reader | Writing,
  chosen: Chosen,
  limit: number,
): Promise<PostToWipe[]> {
  const { rows } = await sql<PostToWipe>`
    SELECT post.id, post.sequence, post.thread_id, post.opening
    FROM account JOIN post ON post.account_id = account.id
    WHERE account.keep_months = ${chosen.months} AND post.state = 'visible'
      AND post.day <= ${chosen.lastDay} AND ${NOT_NEEDED}
    LIMIT ${limit}`.execute(db)
  return rows
}

/** Empties them; an empty place stays in the thread, as when she deletes one herself. */
export function ownChoiceStep(chosen: Chosen, now: Date): Step {
  return async (trx, turn) => {
    const posts = await chosenPosts(trx, chosen, turn.limit)
    const wiping = { because: 'ran-out', now } as const
    const { gone, more } = await oneByOne(posts, turn, (post) => wipePost(trx, post, wiping))
    return { gone: gone.length, more }
  }
}
