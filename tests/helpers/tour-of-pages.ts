/** Every page there is, with ids from the store: for who looks at all of them with the eyes of each role. */
import { readdirSync } from 'node:fs'
import type { World } from './world.ts'

/** Pages of which nothing is behind their address: a link that nobody was sent, a reference that nobody got. */
const FOR_NOBODY = ['/invite/none', '/out/none', '/r/none']

function idsOf(world: World, sql: string): string[] {
  const ids = world.store.sqlite.prepare(sql).pluck().all() as string[]
  if (ids.length === 0) throw new Error(`Nothing to look at: ${sql}`)
  return ids
}

/** What needs no id. */
const FIXED =
  `/ /front /house /about /privacy /tab /search?q=huis /ask /ask/sent /help /help/traces /help/now
  /join /join/code /join/wait /join/yes /login /login/back /login/second /recover /unlock
  /me /me/erase /me/export /me/export/file /me/keys /me/keys/code /me/passphrase /talk
  /queue /queue/own /queue?kind=appeal /cases /team /team/alarms /figures /figures.csv /audit
  /rules /rules/new /rules/hearing /rules/reader /rules/words/1 /rules.json
  /settings /settings/keeping /settings/messages`.split(/\s+/)

/** The addresses, those that few may open too. */
export function everyPage(world: World): string[] {
  const each = (sql: string, ...addresses: string[]) =>
    idsOf(world, sql).flatMap((id) => addresses.map((address) => address.replace('ID', id)))
  return [
    ...FIXED,
    ...FOR_NOBODY,
    ...each('SELECT id FROM board', '/b/ID', '/b/ID/new'),
    ...each('SELECT id FROM thread LIMIT 6', '/t/ID', '/t/ID/tools'),
    ...each('SELECT id FROM post LIMIT 2', '/p/ID/edit', '/p/ID/report', '/p/ID/notice'),
    ...each('SELECT id FROM post LIMIT 1', '/p/ID', '/p/ID/placed', '/p/ID/quote'),
    ...each('SELECT id FROM conversation', '/talk/ID'),
    ...each('SELECT id FROM review_item GROUP BY kind, state, level, why', '/queue/ID'),
    ...each('SELECT id FROM "case" GROUP BY origin, state, level, outcome', '/cases/ID'),
    ...each('SELECT DISTINCT case_id FROM case_task', '/cases/ID'),
    ...each(`SELECT id FROM account WHERE role = 'moderator' LIMIT 1`, '/team/renew/ID'),
    ...each('SELECT id FROM site_rule LIMIT 2', '/rules/ID', '/rules/ID/try'),
  ]
}

/** The names of those files of pages that no address of `pages` leads to. */
export function notVisited(pages: readonly string[]): string[] {
  const paths = pages.map((page) => page.replace(/\?.*/, ''))
  const files = readdirSync('app/routes').filter((file) => file.endsWith('.tsx'))
  return files.filter((file) => {
    const parts = file
      .replace(/\.tsx$/, '')
      .replaceAll('[.]', '\0')
      .split('.')
      .filter((part) => part !== '_index')
      .map((part) =>
        part.startsWith('$') ? '[^/]+' : part.replace(/_$/, '').replaceAll('\0', '\\.'),
      )
    const pattern = new RegExp(`^/${parts.join('/')}$`)
    return !paths.some((path) => pattern.test(path))
  })
}
