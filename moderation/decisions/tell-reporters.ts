import { reportersOfItem } from '#db/queries/reports.ts'
import type { Row } from '#db/schema.ts'
import type { Writing } from '#db/store.ts'
import { tell } from '../notices/tell.ts'

/** Who reported hears what came of it: that something was done, or that the post stays. No more. */
export async function tellReporters(
  trx: Writing,
  item: Row<'review_item'>,
  outcome: { stays: boolean; decisionId: string; now: Date },
): Promise<void> {
  if (item.kind !== 'report') return
  for (const to of await reportersOfItem(trx, item.id)) {
    await tell(trx, {
      to,
      kind: outcome.stays ? 'report-kept' : 'report-acted',
      postId: item.post_id,
      decisionId: outcome.decisionId,
      now: outcome.now,
    })
  }
}
