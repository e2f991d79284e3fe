/**
 * What a professional decides about two who perhaps know each other: neither reads the other any more,
 * from the next day on, or nothing holds for them. Nobody is told: what one does not see says nothing.
 */
import { dayOf, daysBefore } from '#db/days.ts'
import { dropRecognition, keepApart, recognitionsOfCase } from '#db/queries/recognitions.ts'
import type { Row } from '#db/schema.ts'
import type { Store, Writing } from '#db/store.ts'
import { stepInCase, type InCase, type StepResult } from '../cases/case-step.ts'

type Deciding = InCase & { recognitionId: string }

/** Whether a recognition is one that this case is about. */
async function isOfCase(trx: Writing, found: Row<'case'>, id: string): Promise<boolean> {
  return (await recognitionsOfCase(trx, found)).some((one) => one.id === id)
}

/** Keeps two apart. What was held stays in the queue; what they write from now on is not held for it. */
export async function decideApart(
  store: Store,
  deciding: Deciding,
): Promise<StepResult<'recognition'>> {
  const tomorrow = daysBefore(dayOf(deciding.now), -1)
  return await stepInCase(store, deciding, {
    name: 'kept-apart',
    closedToo: true,
    async take(trx, found) {
      const id = deciding.recognitionId
      const ours = await isOfCase(trx, found, id)
      return ours && (await keepApart(trx, id, tomorrow)) ? undefined : 'recognition'
    },
  })
}

/** Lets it go, also what was decided before. */
export async function letGo(store: Store, deciding: Deciding): Promise<StepResult<'recognition'>> {
  return await stepInCase(store, deciding, {
    name: 'let-go',
    closedToo: true,
    async take(trx, found) {
      const id = deciding.recognitionId
      const ours = await isOfCase(trx, found, id)
      return ours && (await dropRecognition(trx, id)) ? undefined : 'recognition'
    },
  })
}
