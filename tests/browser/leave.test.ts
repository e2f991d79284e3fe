/** The way out: at once, by tap or by key, and Back shows no word of what was here. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { sessionsOf } from '#db/queries/sessions.ts'
import { bringIn, startWindows, t, type Windows } from '../helpers/browser.ts'
import { place } from '../helpers/placing.ts'
import { boardOf } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

const TITLE = 'Over de kast op zolder'
const REPLY = 'Bij mij stond er ook een, met een groen gordijn.'

let world: World
/** Without Playwright's own setting, which would take away the memory that Back shows pages from. */
let windows: Windows
let thread: string
let board: string

beforeAll(async () => {
  world = await startWorld()
  windows = await startWindows(world, { remembers: true })
  const author = await world.somebody()
  const now = world.clock.now()
  const opening = await place(world.store, author, { title: TITLE, body: TEXTS.none, now })
  for (let count = 1; count <= 12; count += 1) {
    await place(world.store, author, { threadId: opening.threadId, body: `${REPLY} ${count}`, now })
  }
  thread = `${world.origin}/t/${opening.threadId}`
  board = `${world.origin}/b/${await boardOf(world.store)}`
})
afterAll(async () => {
  await windows?.close()
  await world?.close()
})
afterEach(() => windows.endTest())

async function memberAt(
  address: string,
  options: Parameters<Windows['open']>[0] = {},
): Promise<{ page: Page; who: Somebody }> {
  const page = await windows.open(options)
  const who = await world.somebody()
  await bringIn(page, world, who)
  await page.goto(address)
  return { page, who }
}

/** The browser's own Back button. Answers everything that could be read on the way. */
async function goBack(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page)
  const { currentIndex, entries } = await devtools.send('Page.getNavigationHistory')
  const before = entries[currentIndex - 1]
  if (before === undefined) return ''
  await devtools.send('Page.navigateToHistoryEntry', { entryId: before.id })
  let read = ''
  for (let look = 0; look < 12; look += 1) {
    await page.waitForTimeout(40)
    // Between two documents there is nothing to read.
    read += await page.content().catch(() => '')
  }
  await devtools.detach()
  return read
}

/** Four pages and one post, then the page of the thread. */
async function readAndWrite(page: Page): Promise<void> {
  await page.goto(board)
  await page.getByRole('link', { name: TITLE }).click()
  await page.goto(`${board}/new`)
  await page.getByLabel(t('forum:compose.title')).fill('Nog een kast')
  await page.getByLabel(t('forum:compose.body'), { exact: true }).fill(REPLY)
  await page.getByRole('button', { name: t('forum:compose.place') }).click()
  await page.getByRole('heading', { name: t('forum:placed.visible.heading') }).waitFor()
  await page.goto(`${world.origin}/me`)
  await page.goto(thread)
}

test('this browser shows pages from its memory, so that what follows proves something', async () => {
  const page = await windows.open()
  await page.goto(`${world.outside}one`)
  await page.evaluate(() => {
    window.addEventListener('pageshow', (event) => {
      document.title = `from memory: ${event.persisted}`
    })
  })
  await page.goto(`${world.outside}two`)
  expect(await goBack(page)).toContain('from memory: true')
})

test.each([
  ['with script', true],
  ['without script', false],
])('after the exit, Back shows no word six times over, %s', async (_, javaScriptEnabled) => {
  const { page, who } = await memberAt(`${world.origin}/`, { javaScriptEnabled })
  await readAndWrite(page)
  // Before the exit, Back does lead to the words.
  await page.goto(board)
  expect((await goBack(page)).includes(REPLY)).toBe(true)

  const [cookie] = await page.context().cookies(world.origin)
  const left = page.waitForResponse((response) => response.url().endsWith('/leave'))
  await page.getByRole('link', { name: t('common:leave.label') }).click()
  const answer = await left
  await page.waitForURL(world.outside)
  expect(answer.status()).toBe(303)
  expect(await answer.headerValue('clear-site-data')).toBe('"cache", "cookies", "storage"')
  expect(await sessionsOf(world.store.read, who.id)).toEqual([])
  expect(await page.context().cookies(world.origin)).toEqual([])

  for (let time = 1; time <= 6; time += 1) {
    const read = await goBack(page)
    const words = [TITLE, REPLY, TEXTS.none, who.pseudonym, 'Nog een kast']
    expect(words.filter((word) => read.includes(word))).toEqual([])
  }
  const old = await fetch(thread, { headers: { cookie: `${cookie?.name}=${cookie?.value}` } })
  expect(await old.text()).toContain(t('standing:front.enter'))
})

