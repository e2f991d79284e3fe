/**
 * Writes that may wait for each other are given to the disk together: one transaction and one fsync for all that
 * came within some turns of the event loop, and the pages they share are written once (decision 0021).
 *
 * To each of them it is a transaction of its own: nobody is answered before the one that holds their words is on
 * the disk, a crash leaves all of a write or nothing, and one that fails takes none of the others with it.
 */
import { performance } from 'node:perf_hooks'
import { inTransaction, type Store, type Writing } from './store.ts'

type Waiting = {
  work(trx: Writing): Promise<unknown>
  resolve(result: unknown): void
  reject(error: unknown): void
}

type Group = { waiting: Waiting[]; gathering: boolean }

/** Nobody waits longer than this for others to come along. */
const GATHERING_MS = 10
/** And no transaction goes on for longer than this, but for the last that began in it. */
const GROUP_MS = 10

const groups = new WeakMap<Store, Group>()

/**
 * Runs `work` in a transaction that it may share with others who write just now: for what nobody's safety waits
 * for. It may be run more than once, like that of any transaction, so it changes nothing but the store.
 */
export async function together<T>(store: Store, work: (trx: Writing) => Promise<T>): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    const group = groups.get(store) ?? { waiting: [], gathering: false }
    groups.set(store, group)
    group.waiting.push({ work, resolve: resolve as Waiting['resolve'], reject })
    if (!group.gathering) gather(store, group)
  })
}

/** Waits as long as each turn of the loop brings one more, and then writes. */
function gather(store: Store, group: Group): void {
  group.gathering = true
  const until = performance.now() + GATHERING_MS
  function turn(before: number): void {
    const now = group.waiting.length
    if (now > before && performance.now() < until) setImmediate(turn, now)
    else void writeAll(store, group)
  }
  setImmediate(turn, group.waiting.length)
}

async function writeAll(store: Store, group: Group): Promise<void> {
  const taken = group.waiting.splice(0, 1)
  try {
    const results = await inTransaction(store, async (trx) => {
      const until = performance.now() + GROUP_MS
      const found: unknown[] = []
      for (const one of taken) {
        found.push(await one.work(trx))
        if (found.length < taken.length || performance.now() > until) continue
        taken.push(...group.waiting.splice(0, 1))
      }
      return found
    })
    for (const [index, one] of taken.entries()) one.resolve(results[index])
  } catch (error) {
    await writeEach(store, taken, error)
  }
  if (group.waiting.length === 0) group.gathering = false
  else gather(store, group)
}

/** Nothing of the group is in the store: each is tried by itself, so that only what is wrong with it fails. */
async function writeEach(store: Store, taken: Waiting[], error: unknown): Promise<void> {
  if (taken.length === 1) return taken[0]?.reject(error)
  for (const { work, resolve, reject } of taken) {
    await inTransaction(store, work).then(resolve, reject)
  }
}
