/** An administrator's pages, without script: opening the boards, setting one up, people and shifts. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { localTimeOf } from '#db/local-time.ts'
import { DAY_MS, HOUR_MS } from '#db/days.ts'
import type { Role } from '#moderation/vocabulary.ts'
import { bringIn, enter, startWindows, t, type Windows } from '../helpers/browser.ts'
import { audited } from '../helpers/staff.ts'
import { boardOf, set } from '../helpers/store.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

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

async function comeIn(role: Role): Promise<{ page: Page; who: Somebody }> {
  const who = await world.somebody(role)
  const page = await windows.open({ javaScriptEnabled: false })
  await bringIn(page, world, who)
  return { page, who }
}

async function open(page: Page, path: string): Promise<number> {
  return (await page.goto(world.origin + path))?.status() ?? 0
}

async function givePassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel(t('account:join.passphrase')).fill(passphrase)
  await page.getByRole('button', { name: t('account:me.askSend') }).click()
}

async function fold(page: Page, boardId: string): Promise<void> {
  await page.locator(`details[id="${boardId}"] > summary`).click()
}

test.each(['member', 'moderator', 'professional'] as const)(
  'a %s sees nothing of /settings',
  async (role) => {
    const { page } = await comeIn(role)
    expect(await open(page, '/settings')).toBe(403)
    expect(await page.locator('main form').count()).toBe(0)
    expect(await page.getByRole('link', { name: t('common:nav.settings') }).count()).toBe(0)
  },
)

test('the boards open with a reason, and who writes sees it', async () => {
  await set(world.store, 'open', false)
  const { page } = await comeIn('administrator')
  await open(page, '/')
  await page.getByRole('link', { name: t('common:nav.settings') }).click()
  await page.getByText(t('account:settings.isClosed')).waitFor()
  await page.getByRole('button', { name: t('account:settings.openIt') }).click()
  expect(await page.getByLabel(t('account:settings.override')).getAttribute('aria-invalid')).toBe(
    'true',
  )
  await page.getByLabel(t('account:settings.override')).fill('We oefenen met het team.')
  await page.getByRole('button', { name: t('account:settings.openIt') }).click()
  await page.getByText(t('account:settings.isOpen')).waitFor()
  const trail = await audited(world.store, 'settings.open-override')
  expect(trail[0]).toContain('We oefenen met het team.')
  const member = await comeIn('member')
  await open(member.page, `/b/${await boardOf(world.store)}/new`)
  expect(await member.page.getByText(t('forum:problems.closed')).count()).toBe(0)
})

test('a board keeps what was typed when a field is wrong, and marks the field', async () => {
  const { page } = await comeIn('administrator')
  const boardId = await boardOf(world.store, 'honour-violence')
  await open(page, '/settings')
  await fold(page, boardId)
  const form = page.locator(`details[id="${boardId}"]`)
  await form.locator('[name="name.nl"]').fill('')
  await form.locator('[name="about.nl"]').fill('Een nieuwe regel over dit bord.')
  await form.locator('[name="showing.established.none"]').selectOption('held')
  await form.locator('[name="search"]').check()
  await form.getByRole('button', { name: t('account:settings.save') }).click()
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(2)
  expect(await form.locator('[name="about.nl"]').inputValue()).toContain('Een nieuwe regel')
  expect(await form.locator('[name="showing.established.none"]').inputValue()).toBe('held')
  await form.locator('[name="name.nl"]').fill('Familie')
  await form.locator('[name="sure"]').check()
  await form.getByRole('button', { name: t('account:settings.save') }).click()
  await form.getByText(t('account:settings.saved')).waitFor()
  await open(page, '/')
  await page.getByRole('link', { name: 'Familie' }).waitFor()
})

test('after five minutes the passphrase is asked, and nothing typed is lost', async () => {
  const { page, who } = await comeIn('administrator')
  await open(page, '/settings')
  world.clock.forward({ minutes: 6 })
  await page.getByLabel(t('account:settings.hostsLabel')).fill('veilig.example')
  await page.locator('#link-hosts').getByRole('button').click()
  await page.getByText(t('account:settings.ask')).waitFor()
  expect(await page.locator('main form').count()).toBe(1)
  await givePassphrase(page, 'dit is hem niet')
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(1)
  await givePassphrase(page, who.passphrase)
  const hosts = page.getByLabel(t('account:settings.hostsLabel'))
  expect(await hosts.inputValue()).toBe('veilig.example')
  await page.locator('#link-hosts').getByRole('button').click()
  await page.locator('#link-hosts').getByText(t('account:settings.saved')).waitFor()
  world.clock.forward({ minutes: 6 })
  expect(await open(page, '/settings')).toBe(200)
  expect(await page.locator('main form').count()).toBe(1)
})

test('an invitation is shown once and makes an account that has to set its second step', async () => {
  const { page } = await comeIn('administrator')
  await open(page, '/team')
  await page.getByLabel(t('account:team.role')).selectOption('moderator')
  await page.getByRole('button', { name: t('account:team.makeLink') }).click()
  const link = await page.locator('#invitation').inputValue()
  expect(link.startsWith(`${world.origin}/invite/`)).toBe(true)
  await page.reload()
  expect(await page.locator('#invitation').count()).toBe(0)
  expect(await page.content()).not.toContain(link)

  const guest = await windows.open({ javaScriptEnabled: false })
  await enter(guest, world, link.slice(world.origin.length))
  await guest.getByLabel(t('account:invite.name')).fill('Meral')
  await guest.getByLabel(t('account:join.passphrase')).fill('acht eenden dromen diep')
  await guest.getByRole('button', { name: t('account:invite.send') }).click()
  await guest.getByRole('link', { name: t('account:code.next') }).click()
  await guest.getByText(t('account:second.setUpText')).waitFor()
  await open(page, '/team')
  const row = page.locator('[data-person]', { hasText: 'Meral' })
  expect(await row.innerText()).toContain(t('account:team.noSecond'))
})

test('a shift is planned, seen by professionals, and taken away', async () => {
  const { page } = await comeIn('administrator')
  const { page: theirs, who } = await comeIn('professional')
  await open(page, '/team')
  await page.getByRole('button', { name: t('account:team.add') }).click()
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(2)
  const now = world.clock.now().getTime()
  await page.getByLabel(t('account:team.person')).selectOption(who.id)
  await page.getByLabel(t('account:team.from'), { exact: true }).fill(localTimeOf(now - HOUR_MS))
  await page.getByLabel(t('account:team.to'), { exact: true }).fill(localTimeOf(now + DAY_MS))
  await page.getByRole('button', { name: t('account:team.add') }).click()
  await page.locator('.rota').getByText(who.pseudonym).first().waitFor()
  expect(await page.locator('[data-holes]').getAttribute('data-holes')).toBe('145')

  expect(await open(theirs, '/team')).toBe(200)
  expect(await theirs.locator('.rota').first().innerText()).toContain(who.pseudonym)
  expect(await theirs.getByRole('button', { name: t('account:team.add') }).count()).toBe(0)
  expect(await theirs.locator('[value="remove-shift"]').count()).toBe(0)
  const refused = await theirs.request.post(`${world.origin}/team`, {
    form: { deed: 'invite', role: 'administrator' },
    headers: { Origin: world.origin },
  })
  expect(refused.status()).toBe(403)

  await page.locator('#each > summary').click()
  await page.locator('[data-shift] button').click()
  await page.getByText(t('account:team.none')).waitFor()
})

test('who is taken out of service is out at the next click', async () => {
  const { page } = await comeIn('administrator')
  const { page: theirs, who } = await comeIn('moderator')
  expect(await open(theirs, '/queue')).toBe(200)
  await open(page, '/team')
  const row = page.locator(`[data-person="${who.id}"]`)
  await row.locator('summary').click()
  await row.getByRole('button').click()
  await row.getByText(t('account:team.stopped')).waitFor()
  await open(theirs, '/queue')
  expect(await theirs.getByRole('button', { name: t('standing:front.enter') }).count()).toBe(1)
})
