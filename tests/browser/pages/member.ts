/** What a member sees: writing, receipts, reports, searching, and all that is their own. */
import type { Page } from 'playwright-core'
import { bringIn, t } from '../../helpers/browser.ts'
import { boardOf } from '../../helpers/store.ts'
import { PHONE, TEXTS } from '../../helpers/texts.ts'
import type { Somebody } from '../../helpers/world.ts'
import { send, type Tour } from './tour.ts'

export async function memberPages(tour: Tour): Promise<void> {
  const { world, windows } = tour
  const member = await world.demo('demo-lid')
  const page = await windows.open()
  await bringIn(page, world, member)
  await lists(tour, page)
  await writing(tour, page)
  await reportsAndSearch(tour, page)
  await newcomer(tour)
  // Signed in anew: on a slow machine the passphrase would be asked by now.
  const ownPage = await windows.open()
  await bringIn(ownPage, world, member)
  await own(tour, ownPage, member)
}

async function lists({ world, look }: Tour, page: Page): Promise<void> {
  await page.goto(`${world.origin}/login/back`)
  await look(page, 'back after a long time')
  await page.goto(world.origin)
  await look(page, 'boards, member')
  await page.goto(`${world.origin}/b/${await boardOf(world.store)}`)
  await look(page, 'board, member')
  await page.goto(`${world.origin}/b/${await boardOf(world.store, 'honour-violence')}`)
  await look(page, 'board for members, member')
  const threads = [...world.placed.threads.values()]
  const state = { removed: false, warning: false, pages: false }
  for (const thread of threads) {
    await page.goto(`${world.origin}/t/${thread}`)
    const has = {
      removed: (await page.locator('[data-state="removed"]').count()) > 0,
      warning: (await page.locator('details.warned').count()) > 0,
      pages: (await page.locator('nav.pages').count()) > 0,
    }
    for (const kind of ['removed', 'warning', 'pages'] as const) {
      if (!has[kind] || state[kind]) continue
      state[kind] = true
      await look(page, `thread with ${kind}`)
    }
  }
  if (!state.removed || !state.warning || !state.pages) throw new Error('The demo lacks a thread')
}

async function writing({ world, look }: Tour, page: Page): Promise<void> {
  const form = `${world.origin}/b/${await boardOf(world.store)}/new`
  await page.goto(form)
  await look(page, 'new thread')
  await send(page)
  await look(page, 'new thread, wrong')
  await page.goto(form)
  await page.locator('#title').fill('Wie belt er mee')
  await page.locator('#body').fill(`${TEXTS.none} ${PHONE} Ik woon in de Lindelaan 12.`)
  await page.getByRole('button', { name: t('forum:compose.place') }).click()
  await page.locator('[data-privacy-warning]').waitFor()
  await look(page, 'new thread, privacy warning')
  await page.locator('#body').fill(`${TEXTS.acute} ${PHONE}`)
  await page.getByRole('button', { name: t('forum:privacy.leaveIt') }).click()
  await page.locator('[data-risk-help]').waitFor()
  await look(page, 'receipt, acute')
  await page.getByRole('button', { name: t('forum:placed.risk.yes'), exact: true }).click()
  await page.getByText(t('forum:placed.risk.answeredYes')).waitFor()
  await look(page, 'receipt, acute, answered')
  await page.goto(form)
  await page.locator('#title').fill('Soep')
  await page.locator('#body').fill(TEXTS.none)
  await page.getByRole('button', { name: t('forum:compose.place') }).click()
  await look(page, 'receipt, placed')

  await page.goto(`${world.origin}/t/${world.placed.threads.get('pv-01')}`)
  await page
    .getByRole('link', { name: t('forum:thread.quote') })
    .first()
    .click()
  await look(page, 'reply with a quote')
  await page.getByRole('button', { name: t('forum:compose.place') }).click()
  await look(page, 'reply, wrong')
}

