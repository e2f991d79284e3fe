import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { brokenAuditRow } from '#db/audit.ts'
import { TABLES } from '#db/inventory/inventory.ts'
import { sweepByHand, sweepNightly } from '#db/retention/nightly.ts'
import { sweep, sweepRunOut } from '#db/retention/sweep.ts'
import { inTransaction, openStore } from '#db/store.ts'
import { writeSetting } from '#db/queries/settings.ts'
import { startChild } from '../helpers/children.ts'
import { after, START } from '../helpers/clock.ts'
import { liveIn } from '../helpers/lived-in.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { rowsIn, textOf } from '../helpers/retention.ts'
import { audited } from '../helpers/staff.ts'
import { aFolder, aStore, everything, folderOf } from '../helpers/store.ts'

const CANARY = 'zwvrtplkmnbdfghjkq'
/** FTS5 stores only what differs from the word before, so the end of the word is looked for. */
const TAIL = CANARY.slice(-9)

/** The house's own furniture: it says nothing about a person. */
const FURNITURE = new Set(
  TABLES.filter((entry) => entry.keep.some((rule) => 'while' in rule)).map((entry) => entry.name),
)
/** The index's own tables hold rows of their own even when it is empty. */
const INDEX = /^post_search_/

test('after three years nothing is left of anybody, in no table and in no byte', async () => {
  const store = await aStore()
  await liveIn(store, CANARY)
  const full = everything(store)
  const people = TABLES.map((entry) => entry.name).filter(
    (name) => !FURNITURE.has(name) && !INDEX.test(name),
  )
  expect(people.filter((name) => (full[name]?.length ?? 0) === 0)).toEqual([])
  expect(textOf(store)).toContain(CANARY)

  const { swept, traceless } = await sweep(store, { now: after(START, { days: 1130 }) })
  expect(traceless).toBe(true)
  expect(swept.thread).toBeGreaterThan(1)
  const left = everything(store)
  const told = people.filter((name) => (left[name]?.length ?? 0) > 0).toSorted()
  // Staff who work here, with their second step and how they are called; and the row of this sweep.
  const ofStaff = ['account', 'alarm_test', 'alarm_way', 'desk_choice', 'first_decisions']
  ofStaff.push('passkey', 'second_factor', 'summons')
  expect(told).toEqual([...ofStaff, 'audit'].toSorted())
  expect(rowsIn(store, 'account')).toBe(4)
  expect(rowsIn(store, 'audit')).toBe(1)
  for (const file of [store.file, `${store.file}-wal`]) {
    expect(readFileSync(file).includes(TAIL)).toBe(false)
  }
  expect(statSync(`${store.file}-wal`).size).toBe(0)
})

test('a sweep tells in the trail what it did, as numbers, and the chain holds', async () => {
  const store = await aStore()
  await liveIn(store, CANARY)
  await sweep(store, { now: after(START, { days: 100 }) })
  const [told] = await audited(store, 'retention')
  expect(told).toMatch(/^retention\.sweep: .*removal 2.*case 3/)
  expect(told).not.toContain(CANARY)
  await sweep(store, { now: after(START, { days: 100 }) })
  expect((await audited(store, 'retention'))[1]).toBe('retention.sweep: nothing')
  expect(await brokenAuditRow(store.read)).toBeNull()
})

test('a sweep that is cut off in the middle of a thread is finished by the next', async () => {
  const store = await aStore()
  const first = await place(store, await aMember(store))
  for (let reply = 0; reply < 12; reply += 1) {
    await place(store, await aMember(store), { threadId: first.threadId })
  }
  const now = after(START, { days: 400 })
  const stopping = new AbortController()
  const { signal } = stopping
  const onStep = () => {
    if (rowsIn(store, 'post') < 10) stopping.abort()
  }
  await expect(sweep(store, { now, signal, onStep })).rejects.toThrow('abort')
  const left = rowsIn(store, 'post')
  expect([left > 0, left < 13]).toEqual([true, true])
  await sweep(store, { now })
  expect([rowsIn(store, 'post'), rowsIn(store, 'thread')]).toEqual([0, 0])
})

test('the sweep by the minute leaves what is for the night', async () => {
  const store = await aStore()
  await liveIn(store, CANARY)
  const now = after(START, { days: 1130 })
  await sweepRunOut(store, { now })
  for (const table of [
    'draft',
    'session',
    'challenge',
    'renewal',
    'receipt',
    'invitation',
    'sealed_text',
    'seal_key',
  ]) {
    expect([table, rowsIn(store, table)]).toEqual([table, 0])
  }
  expect(rowsIn(store, 'thread')).toBeGreaterThan(0)
  expect(await audited(store, 'retention')).toEqual([])
})

