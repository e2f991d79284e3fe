/** A report's way: sent, decided, told to its writer, and taken back. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { bringIn, startWindows, t, type Windows } from '../helpers/browser.ts'
import { place } from '../helpers/placing.ts'
import { TEXTS } from '../helpers/texts.ts'
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

test('a reported post is removed with a reason, its writer reads it, and an undo takes the notice back', async () => {
  const writer = await world.somebody()
  const post = await place(world.store, writer, { body: TEXTS.none, now: world.clock.now() })
  const thread = `${world.origin}/t/${post.threadId}`

  const reader = await windows.open({ javaScriptEnabled: false })
  await bringIn(reader, world, await world.somebody())
  await reader.goto(thread)
  await reader.getByRole('link', { name: t('forum:thread.report') }).click()
  const conduct = reader.locator('form').filter({ hasText: t('forum:report.conduct') })
  await conduct.getByRole('button', { name: t('forum:report.send') }).click()
  await reader.getByRole('alert').waitFor()
  await conduct.getByLabel(t('forum:report.reasons.hostile')).check()
  await conduct.locator('textarea').fill('Dit raakt me.')
  await conduct.getByRole('button', { name: t('forum:report.send') }).click()
  await reader.getByRole('heading', { name: t('forum:report.thanks') }).waitFor()

  const desk = await windows.open()
  await bringIn(desk, world, await world.somebody('moderator'))
  await desk.goto(`${world.origin}/queue`)
  await desk.locator('[data-item][data-kind="report"] a[data-open]').click()
  await desk.getByText('Dit raakt me.').waitFor()
  const remove = desk
    .locator('details')
    .filter({ hasText: t('desk:item.reason') })
    .first()
  await remove.locator('summary').click()
  await remove.getByRole('button', { name: t('desk:item.remove') }).click()
  // Without a reason nothing is removed.
  await desk.locator('#reason-remove[aria-invalid="true"]').selectOption('hostile')
  await remove.getByRole('button', { name: t('desk:item.remove') }).click()
  await desk.waitForURL('**/queue?done=**')

  const own = await windows.open({ javaScriptEnabled: false })
  await bringIn(own, world, writer)
  await own.goto(`${world.origin}/me`)
  expect(await own.locator('article[data-post]').getAttribute('data-state')).toBe('removed')
  const notice = own.locator('.notices li').filter({ hasText: t('account:notices.removed') })
  expect(await notice.innerText()).toContain(t('desk:reasons.hostile.name'))
  expect(await notice.innerText()).toContain(t('desk:reasons.hostile.message'))
  expect(await notice.innerText()).toContain(t('account:notices.byPerson'))
  await reader.goto(thread)
  expect(await reader.locator('article[data-state="visible"]').count()).toBe(0)

  await desk.getByRole('button', { name: t('desk:item.undo') }).click()
  await desk.getByRole('heading', { name: t('desk:item.decide') }).waitFor()
  await own.reload()
  expect(await own.locator('article[data-post]').getAttribute('data-state')).toBe('visible')
  expect(await notice.innerText()).toContain(t('account:me.withdrawn'))
  await reader.reload()
  expect(await reader.locator('article[data-state="visible"]').innerText()).toContain(TEXTS.none)
})
