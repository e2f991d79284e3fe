/** A cry for help: what its writer sees, who hears it and how fast, and that a dead line says so. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { bringIn, startWindows, t, type Windows } from '../helpers/browser.ts'
import { place } from '../helpers/placing.ts'
import { boardOf } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

const HEARD_WITHIN_MS = 2_000
/** A line that broke is tried again for eight seconds before the page says that it is deaf. */
const DEAF_WITHIN_MS = 15_000

let world: World
let windows: Windows
let professional: Somebody

beforeAll(async () => {
  world = await startWorld()
  windows = await startWindows(world)
  professional = await world.somebody('professional')
})
afterAll(async () => {
  await windows?.close()
  await world?.close()
})
afterEach(() => windows.endTest())

async function cryForHelp(page: Page): Promise<void> {
  await page.goto(`${world.origin}/b/${await boardOf(world.store)}/new`)
  await page.getByLabel(t('forum:compose.title')).fill('Gisteren')
  await page.getByLabel(t('forum:compose.body'), { exact: true }).fill(TEXTS.acute)
  await page.getByRole('button', { name: t('forum:compose.place') }).click()
}

/** The page of a professional that stands open, as on a shift. */
async function openDesk(): Promise<Page> {
  const desk = await windows.open()
  await bringIn(desk, world, professional)
  await desk.goto(`${world.origin}/cases`)
  expect(await desk.locator('[data-banner]').isVisible()).toBe(false)
  return desk
}

test('with nobody on call the writer is told so, and what can be done now', async () => {
  const page = await windows.open({ javaScriptEnabled: false })
  await bringIn(page, world, await world.somebody())
  await cryForHelp(page)
  const help = page.locator('[data-risk-help]')
  expect(await help.innerText()).toContain(t('forum:placed.risk.nobody'))
  expect(await help.locator('a[href="tel:112"]').count()).toBeGreaterThan(0)
  expect(await help.locator('.services li').count()).toBeGreaterThan(2)

  // The case is ended, so that the next test begins in silence.
  const desk = await windows.open()
  await bringIn(desk, world, professional)
  await desk.goto(`${world.origin}/cases`)
  expect(await desk.locator('[data-banner]').isVisible()).toBe(true)
  await desk.getByText(t('desk:cases.notOnCall')).waitFor()
  await desk.locator('[data-case] a[data-open]').click()
  await desk.getByRole('button', { name: t('desk:case.acknowledge') }).click()
  await desk.getByText(t('desk:case.outcome')).click()
  await desk.locator('#outcome').selectOption('no-answer')
  await desk.getByRole('button', { name: t('desk:case.close') }).click()
  await desk.getByText(t('desk:cases.empty')).waitFor()
})

test('an open page hears a cry for help at once, and its writer sees who took it', async ({
  annotate,
}) => {
  await world.onCall(professional)
  const desk = await openDesk()
  const page = await windows.open()
  await bringIn(page, world, await world.somebody())

  const heard = desk
    .locator('[data-banner]')
    .waitFor()
    .then(() => performance.now())
  const answered = page
    .waitForResponse((response) => response.request().method() === 'POST')
    .then(() => performance.now())
  await cryForHelp(page)
  const latency = (await heard) - (await answered)
  await annotate(`An open page heard it ${Math.round(latency)} ms after the answer.`)
  expect(latency).toBeLessThan(HEARD_WITHIN_MS)
  expect(await desk.title()).toMatch(/^\(1\) /)

  const help = page.locator('[data-risk-help]')
  expect(await help.innerText()).toContain(t('forum:placed.risk.warned'))
  expect(await page.locator('article[data-post]').getAttribute('data-state')).toBe('held')
  await page.getByRole('button', { name: t('forum:placed.risk.yes'), exact: true }).click()
  await page.getByText(t('forum:placed.risk.answeredYes')).waitFor()

  await desk.locator('[data-fresh]').click()
  await desk.locator('main > .items [data-level="acute"] a[data-open]').click()
  expect(await desk.locator('.marked').innerText()).toContain(TEXTS.acute)
  await desk.getByText(t('desk:case.contactAnswer.yes')).waitFor()
  await desk.getByRole('button', { name: t('desk:case.acknowledge') }).click()
  await desk.locator('[data-banner]').waitFor({ state: 'hidden' })

  // Her page says so by itself, where she left it; without script it is there after the next look.
  await help.getByText(t('forum:placed.risk.taken', { name: professional.pseudonym })).waitFor()

  await desk.locator('#note').fill('We schreven elkaar.')
  await desk.getByRole('button', { name: t('desk:case.addNote') }).click()
  await desk.getByText('We schreven elkaar.').waitFor()
})

test('after its session the page of who is on call hears that a case waits, and nothing more; when the line is dead it says so', async () => {
  const desk = await openDesk()
  const devtools = await desk.context().newCDPSession(desk)
  const rings: string[] = []
  await devtools.send('Network.enable')
  devtools.on('Network.eventSourceMessageReceived', (message) => {
    if (message.eventName === 'ring') rings.push(message.data)
  })
  world.clock.forward({ minutes: 31 })
  const writer = await world.somebody()
  await place(world.store, writer, { body: TEXTS.acute, now: world.clock.now() })
  await desk.locator('[data-banner]').waitFor()
  expect(rings.length).toBeGreaterThan(0)
  expect(new Set(rings)).toEqual(new Set(['{"ringing":1}']))
  expect(await desk.locator('[data-deaf]').isVisible()).toBe(false)

  const other = await desk.context().newPage()
  await other.goto(`${world.origin}/cases`)
  expect(await other.locator('[data-case]').count()).toBe(0)

  await world.stopServer()
  await desk.locator('[data-deaf]').waitFor({ timeout: DEAF_WITHIN_MS })
  expect(await desk.locator('[data-deaf]').innerText()).toBe(t('desk:live.deaf'))
  // The browser tells of the dead line too; nothing else is odd.
  expect(windows.oddities().filter((line) => !line.includes('net::ERR_'))).toEqual([])
})
