import { newId } from '#db/ids.ts'
import { dayOf } from '#db/days.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { countWaitingBy, insertRecognition } from '#db/queries/recognitions.ts'
import type { Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'

/** How many recognitions of one reporter hold posts at a time: more is a weapon, and is heard all the same. */
export const MOST_WAITING = 3

/**
 * From now on new posts of both wait for a moderator, until a professional decided about it in the case.
 * Both at once and by no more than their own writing: so nothing that either can compare says whether the
 * one was right about the other. Of staff nothing is held.
 */
export async function holdBoth(
  trx: Writing,
  known: { reporter: Actor; authorId: string | null; caseId: string; now: Date },
): Promise<void> {
  const { authorId, caseId, now, reporter } = known
  if (authorId === null || authorId === reporter.id || reporter.role !== 'member') return
  if ((await findAccount(trx, authorId))?.role !== 'member') return
  if ((await countWaitingBy(trx, reporter.id)) >= MOST_WAITING) return
  await insertRecognition(trx, {
    id: newId(),
    case_id: caseId,
    reporter_id: reporter.id,
    author_id: authorId,
    state: 'waiting',
    from_day: null,
    day: dayOf(now),
  })
}
