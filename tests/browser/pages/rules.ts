/** The rules of the triage: as professionals and administrators see them, with one of the site's own. */
import type { Page } from 'playwright-core'
import { bringIn } from '../../helpers/browser.ts'
import { aReadyReader } from '../../helpers/own-reader.ts'
import { draft, liveRule, TYPED } from '../../helpers/rules.ts'
import type { Tour } from './tour.ts'

async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true
  })
}

export async function rulesPages(tour: Tour): Promise<void> {
  const { world, windows, look } = tour
  const professional = await world.demo('demo-professional')
  const page = await windows.open()
  await bringIn(page, world, professional)
  const live = await liveRule(world.store, professional, {
    // Nothing that the other walks write.
    phrases: 'tuin*\nhaakwerk',
    fires: 'De tuin.',
  })
  const open = await draft(world.store, professional, { silent: TYPED.fires })
  await page.goto(`${world.origin}/rules`)
  await unfold(page)
  await look(page, 'rules')
  for (const number of [1, 4, 23]) {
    await page.goto(`${world.origin}/rules/words/${number}`)
    await unfold(page)
    await look(page, `rules of signal ${number}`)
  }
  await page.goto(`${world.origin}/rules/hearing`)
  await look(page, 'how keenly the triage listens')
  await page.goto(`${world.origin}/rules/reader`)
  await look(page, 'what the triage learnt here, before it learnt')
  await aReadyReader(world.store, world.clock.now())
  await page.goto(`${world.origin}/rules/reader`)
  await look(page, 'what the triage learnt here')
  await page.goto(`${world.origin}/rules/new`)
  await unfold(page)
  await look(page, 'rule, new')
  await page.locator('#phrases').fill('hij … me\n{zwaard}')
  await page.locator('button.main').click()
  await page.waitForURL('**d=**')
  await look(page, 'rule, new, wrong')
  await page.goto(`${world.origin}/rules/${open.id}`)
  await look(page, 'rule, draft with a wrong example')
  await page.goto(`${world.origin}/rules/${live.id}`)
  await look(page, 'rule, live')
  await page.goto(`${world.origin}/rules/${live.id}/try`)
  await look(page, 'rule, trial')
  await page.goto(`${world.origin}/rules`)
  await page.locator('#share > summary').click()
  await page.locator('#file').fill('{"format":"luwte-rules-1","rules":[]}')
  await page.locator('#share button').click()
  await page.waitForURL('**d=**')
  await look(page, 'rules, a file that is not right')

  const administrator = await windows.open()
  await bringIn(administrator, world, await world.demo('demo-beheerder'))
  await administrator.goto(`${world.origin}/rules`)
  await look(administrator, 'rules, for an administrator')
  await administrator.goto(`${world.origin}/rules/${live.id}/try`)
  await look(administrator, 'rule, trial, for an administrator')
}