test('the night’s sweep comes once, from four o’clock in the Netherlands on', async () => {
  const store = await aStore()
  const at = (moment: string) => sweepNightly(store, { by: 'a', now: new Date(moment) })
  expect(await at('2026-11-25T02:59:00Z')).toBeUndefined()
  expect(await at('2026-11-25T03:00:00Z')).toBeDefined()
  expect(await at('2026-11-25T03:01:00Z')).toBeUndefined()
  expect(await at('2026-11-25T22:59:00Z')).toBeUndefined()
  // Asleep in the night, there again at noon.
  expect(await at('2026-11-26T11:00:00Z')).toBeDefined()
  expect(await audited(store, 'retention')).toHaveLength(2)
})

test('of two processes one sweeps; one that was killed is followed after an hour', async () => {
  const store = await aStore()
  const other = await openStore(folderOf(store))
  const now = new Date('2026-11-25T03:00:00Z')
  const results = await Promise.all([
    sweepNightly(store, { by: 'a', now }),
    sweepNightly(other, { by: 'b', now }),
  ])
  await other.close()
  expect(results.filter((result) => result !== undefined)).toHaveLength(1)
  expect(await audited(store, 'retention')).toHaveLength(1)

  const killed = { day: '2026-11-26', by: 'a', until: now.getTime() + 90_000_000, done: false }
  await inTransaction(store, (trx) => writeSetting(trx, 'sweep', killed))
  const next = new Date(killed.until - 1)
  expect(await sweepNightly(store, { by: 'b', now: next })).toBeUndefined()
  expect(await sweepByHand(store, { by: 'c', now: next, asOf: next })).toBeUndefined()
  expect(await sweepNightly(store, { by: 'b', now: new Date(killed.until) })).toBeDefined()
})

test('a lease that a clock gave that was ahead stops no sweep once the clock is right', async () => {
  const store = await aStore()
  const ahead = new Date('2029-03-01T03:00:00Z').getTime()
  const killed = { day: '2029-03-01', by: 'a', until: ahead + 3_600_000, done: false }
  await inTransaction(store, (trx) => writeSetting(trx, 'sweep', killed))
  const now = new Date('2026-11-25T03:00:00Z')
  expect(await sweepNightly(store, { by: 'b', now })).toBeDefined()
})

test('a sweep by hand does not stand in for the night’s', async () => {
  const store = await aStore()
  const now = new Date('2026-11-25T09:00:00Z')
  expect(await sweepByHand(store, { by: 'hand', now, asOf: START })).toBeDefined()
  expect(await sweepNightly(store, { by: 'a', now })).toBeDefined()
})

test('npm run sweep sweeps as of a day', async () => {
  const store = await aStore()
  await place(store, await aMember(store))
  const environment = { DATA_DIR: folderOf(store) }
  const done = startChild('scripts/sweep.ts', ['--as-of', '2027-11-25'], environment)
  expect([await done.ended, done.complained()]).toEqual([0, ''])
  expect(done.said()).toMatch(/^thread +1$/m)
  expect(rowsIn(store, 'thread')).toBe(0)
  const again = startChild('scripts/sweep.ts', ['--as-of', '2027-11-25'], environment)
  expect([await again.ended, again.said()]).toEqual([0, 'Nothing has run out.\n'])
})

test.each([
  ['no day', ['--as-of', 'morgen']],
  ['a day that is none', ['--as-of', '2027-02-30']],
  ['nothing', ['--as-of']],
  ['another wish', ['--all']],
])('npm run sweep with %s says in one line what to do', async (_, args) => {
  const store = await aStore()
  const wrong = startChild('scripts/sweep.ts', args, { DATA_DIR: folderOf(store) })
  expect(await wrong.ended).toBe(1)
  expect(wrong.complained()).toMatch(/^Say the day as YYYY-MM-DD.*\n$/)
})

test('npm run sweep makes no store', async () => {
  const nowhere = startChild('scripts/sweep.ts', [], { DATA_DIR: aFolder() })
  expect(await nowhere.ended).toBe(1)
  expect(nowhere.complained()).toMatch(/^There is no store in .*\n$/)
})
