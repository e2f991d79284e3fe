import { KNOWN_TO_AUTHOR } from '#db/queries/cases.ts'
import { wasTold } from '#db/queries/notices.ts'
import type { Row } from '#db/schema.ts'
import type { Writing } from '#db/store.ts'
import { tell } from '../notices/tell.ts'

/**
 * Tells an author that a professional has taken her case, when she knows that there is one: by her own
 * words, or because she was told that a professional was called. Who was reported never hears of it.
 */
export async function tellTaken(trx: Writing, found: Row<'case'>, now: Date): Promise<void> {
  const { account_id: to, post_id: postId } = found
  if (to === null) return
  const knows =
    KNOWN_TO_AUTHOR.includes(found.origin) ||
    (postId !== null && (await wasTold(trx, { accountId: to, postId, kind: 'escalated' })))
  if (knows) await tell(trx, { to, kind: 'case-taken', postId, now })
}
