/** The doctor: a line for what is wrong, none for what is well, and nothing is changed by looking. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Store } from '#db/store.ts'
import { addShift } from '#moderation/administration/shifts.ts'
import { beginSecondStep, checkSecondStep, codeAt } from '#moderation/members/second-step.ts'
import { STAFF_ROLES, type Role } from '#moderation/vocabulary.ts'
import { examine } from '#scripts/doctor/examine.ts'
import { after, START } from '#tests/helpers/clock.ts'
import { aPerson } from '#tests/helpers/people.ts'
import { heardTest } from '#tests/helpers/staff.ts'
import { aStore, everything, folderOf, set } from '#tests/helpers/store.ts'

let store: Store
let folder: string

async function staff(role: Role): Promise<string> {
  const { id } = await aPerson(store, { role })
  const code = await codeAt(await beginSecondStep(store, id), START)
  await checkSecondStep(store, { accountId: id, code, now: START })
  return id
}

/** A place where all is well: its people, a rota without holes, open. */
beforeEach(async () => {
  store = await aStore()
  folder = folderOf(store)
  const ids = new Map<Role, string>()
  for (const role of STAFF_ROLES) ids.set(role, await staff(role))
  const administrator = { id: ids.get('administrator') ?? '', role: 'administrator' as const }
  for (const [from, to] of [
    ['2026-11-24T07:00', '2026-11-28T07:00'],
    ['2026-11-28T07:00', '2026-12-02T07:00'],
  ] as const) {
    const added = await addShift(store, {
      actor: { ...administrator, pseudonym: '', approvedPosts: 0 },
      accountId: ids.get('professional') ?? '',
      tier: '1',
      from,
      to,
      now: START,
    })
    if (added.kind !== 'added') throw new Error(`shift: ${added.kind}`)
  }
  await set(store, 'lastBackup', '2026-11-23')
  const professional = { id: ids.get('professional') ?? '', role: 'professional' as const }
  await heardTest(store, { ...professional, pseudonym: '', approvedPosts: 0 }, START)
})

async function found(
  options: {
    variables?: Record<string, string>
    now?: Date
    fresh?: boolean
  } = {},
): Promise<string[]> {
  const findings = await examine({
    variables: { DATA_DIR: folder, ...options.variables },
    now: options.now ?? START,
    buildIsFresh: () => options.fresh ?? true,
  })
  for (const { what, todo } of findings) {
    expect(`${what}${todo}`).not.toContain('\n')
    expect(todo).not.toBe('')
  }
  return findings.map(({ what }) => what)
}

test('where all is well there is nothing to say, and nothing is changed', async () => {
  const before = everything(store)
  expect(await found()).toEqual([])
  expect(everything(store)).toEqual(before)
})

test('a wrong environment', async () => {
  expect(await found({ variables: { PORT: 'many' } })).toEqual([
    'PORT must be a whole number from 0 to 65535, for example PORT=3000',
  ])
})

test('pages that were built from other sources', async () => {
  expect(await found({ fresh: false })).toEqual([
    'The pages were built from other sources than these',
  ])
})

test('numbers that nobody checked for long', async () => {
  await set(store, 'lastBackup', '2027-06-11')
  const [late, line, ...others] = await found({ now: after(START, { days: 200 }) })
  expect(late).toMatch(/^The sweep is behind: shift of 2026-/)
  expect(line).toContain('No professional has a shift')
  expect(others).toEqual([expect.stringMatching(/^Numbers of help .*112/)])
})

test('a backup that is too old, or was never made', async () => {
  await set(store, 'lastBackup', '2026-11-21')
  expect(await found()).toEqual(['The last backup is of 2026-11-21'])
  await set(store, 'lastBackup', '')
  expect(await found()).toEqual(['No backup was ever made'])
})

test('what a killed backup or restore left behind', async () => {
  writeFileSync(join(folder, 'luwte.db.copying'), '')
  mkdirSync(join(folder, 'restoring-Ab12cD'))
  mkdirSync(join(folder, 'trying-Ab12cD'))
  expect(await found()).toEqual([
    expect.stringContaining('left luwte.db.copying behind'),
    expect.stringContaining('left restoring-Ab12cD behind'),
    expect.stringContaining('left trying-Ab12cD behind'),
  ])
})

test('a store that a backup took the place of', async () => {
  mkdirSync(join(folder, 'replaced-2026-11-24-1500-Ab12cD'))
  expect(await found()).toEqual([
    'A store that a backup took the place of still lies in replaced-2026-11-24-1500-Ab12cD',
  ])
})

