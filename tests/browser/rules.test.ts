/** A rule of the site's own, without script: from a draft over a trial to live, and what people say of it. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { bringIn, startWindows, t, type Windows } from '../helpers/browser.ts'
import { fourOf, itemOf } from '../helpers/looking.ts'
import { aReadyReader } from '../helpers/own-reader.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { HEARD, liveRule, TYPED } from '../helpers/rules.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World
let windows: Windows

beforeAll(async () => {
  world = await startWorld()
  windows = await startWindows(world)
})
afterAll(async () => {
  await windows?.close()
  await world?.close()
})
afterEach(() => windows.endTest())

async function comeIn(role: 'professional' | 'administrator' | 'moderator'): Promise<Page> {
  const page = await windows.open({ javaScriptEnabled: false })
  await bringIn(page, world, await world.somebody(role))
  return page
}

async function placed(): Promise<string> {
  const now = world.clock.now()
  return (await place(world.store, await aMember(world.store), { body: HEARD, now })).postId
}

async function press(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: words, exact: true }).click()
}

async function type(page: Page, fields: Partial<Record<keyof typeof TYPED, string>>) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]`)
    if (name === 'signal' || name === 'level' || name === 'language')
      await field.selectOption(value)
    else await field.fill(value)
  }
}

test('a rule goes from draft over a trial to live, and the next text is read with it', async () => {
  const before = await placed()
  const page = await comeIn('professional')
  await page.goto(`${world.origin}/queue`)
  await page.getByRole('link', { name: t('common:nav.rules'), exact: true }).click()
  await page.getByText(t('rules:own.none')).waitFor()
  await page.getByRole('link', { name: t('rules:own.new') }).click()

  await type(page, { ...TYPED, phrases: 'posten bij {bushalte}' })
  await press(page, t('rules:rule.save'))
  const phrases = page.locator('#phrases')
  expect(await phrases.getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('#phrases-problem').innerText()).toContain('bushalte')
  expect(await page.locator('#why').inputValue()).toBe(TYPED.why)
  await type(page, { phrases: TYPED.phrases, silent: HEARD })
  await press(page, t('rules:rule.save'))

  // An example that must be silent is heard: it can't be switched on yet.
  expect(await page.locator('[data-example="wrong"]').count()).toBe(1)
  expect(await page.getByRole('button', { name: t('rules:rule.live') }).count()).toBe(0)
  await type(page, { silent: TYPED.silent })
  await press(page, t('rules:rule.save'))
  expect(await page.locator('[data-example="wrong"]').count()).toBe(0)

  await page.getByRole('link', { name: t('rules:rule.try', { days: 90 }) }).click()
  const tried = page.locator(`[data-tried="${before}"]`)
  expect(await tried.locator('mark').innerText()).toBe('posten bij het bushokje')
  expect(await tried.innerText()).toContain(t('rules:try.then', { level: t('desk:levels.none') }))
  await page.getByRole('link', { name: t('rules:try.back') }).click()
  await press(page, t('rules:rule.live'))
  await page.locator('[data-state="live"]').waitFor()

  const after = await placed()
  expect((await fourOf(world.store, after)).cases).toEqual(['open urgent'])
  await page.goto(`${world.origin}/queue/${(await itemOf(world.store, after)).id}`)
  await page.locator('#triage summary').click()
  const signal = t('desk:signals.stalking')
  await press(page, t('rules:feedback.wrong', { signal }))
  await page.getByText(t('rules:feedback.wrongSaid', { signal })).waitFor()
  await page.goto(`${world.origin}/rules`)
  const counts = page.locator('[data-rule] [data-count]')
  expect(await counts.allInnerTexts()).toEqual(['1', '0', '0', '0', '0', '1', '1'])

  await page.locator('[data-rule] a').click()
  await press(page, t('rules:rule.withdraw'))
  await page.locator('[data-state="withdrawn"]').waitFor()
  expect((await fourOf(world.store, await placed())).cases).toEqual([])
})

test('a moderator says what was missed and takes it back, and it stands with the rules', async () => {
  const keeper = await comeIn('professional')
  await keeper.goto(`${world.origin}/rules/new`)
  await type(keeper, TYPED)
  await press(keeper, t('rules:rule.save'))
  await press(keeper, t('rules:rule.live'))
  const item = await itemOf(world.store, await placed())
  const moderator = await comeIn('moderator')
  await moderator.goto(`${world.origin}/queue/${item.id}`)
  expect(await moderator.locator('nav a[href="/rules"]').count()).toBe(0)
  await moderator.locator('#triage summary').click()
  await moderator.locator('#missed-signal').selectOption('weapon')
  await moderator.locator('#missed-level').selectOption('acute')
  await press(moderator, t('rules:feedback.send'))
  await moderator.locator('[data-feedback="missed"]').waitFor()
  await keeper.goto(`${world.origin}/rules`)
  expect(await keeper.locator('[data-missed]').getAttribute('data-missed')).toBe('1')
  await keeper.getByRole('link', { name: t('rules:misses.item') }).click()
  expect(keeper.url()).toContain(item.id)
  await press(moderator, t('rules:feedback.takeBack'))
  await moderator.waitForLoadState()
  expect(await moderator.locator('[data-feedback]').count()).toBe(0)
})

test('an administrator tries a rule and sees numbers, never words', async () => {
  await placed()
  const page = await comeIn('administrator')
  await page.goto(`${world.origin}/rules/new`)
  await type(page, TYPED)
  await press(page, t('rules:rule.save'))
  await page.getByRole('link', { name: t('rules:rule.try', { days: 90 }) }).click()
  await page.getByText(t('rules:try.countsOnly')).waitFor()
  expect(await page.locator('[data-tried]').count()).toBe(0)
  expect(await page.locator('main').innerText()).not.toContain('bushokje')
})

test('rules go out as a file and come in by pasting it; a wrong one is kept in its field', async () => {
  await liveRule(world.store, await world.somebody('professional'))
  const page = await comeIn('professional')
  await page.goto(`${world.origin}/rules`)
  const file = await page.request.get(`${world.origin}/rules.json`)
  expect(file.headers()['content-disposition']).toContain('rules.json')
  const text = await file.text()
  await page.locator('#share > summary').click()
  const half = text.slice(0, 40)
  await page.locator('#file').fill(half)
  await press(page, t('rules:share.send'))
  expect(await page.locator('#file').inputValue()).toBe(half)
  expect(await page.locator('#file-problem').innerText()).toBe(t('rules:share.notJson'))
  const { length: count } = (JSON.parse(text) as { rules: unknown[] }).rules
  const drafts = await page.locator('[data-rule][data-state="draft"]').count()
  await page.locator('#file').fill(text)
  await press(page, t('rules:share.send'))
  await page.getByText(t('rules:share.added', { count })).waitFor()
  expect(await page.locator('[data-rule][data-state="draft"]').count()).toBe(drafts + count)
})

test('experts choose how keenly the triage listens, seeing what each choice misses', async () => {
  const page = await comeIn('professional')
  await page.goto(`${world.origin}/rules`)
  await page.getByRole('link', { name: /Hoe scherp de triage luistert: gewoon/ }).click()
  const missed = await page.locator('[data-count="acute-missed"]').allInnerTexts()
  expect(missed.map(Number)).toEqual(missed.map(Number).toSorted((a, b) => a - b))
  await page.getByLabel(t('rules:hearing.names.keen'), { exact: true }).check()
  await press(page, t('rules:hearing.send'))
  await page.getByText(t('rules:saved')).waitFor()
  expect(await page.locator('input[value="keen"]').isChecked()).toBe(true)
  const moderator = await comeIn('moderator')
  expect((await moderator.goto(`${world.origin}/rules/hearing`))?.status()).toBe(403)
})

test('what the triage learnt here is seen beside the shipped reader, chosen, and taken back', async () => {
  await aReadyReader(world.store, world.clock.now())
  const page = await comeIn('administrator')
  await page.goto(`${world.origin}/rules`)
  await page.getByRole('link', { name: t('rules:reader.link') }).click()
  await page.getByText(t('rules:reader.shippedReads')).waitFor()
  const heard = page.locator('[data-set="decided"] [data-line="danger"] [data-count="own"]')
  expect(await heard.innerText()).toBe(t('rules:reader.of', { called: 80, of: 96 }))
  await press(page, t('rules:reader.choose.own'))
  await page.getByRole('status').waitFor()
  expect(await page.locator('[data-reader="live"]').count()).toBe(1)
  expect(await page.getByText(t('rules:reader.shippedReads')).count()).toBe(0)
  await press(page, t('rules:reader.choose.shipped'))
  await page.getByText(t('rules:reader.shippedReads')).waitFor()
  expect(await page.locator('[data-reader="ready"]').count()).toBe(1)
  const moderator = await comeIn('moderator')
  expect((await moderator.goto(`${world.origin}/rules/reader`))?.status()).toBe(403)
})
