/** Everything by keyboard, and in another language, without script where that is promised. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { translator } from '#app/i18n/translate.ts'
import { bringIn, enter, startWindows, t, type Windows } from '../helpers/browser.ts'
import { itemOf } from '../helpers/looking.ts'
import { place } from '../helpers/placing.ts'
import { TEXTS } from '../helpers/texts.ts'
import { startWorld, type World } from '../helpers/world.ts'

const MOST_STOPS = 60

let world: World
let windows: Windows

beforeAll(async () => {
  world = await startWorld({ seeded: true })
  windows = await startWindows(world)
})
afterAll(async () => {
  await windows?.close()
  await world?.close()
})
afterEach(() => windows.endTest())

/** Goes on by Tab until `selector` has the focus; every stop on the way must be plain to see. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 1; stop <= MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate((wanted) => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return { arrived: false, seen: true, what: '' }
      const { outlineStyle, outlineWidth } = getComputedStyle(focused)
      const box = focused.getBoundingClientRect()
      return {
        arrived: focused.matches(wanted),
        seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && box.height > 0,
        what: focused.outerHTML.slice(0, 80),
      }
    }, selector)
    if (!here.seen) throw new Error(`The focus can't be seen at ${here.what}`)
    if (here.arrived) return
  }
  throw new Error(`No way to ${selector} by Tab`)
}

test('joining and writing need Tab, Space and Enter alone', async () => {
  const page = await windows.open()
  await page.goto(world.origin)
  await tabTo(page, 'main button.main')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: t('forum:boards.heading') }).waitFor()
  await tabTo(page, 'a[href="/join"]')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/join')
  await tabTo(page, '#pseudonym')
  await page.keyboard.type('kalme otter 31')
  await tabTo(page, '#passphrase')
  await page.keyboard.type('vier witte zeilen op het water')
  for (const tick of ['#age', '#rules', '#consent']) {
    await tabTo(page, tick)
    await page.keyboard.press('Space')
  }
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: t('account:code.heading') }).waitFor()
  await tabTo(page, 'main a.button.main')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: t('forum:boards.heading') }).waitFor()
  await tabTo(page, 'a.card')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/b/*')
  await tabTo(page, 'main a.button.main')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/new')
  await tabTo(page, '#title')
  await page.keyboard.type('Met de toetsen')
  await tabTo(page, '#body')
  await page.keyboard.type(TEXTS.none)
  await tabTo(page, 'button.main')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: t('forum:placed.held.heading') }).waitFor()
  expect(await page.locator('article[data-state="held"]').innerText()).toContain(TEXTS.none)
})

test('an item of the queue is opened, taken and decided by single keys, but never while typing', async () => {
  const now = world.clock.now()
  const writer = await world.somebody('member', 0)
  const post = await place(world.store, writer, { title: 'Een nieuwe stem', now })
  const page = await windows.open()
  await bringIn(page, world, await world.somebody('moderator'))
  await page.goto(`${world.origin}/queue`)
  const item = await itemOf(world.store, post.postId)
  const rows = await page.locator('[data-item]').count()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  expect(await page.evaluate(() => document.activeElement?.matches('a[data-open]'))).toBe(true)
  await page.keyboard.press('o')
  await page.waitForURL('**/queue/*')
  await page.goto(`${world.origin}/queue/${item.id}`)
  await page.keyboard.press('c')
  await page.getByText(t('desk:item.releaseHint')).waitFor()
  // In a field the keys are letters.
  await page.locator('#approve-warning').focus()
  await page.keyboard.type('acu')
  expect(await page.locator('#approve-warning').inputValue()).toBe('acu')
  await page.locator('#approve-warning').fill('')
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await page.waitForURL('**done=**')
  await page.goto(`${world.origin}/queue`)
  expect(await page.locator('[data-item]').count()).toBe(rows - 1)
  await page.goto(`${world.origin}/t/${post.threadId}`)
  expect(await page.locator('article[data-state="visible"]').count()).toBe(1)
})

test('a key shows nothing that was not opened, and held down it does one deed', async () => {
  const now = world.clock.now()
  const writer = await world.somebody('member', 0)
  const { postId } = await place(world.store, writer, { body: TEXTS.attention, now })
  const page = await windows.open()
  await bringIn(page, world, await world.somebody('moderator'))
  await page.goto(`${world.origin}/queue/${(await itemOf(world.store, postId)).id}`)
  await page.keyboard.down('a')
  await page.locator('details[data-text][open]').waitFor()
  await page.keyboard.down('a')
  await page.keyboard.up('a')
  // It leads to the reason, and decides nothing.
  await page.keyboard.press('r')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('reason-remove')
  await page.keyboard.press('Escape')
  expect((await itemOf(world.store, postId)).state).toBe('open')
  await page.keyboard.press('a')
  await page.waitForURL('**done=**')
})

const TWENTY = 20
const THREE_MINUTES = 180_000

/** Keys that decide the item that is open; every one of them leads to the next item. */
const BY_KEYS: Record<string, (page: Page) => Promise<void>> = {
  approve: (page) => page.keyboard.press('a'),
  escalate: (page) => page.keyboard.press('e'),
  async remove(page) {
    await page.keyboard.press('r')
    // On an objection the key leads to its answer; else to the reason.
    if (!(await page.locator('#reason-remove').isVisible())) return page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+Enter')
  },
}

