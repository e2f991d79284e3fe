import { expect, test } from 'vitest'
import { brokenAuditRow } from '#db/audit.ts'
import { readAudit } from '#moderation/administration/read-audit.ts'
import { START } from '../helpers/clock.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { anAdministrator, audited } from '../helpers/staff.ts'
import { aStore } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

async function aTrail() {
  const store = await aStore()
  const author = await aMember(store)
  for (let count = 0; count < 4; count += 1) await place(store, author, { body: TEXTS.acute })
  return store
}

test.each([
  ['a changed row', "UPDATE audit SET reason = 'none' WHERE sequence = 3", 3],
  ['a row taken away', 'DELETE FROM audit WHERE sequence = 4', 5],
  [
    'two rows that changed places',
    'UPDATE audit SET sequence = -1 WHERE sequence = 2; UPDATE audit SET sequence = 2 WHERE sequence = 3; UPDATE audit SET sequence = 3 WHERE sequence = -1',
    2,
  ],
])('%s shows', async (_, change, row) => {
  const store = await aTrail()
  expect(await brokenAuditRow(store.read)).toBeNull()
  // What somebody with the file in hands could do; the product itself refuses it.
  store.sqlite.exec('DROP TRIGGER audit_only_grows_update')
  store.sqlite.exec(change)
  expect(await brokenAuditRow(store.read)).toBe(row)
})

test('the product itself can change no row', async () => {
  const store = await aTrail()
  expect(() => store.sqlite.exec("UPDATE audit SET reason = 'x'")).toThrow('only grows')
})

test('looking at the trail stands in the trail, with what was looked for', async () => {
  const store = await aTrail()
  const actor = await anAdministrator(store)
  const page = await readAudit(store, { actor, filter: { kind: 'case' }, now: START })
  expect(page.broken).toBeNull()
  expect(new Set(page.lines.map((line) => line.action))).toEqual(new Set(['case.open']))
  expect(await audited(store, 'audit')).toEqual(['audit.read: case'])
})