test('with script the page is blank at once, also when the line is dead, and goes on when it is back', async () => {
  const { page } = await memberAt(thread)
  const line = Promise.withResolvers<void>()
  await page.route('**/leave', async (route) => {
    await line.promise
    await route.continue()
  })
  const seen = await page.evaluate(() => {
    document.querySelector<HTMLElement>('[data-leave]')?.click()
    return { whole: document.documentElement.outerHTML, title: document.title }
  })
  expect(seen.whole).toBe(
    '<html lang="nl" dir="ltr"><head><title>Weer</title></head><body></body></html>',
  )
  expect(seen.title).toBe('Weer')
  line.resolve()
  await page.waitForURL(world.outside)
})

test('with no line at all nothing of the page is left either', async () => {
  const { page } = await memberAt(thread)
  await page.context().setOffline(true)
  await page.getByRole('link', { name: t('common:leave.label') }).click({ noWaitAfter: true })
  await page.waitForFunction(() => !document.body.innerText.includes('kast'))
  expect(await page.content()).not.toContain(TITLE)
  expect(windows.oddities().filter((line) => !line.includes('net::ERR_'))).toEqual([])
})

async function press(page: Page, times: number): Promise<void> {
  for (let time = 1; time <= times; time += 1) await page.keyboard.press('Shift')
}

/** Types as hands do: Shift goes down before a capital and up after it. */
async function type(page: Page, text: string): Promise<void> {
  for (const sign of text) {
    const capital = sign !== sign.toLowerCase()
    if (capital) await page.keyboard.down('Shift')
    await page.keyboard.press(capital ? `Key${sign}` : sign === ' ' ? 'Space' : sign)
    if (capital) await page.keyboard.up('Shift')
  }
}

describe('Shift three times', () => {
  test('leaves, from the page and from within a text', async () => {
    const { page } = await memberAt(thread)
    await press(page, 3)
    await page.waitForURL(world.outside)
    expect(await page.title()).toBe('Buiten')

    const writing = await memberAt(thread)
    await writing.page.locator('#body').fill('half een zin')
    await writing.page.locator('#body').focus()
    await press(writing.page, 3)
    await writing.page.waitForURL(world.outside)
  })

  test('leaves from the front page and from the help pages, without any session', async () => {
    const page = await windows.open()
    for (const path of ['/', '/help', '/help/now']) {
      await page.goto(world.origin + path)
      await press(page, 3)
      await page.waitForURL(world.outside)
      expect(await page.title()).toBe('Buiten')
    }
  })

  test('stays when Shift was used for capitals, or too slowly', async () => {
    const page = await windows.open()
    await page.clock.install()
    await bringIn(page, world, await world.somebody())
    await page.goto(thread)
    await page.locator('#body').focus()
    await type(page, 'ABC')
    await press(page, 2)
    await page.clock.fastForward(5_100)
    await press(page, 1)
    // Two more within five seconds of the last: three in all, but the first two are long ago.
    await page.clock.fastForward(4_000)
    await press(page, 1)
    const words = 'Ik WIL Nu Niet Weg En Ik Typ Snel Met Hoofdletters ZOALS Oma Deed '
    await type(page, words)
    expect(page.url()).toBe(thread)
    expect(await page.locator('#body').inputValue()).toBe(`ABC${words}`)
  })
})

test.each([320, 1280])(
  'the exit is large enough, comes after the skip link, and nothing covers it at %i px',
  async (width) => {
    const { page } = await memberAt(thread, { viewport: { width, height: 640 } })
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('leave')

    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    expect(height).toBeGreaterThan(2 * 640)
    for (const scroll of [0, height / 2, height]) {
      const found = await page.evaluate((top) => {
        window.scrollTo(0, top)
        const exit = document.querySelector('[data-leave]')
        const box = exit?.getBoundingClientRect()
        if (!exit || !box) return undefined
        const [middle, centre] = [box.top + box.height / 2, box.left + box.width / 2]
        const points = [
          [box.left + 2, middle],
          [centre, box.top + 2],
          [centre, middle],
          [centre, box.bottom - 2],
          [box.right - 2, middle],
        ] as const
        const onTop = points.map(([x, y]) => exit.contains(document.elementFromPoint(x, y)))
        return { onTop, width: box.width, height: box.height }
      }, scroll)
      expect(found?.onTop).toEqual([true, true, true, true, true])
      expect(found?.width).toBeGreaterThanOrEqual(44)
      expect(found?.height).toBeGreaterThanOrEqual(44)
    }
  },
)
