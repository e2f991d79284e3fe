/** A member's way: join, write, wait, be read. With script and without. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { boardOf } from '../helpers/store.ts'
import { PHONE, TEXTS } from '../helpers/texts.ts'
import { bringIn, enter, signIn, startWindows, t, type Windows } from '../helpers/browser.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World
let windows: Windows
let board: string

beforeAll(async () => {
  world = await startWorld()
  windows = await startWindows(world)
  board = `${world.origin}/b/${await boardOf(world.store)}`
})
afterAll(async () => {
  await windows?.close()
  await world?.close()
})
afterEach(() => windows.endTest())

/** Joins with the names that the page itself proposes. Answers the recovery code. */
async function join(page: Page): Promise<string[]> {
  await enter(page, world, '/join')
  const proposed = await page.locator('#passphrase-hint').innerText()
  await page.getByLabel(t('account:join.passphrase')).fill(proposed.split(': ').at(-1) ?? '')
  for (const tick of ['age', 'rules', 'consent']) await page.locator(`#${tick}`).check()
  await page.getByRole('button', { name: t('account:join.send') }).click()
  await page.getByRole('heading', { name: t('account:code.heading') }).waitFor()
  return await page.locator('ol.code li').allInnerTexts()
}

async function write(page: Page, title: string, body: string): Promise<void> {
  await page.goto(`${board}/new`)
  await page.getByLabel(t('forum:compose.title')).fill(title)
  await page.getByLabel(t('forum:compose.body'), { exact: true }).fill(body)
  await page.getByRole('button', { name: t('forum:compose.place') }).click()
}

test.each([
  ['with script', true],
  ['without script', false],
])(
  'who joins writes, waits for a moderator and is read by another member, %s',
  async (how, script) => {
    const title = `Soep ${how}`
    const newcomer = await windows.open({ javaScriptEnabled: script })
    const code = await join(newcomer)
    expect(code).toHaveLength(12)
    await newcomer.reload()
    await newcomer.getByText(t('account:code.gone')).waitFor()

    await write(newcomer, title, TEXTS.none)
    const receipt = newcomer.locator('article[data-post]')
    expect(await receipt.getAttribute('data-state')).toBe('held')
    expect(await receipt.innerText()).toContain(TEXTS.none)

    const moderator = await windows.open()
    await signIn(moderator, world, await world.somebody('moderator'))
    await moderator.locator('[data-item][data-kind="newcomer"] a[data-open]').click()
    await moderator.getByRole('button', { name: t('desk:item.claim') }).click()
    await moderator.getByText(t('desk:item.releaseHint')).waitFor()
    await moderator.getByRole('button', { name: t('desk:item.approve') }).click()
    await moderator.waitForURL('**/queue?done=**')

    const other = await windows.open({ javaScriptEnabled: script })
    await bringIn(other, world, await world.somebody())
    await other.goto(board)
    await other.getByRole('link', { name: title }).click()
    const post = other.locator('article[data-state="visible"]')
    expect(await post.innerText()).toContain(TEXTS.none)
    await other.getByLabel(t('forum:compose.body'), { exact: true }).fill('Welke soep was het?')
    await other.getByRole('button', { name: t('forum:compose.place') }).click()
    await other.getByRole('heading', { name: t('forum:placed.visible.heading') }).waitFor()

    await newcomer.goto(`${world.origin}/me`)
    expect(await newcomer.locator('article[data-post]').getAttribute('data-state')).toBe('visible')
    await newcomer.locator('article[data-post] h3 a').click()
    expect(await newcomer.locator('article[data-state="visible"]').count()).toBe(2)
  },
)

test('a phone number is shown before anything is placed, and one button takes it away', async () => {
  const page = await windows.open({ javaScriptEnabled: false })
  await bringIn(page, world, await world.somebody())
  await write(page, 'Wie belt er mee', `${TEXTS.none} ${PHONE}`)

  expect(new URL(page.url()).searchParams.get('d')).toMatch(/^\w{20,}$/)
  expect(await page.locator('[data-privacy-warning] [data-found]').count()).toBe(1)
  expect(await page.locator('[data-found="phone"]').innerText()).toContain('06 12345678')
  const body = page.getByLabel(t('forum:compose.body'), { exact: true })
  expect(await body.inputValue()).toBe(`${TEXTS.none} ${PHONE}`)
  expect(await page.getByLabel(t('forum:compose.title')).inputValue()).toBe('Wie belt er mee')

  await page.getByRole('button', { name: t('forum:privacy.takeAway') }).click()
  expect(await page.locator('[data-privacy-warning]').count()).toBe(0)
  expect(await body.inputValue()).not.toMatch(/\d/)
  expect(await body.inputValue()).toContain(TEXTS.none)

  await page.getByRole('button', { name: t('forum:compose.place') }).click()
  await page.getByRole('heading', { name: t('forum:placed.visible.heading') }).waitFor()
  expect(await page.locator('article[data-state="visible"]').innerText()).not.toMatch(/\d{4}/)
})

