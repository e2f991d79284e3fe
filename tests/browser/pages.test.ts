/**
 * Every page in every state: no violation that axe knows, nothing too small to tap, nothing wider than a
 * small phone, no error in the console, no request to another host. With PICTURES_TO=folder it leaves a
 * picture of each.
 */
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ServerBuild } from '@remix-run/node'
import { routePattern } from '#app/server/route-pattern.ts'
import { POSTS_A_PAGE } from '#db/queries/threads.ts'
import { PAST_BOARDS } from '#scripts/demo/content.ts'
import { bringIn, startWindows, type Windows } from '../helpers/browser.ts'
import { AXE, inspect } from '../helpers/inspect.ts'
import { startWorld, type World } from '../helpers/world.ts'
import { memberPages } from './pages/member.ts'
import { passphraseAsked } from './pages/passphrase-asked.ts'
import { rulesPages } from './pages/rules.ts'
import { staffPages } from './pages/staff.ts'
import type { Tour } from './pages/tour.ts'
import { visitorPages } from './pages/visitor.ts'

/** Some ninety pages, also where others are at work on the machine. */
const TOUR_MS = 900_000
const MOST_REQUESTS = 4
const MOST_BYTES = 30_000

let world: World
let windows: Windows
let build: ServerBuild
const visited = new Set<string>()

beforeAll(async () => {
  world = await startWorld({ seeded: true })
  windows = await startWindows(world)
  const file = join(import.meta.dirname, '../../build/server/index.js')
  build = (await import(pathToFileURL(file).href)) as ServerBuild
})
afterAll(async () => {
  await windows?.close()
  await world?.close()
})
afterEach(() => windows.endTest())

/** A tour whose windows bring axe along; what it finds wrong goes to `wrong`. */
function tourOf(wrong: string[]): Tour {
  return {
    world,
    windows: {
      ...windows,
      async open(options) {
        const page = await windows.open(options)
        await page.context().addInitScript(AXE)
        return page
      },
    },
    async look(page, name) {
      const route = routePattern(build, new URL(page.url()).pathname)
      // On a desk the parts stand otherwise, and that is the same in every state of a page.
      wrong.push(...(await inspect(page, name, !visited.has(route))))
      visited.add(route)
    },
  }
}

test(
  'every page in every state is for everybody',
  // Once: a second tour would find a world that the first one has changed.
  { timeout: TOUR_MS, retry: 0 },
  async () => {
    const wrong: string[] = []
    const tour = tourOf(wrong)
    await Promise.all([visitorPages(tour), memberPages(tour), staffPages(tour), rulesPages(tour)])
    await passphraseAsked(tour)
    expect(wrong).toEqual([])
  },
)

test('a thread of twenty posts is light at the first visit, and brings no framework', async ({
  annotate,
}) => {
  const long = PAST_BOARDS.flatMap((board) => board.threads).find(
    (thread) => thread.posts.length > POSTS_A_PAGE,
  )
  const page = await windows.open()
  await bringIn(page, world, await world.demo('demo-lid'))
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  const asked: string[] = []
  let bytes = 0
  devtools.on('Network.responseReceived', ({ response }) => asked.push(response.url))
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(`${world.origin}/t/${world.placed.threads.get(long?.key ?? '')}`)
  await page.waitForLoadState('networkidle')
  expect(await page.locator('article[data-post]').count()).toBe(POSTS_A_PAGE)
  await annotate(`${asked.length} requests, ${bytes} bytes`)
  expect(asked.length).toBeLessThanOrEqual(MOST_REQUESTS)
  expect(bytes).toBeGreaterThan(1_000)
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
  const scripts = await page
    .locator('script')
    .evaluateAll((all) =>
      all.map((one) => one.getAttribute('src')?.replace(/\?.*/, '') ?? 'inline'),
    )
  expect(scripts).toEqual(['/leave.js'])
})

test('no page was left out', () => {
  const pages = Object.values(build.routes)
    .filter((route) => route?.module.default !== undefined && route.path !== undefined)
    .map((route) => `/${route?.path}`)
    // The neutral page has no address of its own; what is not found has any.
    .filter((path) => path !== '/front' && path !== '/*')
  expect(pages.filter((page) => !visited.has(page))).toEqual([])
})
