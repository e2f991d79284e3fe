/** Aftercare: the day on which a case, closed or not, comes back; and opening a closed one again. */
import { DAY_MS, dayOf } from '#db/days.ts'
import { isDay } from '#db/local-time.ts'
import { changeCase, openCaseOfPost } from '#db/queries/cases.ts'
import { letSealedTextsOfCaseGo } from '#db/queries/sealed-texts.ts'
import type { Store } from '#db/store.ts'
import { reopenConversationOfCase } from '../conversations/close.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'
import { stepInCase, type InCase, type StepResult } from './case-step.ts'

/** Twelve weeks: the case itself goes 90 days after its closing. */
const AFTERCARE_WITHIN_DAYS = 84

/**
 * Whether aftercare can be planned on `day`: from tomorrow on, and while the case is still kept. Counted from
 * its closing, or from `now` while it is open.
 */
export function isAftercareDay(day: string, closed: Date, now: Date): boolean {
  const last = dayOf(new Date(closed.getTime() + AFTERCARE_WITHIN_DAYS * DAY_MS))
  return isDay(day) && day > dayOf(now) && day <= last
}

/** Plans the day on which somebody asks how she is. */
export async function planAftercare(
  store: Store,
  at: InCase & { day: string },
): Promise<StepResult<'aftercare'>> {
  return await stepInCase(store, at, {
    name: 'aftercare',
    closedToo: true,
    async take(trx, found) {
      const closed = found.closed_at === null ? at.now : new Date(found.closed_at)
      if (!isAftercareDay(at.day, closed, at.now) || found.erased === 1) return 'aftercare'
      await changeCase(trx, found, { aftercare_day: at.day })
      return undefined
    },
  })
}

/** Aftercare was given, or is not needed any more: the case comes back no more. */
export async function endAftercare(
  store: Store,
  at: InCase & { note: string },
): Promise<StepResult<'aftercare-note'>> {
  const note = cleanText(at.note)
  return await stepInCase(store, at, {
    name: 'aftercare-done',
    note,
    closedToo: true,
    async take(trx, found) {
      if (lengthProblem('note', note) || found.aftercare_day === null) return 'aftercare-note'
      await changeCase(trx, found, { aftercare_day: null })
      return undefined
    },
  })
}

/** Opens a closed case again, for who does it; its conversation too, when it ended with the case. */
export async function reopenCase(store: Store, at: InCase): Promise<StepResult<'reopen'>> {
  return await stepInCase(store, at, {
    name: 'reopened',
    closedToo: true,
    async take(trx, found) {
      if (found.state === 'open') return 'reopen'
      // Her post has an open case already: two for one post would each hold half of what is known.
      const another = found.post_id !== null && (await openCaseOfPost(trx, found.post_id))
      if (another) return 'reopen'
      await changeCase(trx, found, {
        state: 'open',
        outcome: null,
        closed_at: null,
        aftercare_day: null,
        acknowledged_by: at.actor.id,
      })
      await letSealedTextsOfCaseGo(trx, found.id, null)
      await reopenConversationOfCase(trx, found)
      return undefined
    },
  })
}
