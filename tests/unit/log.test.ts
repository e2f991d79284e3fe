/** The log's lines: what the inventory names, and nothing of what an error says. */
import { expect, test } from 'vitest'
import { makeLog } from '#app/server/log.ts'
import { BESIDE_THE_STORE } from '#db/inventory/inventory.ts'
import { logFields } from '#scripts/check/inventory.ts'

test('a line has the fields that the inventory names, and the inventory names no other', () => {
  const row = BESIDE_THE_STORE.find(({ name }) => name === 'log')
  expect([...logFields()].toSorted()).toEqual(Object.keys(row?.columns ?? {}).toSorted())
})

test('of a fault the places in the code are told, and no line of its message, whatever that looks like', () => {
  const lines: string[] = []
  const log = makeLog({ quiet: false }, { write: (line) => void lines.push(line) })
  log.fault('page', new TypeError('Hij staat voor de deur\n    at Lindelaan (thuis.ts:12:3)'))
  log.fault('page', Object.assign(new Error('weg'), { message: 'Lindelaan' }))
  expect(lines.join('')).not.toMatch(/Lindelaan|deur/)
  expect(lines[0]).toContain('"kind":"TypeError"')
  expect(lines[0]).toMatch(/"frames":\["at .*log\.test\.ts:\d+:\d+/)
})