test('no store', async () => {
  const lines = await found({ variables: { DATA_DIR: join(folder, 'elsewhere') } })
  expect(lines).toEqual([expect.stringContaining('There is no store in')])
})

test('a key that is gone, cut short, of another store, or open to others', async () => {
  const key = join(folder, 'luwte.key')
  const bytes = readFileSync(key)
  rmSync(key)
  expect(await found()).toEqual([expect.stringContaining('is gone')])
  writeFileSync(key, bytes.subarray(0, 31), { mode: 0o600 })
  expect(await found()).toEqual([expect.stringContaining('is damaged')])
  writeFileSync(key, randomBytes(32))
  expect(await found()).toEqual(['The key file belongs to another store'])
  writeFileSync(key, bytes)
  chmodSync(key, 0o640)
  chmodSync(folder, 0o755)
  expect(await found()).toEqual([
    'Others on this machine can read the key file',
    expect.stringContaining('Others on this machine can look into'),
  ])
})

test('what a killed demo left behind', async () => {
  mkdirSync(join(folder, 'demo-Ab12cD'))
  expect(await found()).toEqual(['A demo that was killed left its folder demo-Ab12cD behind'])
})

test('a damaged store', async () => {
  await store.close()
  const file = join(folder, 'luwte.db')
  const bytes = readFileSync(file)
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 8192), randomBytes(bytes.length - 8192)]))
  expect(await found()).toEqual(['The store is damaged'])
  writeFileSync(file, 'this is no database, and never was one; it is only a letter to somebody')
  expect(await found()).toEqual(['The store is damaged'])
  writeFileSync(file, bytes)
  truncateSync(file, bytes.length - 4096)
  expect(await found()).toEqual(['The store is damaged'])
})

test('a store of a later or an earlier version', async () => {
  store.sqlite.exec(`INSERT INTO migration (name) VALUES ('9999-later')`)
  expect(await found()).toEqual(['The store was made by a later version (9999-later)'])
  store.sqlite.exec(`DELETE FROM migration`)
  expect(await found()).toEqual([expect.stringContaining('The store is of an earlier version')])
})

test('an audit trail that was changed from outside', async () => {
  const guards = store.sqlite
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'`)
    .pluck()
    .all() as string[]
  for (const guard of guards) store.sqlite.exec(`DROP TRIGGER ${guard}`)
  store.sqlite.exec(`UPDATE audit SET reason = 'another' WHERE sequence = 1`)
  expect(await found()).toEqual([expect.stringContaining('The audit trail was changed')])
})

test('roles that nobody has, and people who are not ready', async () => {
  store.sqlite.exec(`UPDATE account SET active = 0 WHERE role = 'moderator'`)
  store.sqlite.exec(`UPDATE second_factor SET confirmed = 0 WHERE account_id IN
    (SELECT id FROM account WHERE role = 'administrator')`)
  const lines = await found()
  expect(lines).toEqual([
    'Nobody is moderator',
    expect.stringContaining('(administrator) has not finished signing in'),
  ])
})

test('a rota that is empty or has holes', async () => {
  store.sqlite.exec(`DELETE FROM shift WHERE starts_at > ${START.getTime()}`)
  const [line, ...others] = await found()
  expect(others).toEqual([])
  const hours = Number(/^During (\d+) of/.exec(line ?? '')?.[1])
  expect(hours).toBeGreaterThan(75)
  expect(hours).toBeLessThan(85)
  store.sqlite.exec(`DELETE FROM shift`)
  expect(await found()).toEqual(['No professional has a shift in the next 7 days'])
})

test('a shift whose person heard no test alarm', async () => {
  store.sqlite.exec(`DELETE FROM alarm_test`)
  expect(await found()).toEqual([expect.stringMatching(/^The shift of .* does not count/)])
})

test('boards that are closed for writing', async () => {
  await set(store, 'open', false)
  expect(await found()).toEqual(['The boards are closed for writing'])
})

test('the command prints a line each, and ends with 1', async () => {
  await set(store, 'open', false)
  const done = spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/doctor.ts')], {
    env: { ...process.env, DATA_DIR: folder },
    encoding: 'utf8',
  })
  expect(done.stderr).toBe('')
  expect(done.status).toBe(1)
  expect(done.stdout).toContain(
    'The boards are closed for writing → an administrator opens them at /settings.\n',
  )
})
