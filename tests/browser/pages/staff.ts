/** The workbench: second step, queue, items, cases, conversations, and what administrators set. */
import type { Page } from 'playwright-core'
import { dropCode } from '#db/queries/passkeys.ts'
import { inTransaction } from '#db/store.ts'
import { openItems } from '#db/queries/review-items.ts'
import { approve, decided } from '../../helpers/deeds.ts'
import { choose } from '../../helpers/colleagues.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { bringIn, enter, signIn, t } from '../../helpers/browser.ts'
import { withCode } from '../../helpers/passkeys.ts'
import { send, type Tour } from './tour.ts'

export async function staffPages(tour: Tour): Promise<void> {
  await secondStep(tour)
  await queue(tour)
  await colleagues(tour)
  await cases(tour)
  await administration(tour)
}

async function secondStep({ world, windows, look }: Tour): Promise<void> {
  const fresh = await world.somebody('moderator')
  const page = await windows.open()
  await enter(page, world, '/login')
  await page.locator('#pseudonym').fill(fresh.pseudonym)
  await page.locator('#passphrase').fill(fresh.passphrase)
  await send(page)
  await look(page, 'second step, to be set up')
  await send(page)
  await look(page, 'second step, wrong')
  const nextCode = await withCode(world, fresh)
  await bringIn(page, world, fresh)
  await page.goto(`${world.origin}/me/keys`)
  await look(page, 'own second steps, the second step asked')
  await page.locator('#code').fill(await nextCode())
  await send(page)
  await look(page, 'own second steps')
  await inTransaction(world.store, (trx) => dropCode(trx, fresh.id))
  await page.goto(`${world.origin}/me/keys/code`)
  await look(page, 'own code, to be set up')
  const colleague = await world.demo('demo-moderator-2')
  const administrator = await windows.open()
  await signIn(administrator, world, await world.demo('demo-beheerder'))
  await administrator.goto(`${world.origin}/team/renew/${colleague.id}`)
  await look(administrator, 'second step of a colleague, lost')
}

async function queue(tour: Tour): Promise<void> {
  const { world, windows, look } = tour
  const moderator = await world.demo('demo-moderator')
  const colleague = await world.demo('demo-moderator-2')
  const page = await windows.open()
  await signIn(page, world, moderator)
  await page.goto(`${world.origin}/queue`)
  await look(page, 'queue')
  await threadTools(page, tour)
  await page.goto(`${world.origin}/queue?kind=appeal&mine=1`)
  await look(page, 'queue, empty')
  const items = await openItems(world.store.read, 'nl', {
    unclaimed: true,
    now: world.clock.now().getTime(),
    limit: 50,
  })
  for (const kind of new Set(items.map((item) => `${item.kind} ${item.level}`))) {
    const item = items.find((one) => `${one.kind} ${one.level}` === kind)
    await page.goto(`${world.origin}/queue/${item?.id}`)
    await unfold(page)
    await look(page, `item, ${kind}`)
  }
  await page.locator('button[value="remove"]').click()
  await look(page, 'item, without a reason')
  await page.locator('#reason-remove').selectOption('other')
  await page.locator('button[value="remove"]').click()
  await page.waitForURL('**done=**')
  await look(page, 'item, after a decision')

  const [stale] = items
  await page.goto(`${world.origin}/queue/${stale?.id}`)
  await claimItem(world.store, {
    actor: colleague,
    itemId: stale?.id ?? '',
    now: world.clock.now(),
  })
  await page.locator('button[value="approve"]').click()
  await page.getByRole('heading', { name: t('desk:item.stale') }).waitFor()
  await look(page, 'item, taken meanwhile')
  await page.goto(`${world.origin}/queue`)
  await look(page, 'queue, with something to undo')
}