/** Presses keys that lead to another page, and answers the item that is open then. */
async function onTo(page: Page, keys: () => Promise<void>): Promise<string> {
  const arrived = page.waitForEvent('framenavigated')
  await keys()
  await arrived
  await page.waitForLoadState()
  expect(await page.evaluate(() => document.activeElement?.matches('h1[data-here]'))).toBe(true)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

test('twenty items of the demo are cleared by keys alone, and the next one is always open', async ({
  annotate,
}) => {
  const page = await windows.open()
  await bringIn(page, world, await world.demo('demo-moderator'))
  await page.goto(`${world.origin}/queue`)
  const began = Date.now()
  const done: string[] = []
  await page.keyboard.press('?')
  await page.getByText(t('desk:live.keys')).waitFor()
  await page.keyboard.press('?')
  await page.keyboard.press('j')
  let item = await onTo(page, () => page.keyboard.press('o'))
  const second = await onTo(page, () => page.keyboard.press('j'))
  expect(second).not.toBe(item)
  expect(await onTo(page, () => page.keyboard.press('k'))).toBe(item)
  while (done.length < TWENTY) {
    const level = await page.locator('[data-item]').getAttribute('data-level')
    const kind = level === 'acute' ? 'escalate' : done.length % 3 === 1 ? 'remove' : 'approve'
    if (done.length % 5 === 0) await onTo(page, () => page.keyboard.press('c'))
    await page.keyboard.press('o')
    const next = await onTo(page, () => BY_KEYS[kind]?.(page) ?? Promise.resolve())
    expect(next).not.toBe(item)
    done.push(item)
    item = next
  }
  const last = done.at(-1)
  expect(await onTo(page, () => page.keyboard.press('u'))).toBe(last)
  await page.keyboard.press('o')
  await onTo(page, () => page.keyboard.press('a'))
  const seconds = (Date.now() - began) / 1000
  await annotate(`twenty items in ${seconds.toFixed(1)} s`)
  expect(seconds * 1000).toBeLessThan(THREE_MINUTES)
  const decided = await world.store.read
    .selectFrom('decision')
    .select('item_id')
    .where('item_id', 'in', done)
    .where('undone', '=', 0)
    .execute()
  expect(new Set(decided.map((one) => one.item_id)).size).toBe(TWENTY)
})

test('the language is switched without script, and the page says which it is', async () => {
  const page = await windows.open({ javaScriptEnabled: false })
  await enter(page, world)
  const html = page.locator('html')
  expect(await html.getAttribute('lang')).toBe('nl')
  await page.goto(`${world.origin}/house`)
  await page.getByLabel(t('common:language.label')).selectOption('en')
  await page.getByRole('button', { name: t('common:language.switch') }).click()
  expect(new URL(page.url()).pathname).toBe('/house')
  expect(await html.getAttribute('lang')).toBe('en')
  expect(await html.getAttribute('dir')).toBe('ltr')
  await page.getByRole('heading', { name: translator('en')('standing:house.heading') }).waitFor()
  await page.goto(`${world.origin}/`)
  expect(await html.getAttribute('lang')).toBe('en')

  const english = await windows.open({ javaScriptEnabled: false, locale: 'en-GB' })
  await english.goto(world.origin)
  expect(await english.locator('html').getAttribute('lang')).toBe('en')
  await english.getByRole('button', { name: translator('en')('standing:front.enter') }).waitFor()
})
