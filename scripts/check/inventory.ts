/** Holds db/inventory against a fresh store, its cookies against those the server sets, its log against what is written. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCookies } from '#app/server/cookies.ts'
import { makeLog } from '#app/server/log.ts'
import { compareWithStore } from '#db/inventory/compare.ts'
import { BESIDE_THE_STORE } from '#db/inventory/inventory.ts'
import { openStore } from '#db/store.ts'
import { resultOf, type Check } from './check.ts'

async function againstStore(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'luwte-'))
  try {
    const store = await openStore(folder)
    const found = compareWithStore(store.sqlite)
    await store.close()
    return found
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function cookiesWithoutRow(): string[] {
  const named = new Set(BESIDE_THE_STORE.map((entry) => entry.name))
  return Object.keys(readCookies(undefined, true))
    .filter((name) => !named.has(`cookie ${name}`))
    .map((name) => `the cookie ${name} is set without a row`)
}

/** What an event counts has names of its own, and is a number. */
const COUNT = 'how often'

/** The fields that lines of the log have, of every kind of line there is. */
export function logFields(): Set<string> {
  const fields = new Set<string>()
  const log = makeLog(
    { quiet: false },
    {
      write(line) {
        for (const [field, value] of Object.entries(JSON.parse(line) as object)) {
          fields.add(field === COUNT && typeof value === 'number' ? 'event' : field)
        }
      },
    },
  )
  log.request({ route: '/', status: 200, milliseconds: 1 })
  log.event('event', { [COUNT]: 1 })
  log.fault('place', Object.assign(new Error('full'), { code: 'SQLITE_FULL' }))
  return fields
}

function logAgainstRow(): string[] {
  const row = BESIDE_THE_STORE.find((entry) => entry.name === 'log')
  const [said, written] = [new Set(Object.keys(row?.columns ?? {})), logFields()]
  return [
    ...[...written]
      .filter((field) => !said.has(field))
      .map((field) => `the log has ${field} without a row`),
    ...[...said]
      .filter((field) => !written.has(field))
      .map((field) => `the log has no ${field}, and a row for it`),
  ]
}

export const inventory: Check = {
  name: 'data inventory',
  run: async () =>
    resultOf(
      [...(await againstStore()), ...cookiesWithoutRow(), ...logAgainstRow()],
      'Give it a row in db/inventory: purpose, who sees it, ground, last day. What has none is not kept.',
    ),
}
