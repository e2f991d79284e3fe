import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { routePattern } from '#app/server/route-pattern.ts'

/** As much of a build as its routes: id, path, and whose child it is. */
function aBuild(routes: Record<string, string | undefined>): ServerBuild {
  const entries = Object.entries(routes).map(([id, path]) => [
    id,
    { id, path, ...(id === 'root' ? {} : { parentId: parentOf(id) }) },
  ])
  return { routes: Object.fromEntries(entries) } as ServerBuild
}

function parentOf(id: string): string {
  return id.startsWith('help.') ? 'help' : 'root'
}

const BUILD = aBuild({
  root: '',
  home: undefined,
  'help.situation': ':situation',
  'help.traces': 'traces',
  help: 'help',
  board: 'b/:board',
  new: 'b/:board/new',
  thread: 't/:thread',
  me: 'me/export/file',
})

test.each([
  ['/', '/'],
  ['/help', '/help'],
  ['/help/traces', '/help/traces'],
  ['/help/night', '/help/:situation'],
  ['/b/stil', '/b/:board'],
  ['/b/stil/new', '/b/:board/new'],
  ['/t/9fKq2', '/t/:thread'],
  ['/me/export/file', '/me/export/file'],
  ['/leave', '/leave'],
  ['/healthz', '/healthz'],
  ['/events', '/events'],
  ['/b/stil/9fKq2', 'other'],
  ['/anna@voorbeeld.nl', 'other'],
  ['/icon.svg', 'other'],
  ['', 'other'],
])('the log calls %s %s', (path, pattern) => {
  expect(routePattern(BUILD, path)).toBe(pattern)
})
