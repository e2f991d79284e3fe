import { countPostsOn } from '#db/queries/posts.ts'
import { standingFinder, standingMeasures } from '#db/queries/measures.ts'
import type { Reader, Store } from '#db/store.ts'
import { SLOW_POSTS_A_DAY } from './kinds.ts'

/** How to ask whether somebody may not read as a member on a day. Each of their requests asks it. */
export function suspension(store: Store): (accountId: string, today: string) => boolean {
  const standing = standingFinder(store)
  return (accountId, today) =>
    standing(accountId, today).some(({ kind }) => kind === 'suspended' || kind === 'removed')
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
