/** Holds db/inventory against a fresh store, and its cookies against those the server sets. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCookies } from '#app/server/cookies.ts'
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

export const inventory: Check = {
  name: 'data inventory',
  run: async () =>
    resultOf(
      [...(await againstStore()), ...cookiesWithoutRow()],
      'Give it a row in db/inventory: purpose, who sees it, ground, last day. What has none is not kept.',
    ),
}
