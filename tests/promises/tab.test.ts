/** What somebody can choose for a tab: no trail in it, no key to leave with, no blank page out of sight. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { sessionsOf } from '#db/queries/sessions.ts'
import { bringIn, enter, startWindows, t, type Windows } from '../helpers/browser.ts'
import { place } from '../helpers/placing.ts'
import { boardOf } from '../helpers/store.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

const BODY = 'Op zolder staat een kast met een groen gordijn.'

let world: World
let windows: Windows
let thread: string
let board: string

beforeAll(async () => {
  world = await startWorld()
  windows = await startWindows(world, { remembers: true })
  const author = await world.somebody()
  const { threadId } = await place(world.store, author, { body: BODY, now: world.clock.now() })
  thread = `${world.origin}/t/${threadId}`
  board = `${world.origin}/b/${await boardOf(world.store)}`
})
afterAll(async () => {
  await windows?.close()
  await world?.close()
})
afterEach(() => windows.endTest())

async function memberAt(address: string): Promise<{ page: Page; who: Somebody }> {
  const page = await windows.open()
  const who = await world.somebody()
  await bringIn(page, world, who)
  await page.goto(address)
  return { page, who }
}

/** Sets or takes away a tick at /tab. */
async function choose(page: Page, what: 'replace' | 'key' | 'away', on: boolean): Promise<void> {
  await page.goto(`${world.origin}/tab`)
  await page.getByLabel(t(`account:tab.${what}`), { exact: true }).setChecked(on)
  await page.getByRole('button', { name: t('account:tab.send') }).click()
  await page.getByText(t('account:tab.kept')).waitFor()
}

test('with no trail chosen Back leads out of here after five pages, and so it does after the exit', async () => {
  const page = await windows.open()
  await enter(page, world)
  await choose(page, 'replace', true)
  // A new start: from here on every page takes the place of the one before.
  await page.goto(`${world.outside}before`)
  const before = await page.evaluate(() => history.length)
  await page.goto(world.origin)
  const links = [board, thread, '/help', '/help/traces', '/about']
  for (const link of links) {
    const path = link.replace(world.origin, '')
    await page.locator(`a[href="${path}"]`).first().click()
    await page.waitForURL(`${world.origin}${path}`)
    expect(await page.evaluate(() => history.length)).toBe(before + 1)
  }
  // Within a page too: the way to its words leaves no step.
  await page.locator('a[href="#main"]').press('Enter')
  await page.waitForURL('**/about#main')
  expect(await page.evaluate(() => history.length)).toBe(before + 1)
  await page.locator('[data-leave]').click()
  await page.waitForURL(world.outside)
  expect(await page.evaluate(() => history.length)).toBe(before + 1)
  // A page out of the browser's memory loads nothing that could be waited for.
  void page.goBack().catch(() => {})
  await page.waitForURL(`${world.outside}before`, { waitUntil: 'commit' })
})

test('the choice is forgotten on leaving', async () => {
  const { page } = await memberAt(board)
  await choose(page, 'replace', true)
  expect((await page.context().cookies()).map(({ name }) => name)).toContain('t')
  await page.locator('[data-leave]').click()
  await page.waitForURL(world.outside)
  expect(await page.context().cookies(world.origin)).toEqual([])
})

test('Shift three times stays where the key was turned off, and the exit still works', async () => {
  const { page } = await memberAt(board)
  await choose(page, 'key', false)
  await page.goto(thread)
  for (let time = 1; time <= 6; time += 1) await page.keyboard.press('Shift')
  await page.waitForTimeout(200)
  expect(page.url()).toBe(thread)
  expect(await page.content()).toContain(BODY)
  await page.locator('[data-leave]').click()
  await page.waitForURL(world.outside)
})

