import { expect, test } from 'vitest'
import { breachesIn } from '#scripts/check/import-directions.ts'

test.each([
  ['moderation/queue/claim.ts', `import { refuse } from '#app/refuse.ts'`],
  ['moderation/queue/claim.ts', `import { refuse } from '../../app/refuse.ts'`],
  ['moderation/queue/claim.ts', `import type { RootData } from '#app/root.tsx'`],
  ['moderation/queue/claim.ts', `export { refuse } from '#app/refuse.ts'`],
  ['moderation/queue/claim.ts', `export * from '#app/refuse.ts'`],
  ['moderation/queue/claim.ts', `const { refuse } = await import('#app/refuse.ts')`],
  ['moderation/queue/claim.ts', `type Refuse = import('#app/refuse.ts').Refuse`],
  ['moderation/queue/claim.ts', `import { redirect } from '@remix-run/node'`],
  ['moderation/queue/claim.ts', `import { useState } from 'react'`],
  ['moderation/queue/claim.ts', `import { renderToString } from 'react-dom/server'`],
  ['moderation/queue/claim.ts', `import { demo } from '#scripts/demo.ts'`],
  ['db/queries/posts.ts', `import { place } from '#moderation/intake/place-post.ts'`],
  ['db/queries/posts.ts', `import type { Actor } from '#moderation/actor.ts'`],
  ['db/queries/posts.ts', `import { LEVELS } from '#moderation/vocabulary.ts'`],
  ['db/queries/posts.ts', `import { LEVELS, type Level } from '#moderation/vocabulary.ts'`],
  ['db/queries/posts.ts', `import '#moderation/vocabulary.ts'`],
  ['db/store.ts', `import type { Role } from '../app/auth/guards.ts'`],
  ['db/store.ts', `import BetterSqlite from 'better-sqlite3'`],
  ['scripts/backup.ts', `import BetterSqlite from 'better-sqlite3'`],
  ['tests/helpers/store.ts', `import BetterSqlite, { type Database } from 'better-sqlite3'`],
  ['app/routes/search.tsx', `import { sql } from 'kysely'`],
  ['app/routes/search.tsx', `import type { Kysely } from 'kysely'`],
  ['app/routes/search.tsx', `const rows = await context.store.read.selectFrom('post').execute()`],
  [
    'app/routes/search.tsx',
    'const rows = await sql<{ id: string }>`SELECT id FROM post`.execute(db)',
  ],
  ['app/server/loop.ts', `store.sqlite.pragma('wal_checkpoint')`],
  ['app/routes/search.tsx', `import { Lucia } from 'lucia'`],
  ['app/routes/search.tsx', `import { aStore } from '#tests/helpers/store.ts'`],
  ['public/leave.js', `import './desk.js'`],
  ['public/leave.js', `import('https://example.org/a.js')`],
])('in %s this goes the wrong way: %s', (file, text) => {
  const [line, ...others] = breachesIn({ file, text: `\n${text}\n` })
  expect(line).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')}:2 `))
  expect(others).toEqual([])
})

test.each([
  ['app/routes/search.tsx', `import { searchPosts } from '#db/search.ts'`],
  ['app/routes/search.tsx', `import { mayModerate } from '#moderation/actor.ts'`],
  ['app/auth/sessions.ts', `import { Lucia } from 'lucia'`],
  ['moderation/queue/claim.ts', `import { inTransaction, type Store } from '#db/store.ts'`],
  ['moderation/queue/claim.ts', `// import { refuse } from '#app/refuse.ts'`],
  ['moderation/queue/claim.ts', `const text = "import { refuse } from '#app/refuse.ts'"`],
  ['db/schema.ts', `import type { Level } from '#moderation/vocabulary.ts'`],
  ['db/schema.ts', `import { type Level, type Role } from '../moderation/vocabulary.ts'`],
  ['db/connection.ts', `import BetterSqlite from 'better-sqlite3'`],
  ['db/store.ts', `import type { Database } from 'better-sqlite3'`],
  ['db/store.ts', `import { Kysely } from 'kysely'`],
  ['scripts/serve.ts', `import { readEnvironment } from '#app/server/environment.ts'`],
  ['tests/unit/porter.test.ts', `import { porter } from '#app/porter/porter.ts'`],
  ['app/forms/field.tsx', `const found = sqlLike\`SELECT\``],
])('in %s this is allowed: %s', (file, text) => {
  expect(breachesIn({ file, text })).toEqual([])
})

test('every breach says where it stands and why it is one', () => {
  const text = `import { a } from '#app/a.ts'\n\nimport { b } from 'react'\n`
  expect(breachesIn({ file: 'moderation/a.ts', text })).toEqual([
    'moderation/a.ts:1 imports #app/a.ts: imports only go down: app → moderation → db',
    'moderation/a.ts:3 imports react: below the pages nothing knows of frameworks',
  ])
})
