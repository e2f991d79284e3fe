/** The server's broom: what it can't do is said, and keeps nothing else from being swept. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startBroom } from '#app/server/broom.ts'
import { makeLog, type Log } from '#app/server/log.ts'
import { START } from '../helpers/clock.ts'
import { aStore, folderOf } from '../helpers/store.ts'

test('the night is swept though the list of erasures cannot be written', async () => {
  const store = await aStore()
  // Something else is in its place.
  mkdirSync(join(folderOf(store), 'luwte.erased.unfinished'))
  const faults: string[] = []
  const events: string[] = []
  const log: Log = {
    ...makeLog({ quiet: true }),
    fault: (where) => void faults.push(where),
    event: (name) => void events.push(name),
  }
  const stop = startBroom({ store, log, clock: () => START })
  await vi.waitFor(() => expect(events).toEqual(['sweep']), 10_000)
  await stop()
  expect(faults).toEqual(['broom'])
})
