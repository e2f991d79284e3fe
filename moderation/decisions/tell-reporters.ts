import { reportersOfItem } from '#db/queries/reports.ts'
import type { Row } from '#db/schema.ts'
import type { Writing } from '#db/store.ts'
import { tell } from '../notices/tell.ts'

/**
 * Who reported hears what came of it: that something was done, or that the post stays. No more; and who
 * thinks to know the author only that it was read, as every outcome would say whether it is so.
 */
export async function tellReporters(
  trx: Writing,
  item: Row<'review_item'>,
  outcome: { stays: boolean; decisionId: string; now: Date },
): Promise<void> {
  if (item.kind !== 'report') return
  for (const { account_id: to, reason } of await reportersOfItem(trx, item.id)) {
    const came = outcome.stays ? 'report-kept' : 'report-acted'
    await tell(trx, {
      to,
      kind: reason === 'know-this-person' ? 'report-read' : came,
      postId: item.post_id,
      decisionId: outcome.decisionId,
      now: outcome.now,
    })
  }
}
