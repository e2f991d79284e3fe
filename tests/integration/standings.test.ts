/** How old the oldest of each kind is beside its rule, whether the sweep is behind, and what it would take. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { standings } from '#db/retention/standings.ts'
import { sweep } from '#db/retention/sweep.ts'
import { KEPT, readKept } from '#moderation/figures/kept.ts'
import { startChild } from '../helpers/children.ts'
import { after, START } from '../helpers/clock.ts'
import { liveIn } from '../helpers/lived-in.ts'
import { aStore, everything, folderOf } from '../helpers/store.ts'

test('of everything that is kept by time the oldest has a day, and nothing is behind on the day it was made', async () => {
  const store = await aStore()
  await liveIn(store, 'zwvrtplkmnbdfghjkq')
  const all = await standings(store.read, START)
  expect(all.filter(({ behind }) => behind)).toEqual([])
  const days = all.filter(({ oldest }) => /^\d{4}-\d{2}-\d{2}$/.test(oldest ?? ''))
  expect(days.length).toBeGreaterThan(15)
  expect(all.find(({ name }) => name === 'thread')?.oldest).toBe('2026-11-24')
  const { kinds } = await readKept(store.read, START)
  expect(kinds.map(({ name }) => name)).toEqual([...KEPT])
})

test('what stays past its last day shows as behind, a night after that; after a sweep nothing does', async () => {
  const store = await aStore()
  await liveIn(store, 'zwvrtplkmnbdfghjkq')
  const behindAt = async (days: number) =>
    (await standings(store.read, after(START, { days })))
      .filter(({ behind }) => behind)
      .map(({ name }) => name)
  expect(await behindAt(1)).toEqual(expect.arrayContaining(['session', 'receipt']))
  expect(await behindAt(31)).not.toContain('removal')
  expect(await behindAt(33)).toEqual(expect.arrayContaining(['removal', 'conversation', 'erased']))
  expect(await behindAt(1130)).toEqual(
    expect.arrayContaining(['thread', 'case', 'audit', 'assessment', 'review_item', 'shift']),
  )
  const now = after(START, { days: 1130 })
  await sweep(store, { now })
  expect((await readKept(store.read, now)).behind).toBe(false)
})

test('a dry run says what a sweep would take, changes nothing, and leaves no copy', async () => {
  const store = await aStore()
  await liveIn(store, 'zwvrtplkmnbdfghjkq')
  const before = everything(store)
  const environment = { DATA_DIR: folderOf(store) }
  const files = readdirSync(folderOf(store)).toSorted()
  const words = ['--dry-run', '--as-of', '2027-12-31']
  const dry = startChild('scripts/sweep.ts', words, environment)
  expect([await dry.ended, dry.complained()]).toEqual([0, ''])
  expect(everything(store)).toEqual(before)
  expect(readdirSync(folderOf(store)).toSorted()).toEqual(files)
  const done = startChild('scripts/sweep.ts', words.slice(1), environment)
  expect(await done.ended).toBe(0)
  expect(dry.said()).toBe(`${done.said()}Nothing was changed.\n`)
  expect(done.said()).toMatch(/^thread +\d+$/m)
})
