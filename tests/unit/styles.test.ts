/** Two sheets: what stands in members' pages, and the desks' own. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const app = join(import.meta.dirname, '../../app')

/** Only staff get to see these, and they get both sheets. */
const OF_STAFF =
  /^(components\/(administration|desk|figures|rules)|routes\/(audit|cases|figures|queue|rules|settings|team|t\.\$thread_\.tools))/

function imported(sheet: string): string[] {
  const text = readFileSync(join(app, 'styles', sheet), 'utf8')
  return [...text.matchAll(/@import '\.\/([\w-]+\.css)'/g)].map(([, name = '']) => name)
}

function classesIn(sheets: string[]): Set<string> {
  const rules = sheets.map((name) => readFileSync(join(app, 'styles', name), 'utf8'))
  const selectors = rules.join('\n').match(/^[^;]*(?=[{,]$)/gm) ?? []
  return new Set(selectors.join(' ').match(/(?<=\.)[a-z][\w-]*/g))
}

/** Each name in a class attribute, whether it is said plainly or chosen. */
function classesUsedIn(file: string): string[] {
  const attributes =
    readFileSync(join(app, file), 'utf8').match(/className=("[^"]*"|\{[^}]*\})/g) ?? []
  return attributes.flatMap((one) => one.slice('className='.length).match(/[a-z][\w-]*/g) ?? [])
}

test("no member's page needs a rule that only the desks' sheet has", () => {
  const members = classesIn(imported('members.css'))
  const desks = classesIn(imported('index.css').filter((name) => name !== 'members.css'))
  const missing = [...desks].filter((name) => !members.has(name))
  expect(missing).toEqual(expect.arrayContaining(['beside', 'claim', 'rota', 'counts']))
  const files = globSync('{components,routes}/**/*.tsx', { cwd: app })
  expect(files.filter((file) => OF_STAFF.test(file)).length).toBeGreaterThan(40)
  for (const file of files.filter((one) => !OF_STAFF.test(one))) {
    expect([file, classesUsedIn(file).filter((name) => missing.includes(name))]).toEqual([file, []])
  }
})

test('each sheet of the house is in one of the two', () => {
  const all = globSync('*.css', { cwd: join(app, 'styles') })
  const used = ['index.css', ...imported('index.css'), ...imported('members.css')]
  expect(used.toSorted()).toEqual(all.toSorted())
})
