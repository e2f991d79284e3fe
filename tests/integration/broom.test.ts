/** The server's broom: what it can't do is said, and keeps nothing else from being swept. */
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { replacedName } from '#db/backup/left-over.ts'
import { startBroom } from '#app/server/broom.ts'
import { makeLog, type Log } from '#app/server/log.ts'
import { after, START } from '../helpers/clock.ts'
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

test('whole stores beside the store are gone after a day, and nothing else', async () => {
  const store = await aStore()
  const folder = folderOf(store)
  const there = readdirSync(folder)
  const old = after(START, { hours: -25 })
  const young = after(START, { hours: -23 })
  const before = [`${replacedName(old)}Ab12cD`, 'restoring-Ab12cD', 'trying-Ab12cD']
  const later = [`${replacedName(young)}Ab12cD`, 'restoring-Zz12cD', 'eigen-kopie']
  for (const name of [...before, ...later]) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'luwte.db'), 'x')
    const made = name === 'eigen-kopie' || before.includes(name) ? old : young
    utimesSync(join(folder, name), made, made)
  }
  const log: Log = { ...makeLog({ quiet: true }), event: () => {} }
  const stop = startBroom({ store, log, clock: () => START })
  const lying = () => readdirSync(folder).filter((name) => !there.includes(name))
  await vi.waitFor(() => expect(lying()).not.toContain(before[0]), 10_000)
  await stop()
  expect(lying().toSorted()).toEqual([...later, 'luwte.erased'].toSorted())
})