async function reportsAndSearch({ world, look }: Tour, page: Page): Promise<void> {
  await page.goto(`${world.origin}/t/${world.placed.threads.get('pv-01')}`)
  await page
    .getByRole('link', { name: t('forum:thread.report') })
    .first()
    .click()
  await look(page, 'report')
  await page
    .getByRole('button', { name: t('forum:report.send') })
    .first()
    .click()
  await page.locator('.problem').first().waitFor()
  await look(page, 'report, wrong')
  await page.getByLabel(t('forum:report.reasons.worried')).check()
  await page
    .getByRole('button', { name: t('forum:report.send') })
    .first()
    .click()
  await page.getByRole('heading', { name: t('forum:report.thanks') }).waitFor()
  await look(page, 'report, sent')

  await page.goto(`${world.origin}/search`)
  await look(page, 'search')
  await page.locator('#q').fill('soep')
  await send(page)
  await look(page, 'search, found')
  await page.locator('#q').fill('onvindbaarwoord')
  await send(page)
  await look(page, 'search, nothing')
  await page.goto(`${world.origin}/queue`)
  await look(page, 'not for members')
}

async function newcomer({ world, windows, look }: Tour): Promise<void> {
  const page = await windows.open()
  await bringIn(page, world, await world.somebody('member', 0))
  await page.goto(`${world.origin}/me`)
  await look(page, 'own, empty')
  await page.goto(`${world.origin}/search`)
  await look(page, 'search, newcomer')
  await page.goto(`${world.origin}/talk`)
  await look(page, 'conversations, none')
  await page.goto(`${world.origin}/ask`)
  await page.locator('#body').fill(TEXTS.none)
  await page.getByRole('button', { name: t('talk:ask.send') }).click()
  await page.goto(`${world.origin}/talk`)
  await page.locator('a[href^="/talk/"]').click()
  await page
    .locator('summary')
    .filter({ hasText: t('talk:talk.erase') })
    .click()
  await look(page, 'conversation, to be erased')
  await page.getByRole('button', { name: t('talk:talk.eraseYes') }).click()
  await page.getByText(t('talk:talk.erased')).waitFor()
  await look(page, 'conversations, one erased')
  const form = `${world.origin}/b/${await boardOf(world.store)}/new`
  await page.goto(form)
  await look(page, 'new thread, newcomer')
  await page.locator('#title').fill('Soep')
  await page.locator('#body').fill(TEXTS.none)
  await page.getByRole('button', { name: t('forum:compose.place') }).click()
  await look(page, 'receipt, held')
  await tooFast(page, form)
  await look(page, 'too fast')
  await page.locator('main a').click()
  await look(page, 'too fast, its words kept')
}

/** Writes more often than a newcomer may. */
async function tooFast(page: Page, form: string): Promise<void> {
  const { origin } = new URL(form)
  const fields = { title: 'Soep', body: TEXTS.none }
  for (let status = 303, time = 0; status === 303 && time < 100; time += 1) {
    const answer = await page.request.post(form, {
      form: fields,
      headers: { origin },
      maxRedirects: 0,
    })
    status = answer.status()
  }
  await page.goto(form)
  await page.locator('#title').fill(fields.title)
  await page.locator('#body').fill(fields.body)
  await page.getByRole('button', { name: t('forum:compose.place') }).click()
  await page.getByText(t('common:plain.fast.text')).waitFor()
}

async function own({ world, look }: Tour, page: Page, member: Somebody): Promise<void> {
  await page.goto(`${world.origin}/me`)
  await look(page, 'own')
  await page.locator('article.own footer a').first().click()
  await look(page, 'edit')
  await page.goto(`${world.origin}/talk`)
  await look(page, 'conversations')
  await page.goto(`${world.origin}/tab`)
  await look(page, 'tab')
  await page.getByRole('button', { name: t('account:tab.send') }).click()
  await page.getByText(t('account:tab.kept')).waitFor()
  await look(page, 'tab, kept')
  await page.goto(`${world.origin}/me/passphrase`)
  await look(page, 'passphrase')
  await send(page)
  await look(page, 'passphrase, wrong')
  await page.goto(`${world.origin}/me/export`)
  await look(page, 'export')
  await send(page)
  await look(page, 'export, wrong')
  await page.locator('#passphrase').fill(member.passphrase)
  await send(page)
  await look(page, 'export, shown')
  await page.goto(`${world.origin}/me/erase`)
  await look(page, 'erase')
  await send(page)
  await look(page, 'erase, wrong')
}
