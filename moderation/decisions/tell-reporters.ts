import type { Row } from '#db/schema.ts'
import type { Writing } from '#db/store.ts'
import { tell } from '../notices/tell.ts'

/** Who reported hears what came of it: that something was done, or that the post stays. No more. */
export async function tellReporters(
  trx: Writing,
  item: Row<'review_item'>,
  kind: Row<'decision'>['kind'],
  decisionId: string,
  now: Date,
): Promise<void> {
  if (item.kind !== 'report') return
  const reporters = await trx
    .selectFrom('report')
    .select('account_id')
    .where('item_id', '=', item.id)
    .execute()
  for (const reporter of reporters) {
    await tell(trx, {
      to: reporter.account_id,
      kind: kind === 'approve' ? 'report-kept' : 'report-acted',
      postId: item.post_id,
      decisionId,
      now,
    })
  }
}
