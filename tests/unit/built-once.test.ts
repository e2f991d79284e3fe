/** The pages and what starts them have the rooms below them in common: what one forgets, both forget. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const built = readFileSync(join(import.meta.dirname, '../../build/server/index.js'), 'utf8')
const imported = [...built.matchAll(/^import .*? from "([^"]+)"/gm)].map(([, from]) => from ?? '')

test('the built pages import what is below them, and hold no copy of it', () => {
  expect(imported).toContain('#moderation/intake/place-post.ts')
  expect(imported).toContain('#db/queries/notices.ts')
  // Only the rooms below use these.
  for (const tool of ['kysely', 'better-sqlite3', '@node-rs/argon2']) {
    expect(imported).not.toContain(tool)
  }
  expect(built).not.toMatch(/^function (forgetWords|inTransaction|placePost)\b/m)
})