/** What moderators choose for themselves and say to each other. */
async function colleagues({ world, windows, look }: Tour): Promise<void> {
  const { store, clock } = world
  const who = await world.somebody('moderator')
  const page = await windows.open()
  await bringIn(page, world, who)
  await page.goto(`${world.origin}/queue/own`)
  await look(page, 'own choices')
  await page.locator('#heavy').fill('999')
  await page.locator('main button.main').click()
  await page.locator('#heavy-problem').waitFor()
  await look(page, 'own choices, wrong')
  await choose(store, who, { heavy: '1', from: '03:00', to: '03:01' })
  await page.goto(`${world.origin}/queue`)
  await unfold(page)
  await page.locator('button[value="colleague"]').click()
  await page.locator('[data-own-talk]').waitFor()
  await unfold(page)
  await page.locator('#handover').fill('Twee bezwaren wachten op een ander.')
  await page.getByRole('button', { name: t('colleagues:handover.send') }).click()
  await page.locator('[data-handover]').waitFor()
  await unfold(page)
  await look(page, 'queue, time for a pause')
  const [item, other] = await openItems(store.read, 'nl', {
    unclaimed: true,
    kind: 'newcomer',
    now: clock.now().getTime(),
    limit: 2,
  })
  await page.goto(`${world.origin}/queue/${other?.id}`)
  await page.locator('button[name="knows"]').click()
  await page.goto(`${world.origin}/queue/${other?.id}`)
  await page.locator('button[name="unknow"]').waitFor()
  await look(page, 'item, of somebody one knows')
  await decided(store, who, item?.id ?? '', approve, clock.now())
  const old = await windows.open()
  await bringIn(old, world, await world.demo('demo-professional-2'))
  await old.goto(`${world.origin}/queue`)
  await look(old, 'queue, colleagues wait')
  await old.goto(`${world.origin}/queue/${item?.id}`)
  await old.locator('[data-second-look]').waitFor()
  await look(old, 'item, second look')
}

async function threadTools(page: Page, { world, look }: Tour): Promise<void> {
  const thread = `${world.origin}/t/${world.placed.threads.get('pv-02')}`
  await page.goto(thread)
  await look(page, 'thread, moderator')
  await page
    .getByRole('link', { name: t('forum:thread.splitHere') })
    .nth(1)
    .click()
  await look(page, 'thread tools')
  await page.getByRole('button', { name: t('desk:thread.splitSend') }).click()
  await page.locator('#title[aria-invalid="true"]').waitFor()
  await look(page, 'thread tools, without a title')
  await page.locator('#warning').fill('ziekenhuis')
  await page.getByRole('button', { name: t('desk:thread.warnSave') }).click()
  await page.getByRole('button', { name: t('desk:thread.close') }).click()
  await page.goto(thread)
  await look(page, 'thread, closed and warned')
}

async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true
  })
}

async function cases({ world, windows, look }: Tour): Promise<void> {
  const page = await windows.open()
  await bringIn(page, world, await world.demo('demo-professional'))
  await page.goto(`${world.origin}/cases`)
  await unfold(page)
  await look(page, 'cases')
  const addresses = await page
    .locator('[data-case] a[data-open]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  for (const [index, address] of addresses.slice(0, 3).entries()) {
    await page.goto(world.origin + address)
    await unfold(page)
    await look(page, `case ${index + 1}`)
  }
  await page.goto(world.origin + addresses.at(-1))
  await look(page, 'case, closed')
  await page.goto(world.origin + addresses[0])
  await page.getByRole('button', { name: t('desk:case.addNote') }).click()
  await page.locator('.problem').waitFor()
  await look(page, 'case, note missing')
  await page.goto(world.origin + addresses[0])
  await unfold(page)
  await page.locator('#note\\.law').fill('')
  await page.locator('[id="answer.law.yes"]').check()
  await page.getByRole('button', { name: t('care:duties.save'), exact: true }).click()
  await page.locator('#note\\.law-problem').waitFor()
  await look(page, 'case, why is missing')
}

async function administration({ world, windows, look }: Tour): Promise<void> {
  const page = await windows.open()
  await bringIn(page, world, await world.demo('demo-beheerder'))
  await page.goto(`${world.origin}/settings`)
  await unfold(page)
  await look(page, 'settings')
  await page.goto(`${world.origin}/settings/messages`)
  await unfold(page)
  await look(page, 'texts to writers')
  await page.goto(`${world.origin}/settings/keeping`)
  await unfold(page)
  await look(page, 'how long things are kept')
  await page.locator('input[name="count"]').first().fill('0')
  await page
    .getByRole('button', { name: t('account:keeping.look') })
    .first()
    .click()
  await page.locator('.problem').first().waitFor()
  await look(page, 'how long, wrong')
  await page.goto(`${world.origin}/team`)
  await unfold(page)
  await look(page, 'team')
  await page.locator('#away-to').fill('2020-01-01')
  await page.getByRole('button', { name: t('account:team.awayAdd') }).click()
  await page.locator('.problem').first().waitFor()
  await look(page, 'team, days off wrong')
  await page.goto(`${world.origin}/team/alarms`)
  await unfold(page)
  await look(page, 'ways of the alarm')
  await page.goto(`${world.origin}/figures`)
  await unfold(page)
  await look(page, 'figures')
  await page.goto(`${world.origin}/audit`)
  await unfold(page)
  await look(page, 'audit')
}
