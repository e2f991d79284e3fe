import { countPostsOn } from '#db/queries/posts.ts'
import { standingMeasures } from '#db/queries/measures.ts'
import type { Reader } from '#db/store.ts'
import { SLOW_POSTS_A_DAY } from './kinds.ts'

/** Whether somebody may not read as a member at this time. */
export async function isSuspended(db: Reader, accountId: string, today: string): Promise<boolean> {
  const standing = await standingMeasures(db, accountId, today)
  return standing.some(({ kind }) => kind === 'suspended' || kind === 'removed')
}

/** What a measure has against one more post today, or nothing. Asking for help is never limited. */
export async function writingLimit(
  db: Reader,
  accountId: string,
  today: string,
): Promise<'silent' | 'slow' | undefined> {
  const kinds = (await standingMeasures(db, accountId, today)).map(({ kind }) => kind)
  if (kinds.some((kind) => kind === 'silent' || kind === 'suspended' || kind === 'removed')) {
    return 'silent'
  }
  if (!kinds.includes('slow')) return undefined
  return (await countPostsOn(db, accountId, today)) >= SLOW_POSTS_A_DAY ? 'slow' : undefined
}