/** Puts the page out of sight or back into it: the browser of the tests shows every page it has. */
async function sight(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

describe('out of sight', () => {
  test('the page is blank at once and comes back within a minute', async () => {
    const { page } = await memberAt(thread)
    await sight(page, 'hidden')
    expect(await page.locator('body *').filter({ visible: true }).count()).toBe(0)
    await sight(page, 'visible')
    expect(await page.getByText(BODY).isVisible()).toBe(true)
  })

  test('after a minute the passphrase is asked at every address, and what was typed is there again', async () => {
    const page = await windows.open()
    await page.clock.install()
    const who = await world.somebody()
    await bringIn(page, world, who)
    await page.goto(thread)
    await page.locator('#body').fill('Half een zin over soep')
    await sight(page, 'hidden')
    const told = page.waitForResponse((response) => response.url().endsWith('/away'))
    await page.clock.runFor(63_000)
    await told
    expect(await page.content()).not.toContain('kast')
    await sight(page, 'visible')
    await page.getByRole('heading', { name: t('account:unlock.heading') }).waitFor()
    const [session] = await sessionsOf(world.store.read, who.id)
    expect(session?.away).toBe(1)

    const second = await page.context().newPage()
    for (const address of [thread, board, `${world.origin}/me`, `${world.origin}/`]) {
      await second.goto(address)
      await second.getByRole('heading', { name: t('account:unlock.heading') }).waitFor()
      expect(await second.content()).not.toContain('kast')
    }
    await second.close()

    await page.getByLabel(t('account:join.passphrase')).fill('wat anders dan het was')
    await page.getByRole('button', { name: t('account:unlock.send') }).click()
    await page.getByText(t('account:problems.current')).first().waitFor()
    await page.getByLabel(t('account:join.passphrase')).fill(who.passphrase)
    await page.getByRole('button', { name: t('account:unlock.send') }).click()
    await page.waitForURL(`${thread}?d=**`)
    expect(await page.locator('#body').inputValue()).toBe('Half een zin over soep')
  })

  test('without a line the page stays blank, and locks with what was typed once there is one', async () => {
    const page = await windows.open()
    await page.clock.install()
    const who = await world.somebody()
    await bringIn(page, world, who)
    await page.goto(thread)
    // More than what may outlive a page.
    const words = 'Een lange zin over soep. '.repeat(3_000)
    await page.locator('#body').fill(words)
    let tries = 0
    await page.route('**/away', async (route) => {
      tries += 1
      if (tries === 1) await route.abort()
      else if (tries === 2) await route.fulfill({ status: 503, body: 'too much at once' })
      else await route.continue()
    })
    await sight(page, 'hidden')
    await page.clock.runFor(63_000)
    await sight(page, 'visible')
    await expect.poll(() => tries).toBe(1)
    expect(await page.locator('body').innerText()).toBe('')
    await page.clock.runFor(3_100)
    await expect.poll(() => tries).toBe(2)
    await page.clock.runFor(3_100)
    await page.getByRole('heading', { name: t('account:unlock.heading') }).waitFor()
    await page.getByLabel(t('account:join.passphrase')).fill(who.passphrase)
    await page.getByRole('button', { name: t('account:unlock.send') }).click()
    await page.waitForURL(`${thread}?d=**`)
    expect(await page.locator('#body').inputValue()).toBe(words)
    const odd = windows.oddities().filter((line) => !/net::ERR_FAILED|status of 503/.test(line))
    expect(odd).toEqual([])
  })

  test('after a minute readers come to the front page', async () => {
    const page = await windows.open()
    await page.clock.install()
    await enter(page, world)
    await page.goto(thread)
    await sight(page, 'hidden')
    const told = page.waitForResponse((response) => response.url().endsWith('/away'))
    await page.clock.runFor(63_000)
    await told
    await sight(page, 'visible')
    await page.getByRole('button', { name: t('standing:front.enter') }).waitFor()
    expect(await page.content()).not.toContain('kast')
  })

  test('somebody who reads another page of ours stays signed in', async () => {
    const { page, who } = await memberAt(thread)
    await page
      .context()
      .newPage()
      .then((other) => other.goto(board))
    await page.clock.install()
    await page.reload()
    await sight(page, 'hidden')
    await page.clock.runFor(60_100)
    // The other page answers by the real clock.
    await new Promise((resolve) => setTimeout(resolve, 600))
    await page.clock.runFor(2_000)
    await sight(page, 'visible')
    const [session] = await sessionsOf(world.store.read, who.id)
    expect(session?.away).toBe(0)
    expect(await page.getByText(BODY).isVisible()).toBe(true)
  })

  test('nothing of it happens where it was turned off, nor at the desk of who works here', async () => {
    const { page } = await memberAt(board)
    await choose(page, 'away', false)
    await page.goto(thread)
    await sight(page, 'hidden')
    expect(await page.getByText(BODY).isVisible()).toBe(true)
    const desk = await windows.open()
    await bringIn(desk, world, await world.somebody('moderator'))
    await desk.goto(`${world.origin}/queue`)
    await sight(desk, 'hidden')
    expect(await desk.getByRole('heading').first().isVisible()).toBe(true)
  })
})