test('a form that is refused comes back with its words and says at the field what is wrong', async () => {
  const page = await windows.open({ javaScriptEnabled: false })
  await bringIn(page, world, await world.somebody())
  await write(page, '', TEXTS.none)
  const title = page.locator('#title[aria-invalid="true"]')
  const described = await title.getAttribute('aria-describedby')
  expect(described).toContain('title-problem')
  expect(await page.locator('#title-problem').innerText()).toBe(t('forum:problems.title.empty'))
  expect(await page.locator('#body').inputValue()).toBe(TEXTS.none)
})

test('all that is a member’s own works without script, to the last: everything erased', async () => {
  const page = await windows.open({ javaScriptEnabled: false })
  const who = await world.somebody()
  await signIn(page, world, who)
  await write(page, 'Om te veranderen', TEXTS.none)
  await page.goto(`${world.origin}/me`)
  await page.getByRole('link', { name: t('account:me.edit') }).click()
  await page.locator('#body').fill('Vandaag heb ik brood gebakken.')
  await page.getByRole('button', { name: t('forum:compose.save') }).click()
  await page.getByText('Vandaag heb ik brood gebakken.').waitFor()
  await page.goto(`${world.origin}/search`)
  await page.locator('#q').fill('brood')
  await page.getByRole('button', { name: t('forum:search.button') }).click()
  expect(page.url()).not.toContain('brood')
  await page.getByRole('link', { name: 'Om te veranderen' }).click()
  const thread = page.url()
  expect(await page.locator('article[data-state="visible"]').innerText()).toContain('brood')

  await page.goto(`${world.origin}/me/export`)
  await page.locator('#passphrase').fill(who.passphrase)
  await page.getByRole('button', { name: t('account:export.send') }).click()
  await page.getByText('Vandaag heb ik brood gebakken.').waitFor()

  await write(page, 'Om weg te halen', TEXTS.none)
  await page.goto(`${world.origin}/me`)
  const mine = page.locator('article[data-post]').filter({ hasText: 'Om weg te halen' })
  await mine.locator('summary').click()
  await mine.getByRole('button', { name: t('forum:delete.yes') }).click()
  expect(await page.locator('article[data-state="visible"]').count()).toBe(1)

  await page.goto(`${world.origin}/me/erase`)
  await page.locator('#passphrase').fill(who.passphrase)
  await page.getByRole('button', { name: t('account:erase.send') }).click()
  await page.getByText(t('account:erase.done')).waitFor()
  await page.goto(thread)
  expect(await page.locator('article[data-state="visible"]').count()).toBe(0)
})

test('words sent after the session ended are there again after signing in', async () => {
  const page = await windows.open()
  const who = await world.somebody()
  await signIn(page, world, who)
  await page.goto(`${board}/new`)
  await page.getByLabel(t('forum:compose.title')).fill('Lang geschreven')
  await page.getByLabel(t('forum:compose.body'), { exact: true }).fill(TEXTS.none)
  world.clock.forward({ minutes: 31 })
  await page.getByRole('button', { name: t('forum:compose.place') }).click()

  await page.getByText(t('account:signIn.kept')).waitFor()
  await page.getByLabel(t('account:join.pseudonym')).fill(who.pseudonym)
  await page.getByLabel(t('account:join.passphrase')).fill(who.passphrase)
  await page.getByRole('button', { name: t('account:signIn.send') }).click()

  await page.getByText(t('forum:compose.keptAfterEnd')).waitFor()
  expect(new URL(page.url()).pathname).toBe(new URL(`${board}/new`).pathname)
  expect(await page.locator('#title').inputValue()).toBe('Lang geschreven')
  expect(await page.locator('#body').inputValue()).toBe(TEXTS.none)
  await page.getByRole('button', { name: t('forum:compose.place') }).click()
  await page.getByRole('heading', { name: t('forum:placed.visible.heading') }).waitFor()
})
