/** The queue with 10,000 open items: its first page, its filters and its counts, as the workbench asks them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { HOUR_MS } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { listBoards } from '#db/queries/boards.ts'
import { countOpenItems, openItems, type ItemFilter } from '#db/queries/review-items.ts'
import { seedBoards } from '#db/seed/seed-boards.ts'
import { inTransaction, openStore, type Store } from '#db/store.ts'
import { ITEM_KINDS, LEVELS } from '#moderation/vocabulary.ts'
import type { Bench, Measured } from './bench.ts'

const ITEMS = 10_000
const ROUNDS = 7
const NOW = Date.parse('2026-11-24T14:00:00Z')

/** Puts items in by statements: what is measured is reading them. */
async function fill(store: Store): Promise<string> {
  await inTransaction(store, (trx) => seedBoards(trx, ['hulp.example']))
  const [board] = await listBoards(store.read, 'nl')
  const boardId = board?.id ?? ''
  const thread = store.sqlite.prepare(
    `INSERT INTO thread (id, board_id, title, state, latest, latest_day) VALUES (?, ?, 'Een titel', 'held', ?, '2026-11-24')`,
  )
  const post = store.sqlite.prepare(
    `INSERT INTO post (id, thread_id, opening, state, day, markdown, html) VALUES (?, ?, 1, 'held', '2026-11-24', ?, ?)`,
  )
  const item = store.sqlite.prepare(
    `INSERT INTO review_item (id, kind, post_id, board_id, level, level_rank, state, why, opened_at, due_at)
     VALUES (?, ?, ?, ?, ?, ?, 'open', 'flagged', ?, ?)`,
  )
  const words = 'Een bericht van tachtig woorden. '.repeat(16)
  store.sqlite.transaction(() => {
    for (let nth = 0; nth < ITEMS; nth += 1) {
      const [threadId, postId] = [newId(), newId()]
      const rank = nth % LEVELS.length
      const opened = NOW - (nth % 96) * HOUR_MS
      thread.run(threadId, boardId, nth)
      post.run(postId, threadId, words, words)
      const kind = ITEM_KINDS[nth % ITEM_KINDS.length]
      const due = opened + 24 * HOUR_MS
      item.run(newId(), kind, postId, boardId, LEVELS[rank], rank, opened, due)
    }
  })()
  return boardId
}

/** The median of some rounds, in milliseconds. */
async function timed(deed: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now()
    await deed()
    times.push(performance.now() - begun)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}

async function measure(store: Store, boardId: string): Promise<Measured[]> {
  const page = (filter: Partial<ItemFilter>) => () =>
    openItems(store.read, 'nl', { now: NOW, limit: 31, ...filter })
  const beside = `${ITEMS.toLocaleString('en')} open items`
  const row = (what: string, measured: number): Measured => ({
    what,
    measured,
    unit: 'ms',
    beside,
    limit: 50,
    atLeast: false,
  })
  return [
    row('first page', await timed(page({}))),
    row('page 300', await timed(page({ offset: 9_000 }))),
    row(
      'one kind, one board, unclaimed',
      await timed(page({ boardId, kind: 'report', unclaimed: true })),
    ),
    row('counts', await timed(() => countOpenItems(store.read, NOW))),
  ]
}

export const queue: Bench = {
  name: 'queue',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'luwte-bench-'))
    const store = await openStore(folder)
    try {
      return await measure(store, await fill(store))
    } finally {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
