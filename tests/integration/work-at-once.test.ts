/**
 * Moderators who work one queue at once. In `npm test` a few, on a short queue; `npm run test:load` sends
 * sixteen to one of two thousand items.
 */
import { expect, test } from 'vitest'
import { brokenAuditRow } from '#db/audit.ts'
import { freePort, startChild } from '../helpers/children.ts'
import { aFolder, aStore, openAgain } from '../helpers/store.ts'
import { comeToWork, fillQueue, workUntilEmpty, type Click } from '../helpers/work-at-once.ts'

const WHOLE = process.env.LOAD === 'whole'
const MODERATORS = WHOLE ? 16 : 8
const ITEMS = WHOLE ? 2_000 : 60

const LIST = /listens at (\S+)/

function percentile(sorted: number[], share: number): string {
  return `${Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)} ms`
}

function line(one: Pick<Click, 'itemId' | 'by' | 'kind'>): string {
  return `${one.itemId} ${one.kind} ${one.by}`
}

test(
  `${MODERATORS} moderators work one queue of ${ITEMS} at once: no item is decided twice, none is lost`,
  async ({ annotate }) => {
    const folder = aFolder()
    const store = await aStore({ folder })
    await fillQueue(store, ITEMS)
    const coming = await comeToWork(store, MODERATORS)
    const server = startChild('scripts/serve.ts', [], {
      DATA_DIR: folder,
      PORT: String(await freePort()),
    })
    const origin = LIST.exec(await server.untilSaid('listens at'))?.[1] ?? ''
    const began = performance.now()
    const { clicks, took } = await workUntilEmpty(origin, coming)
    const seconds = (performance.now() - began) / 1000
    server.process.kill('SIGTERM')
    await server.ended

    const after = await openAgain(folder)
    const decisions = await after.read
      .selectFrom('decision')
      .select(['item_id as itemId', 'kind', 'decided_by as by'])
      .execute()
    const items = await after.read.selectFrom('review_item').select(['id', 'state']).execute()
    expect(items).toHaveLength(ITEMS)
    expect(items.filter((item) => item.state !== 'decided')).toEqual([])
    // Each item has one decision, and it is the one whose sender was told that it was done.
    expect(new Set(decisions.map((one) => one.itemId)).size).toBe(ITEMS)
    const done = clicks.filter((one) => one.status === 303)
    expect(done.map(line).toSorted()).toEqual(decisions.map(line).toSorted())
    // Who came too late was refused; nobody met an error.
    expect(clicks.filter((one) => one.status !== 303 && one.status !== 409)).toEqual([])
    const audited = await after.read
      .selectFrom('audit')
      .select('subject')
      .where('action', 'in', ['item.approve', 'item.remove', 'item.escalate', 'item.redact'])
      .execute()
    expect(audited).toHaveLength(ITEMS)
    expect(await brokenAuditRow(after.read)).toBeNull()
    const sorted = took.toSorted((a, b) => a - b)
    await annotate(
      `${ITEMS} items in ${seconds.toFixed(1)} s, ${clicks.length - done.length} came too late; ` +
        `answers: half under ${percentile(sorted, 0.5)}, 99 in 100 under ${percentile(sorted, 0.99)}`,
    )
  },
  WHOLE ? 3_600_000 : 240_000,
)
