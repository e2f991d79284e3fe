/** The pictures of the handbooks: what somebody sees on a first night on call, and before opening. */
import type { Page } from 'playwright-core'
import { DESK, PHONE, press, type Picture } from './pictures.ts'

/** Brings a part of the page under the bar that stays. */
async function bringUp(page: Page, part: string): Promise<void> {
  await page
    .locator(part)
    .first()
    .evaluate((element) => element.scrollIntoView())
  await page.mouse.wheel(0, -72)
}

async function open(page: Page, fold: string): Promise<void> {
  await page.locator(`${fold} > summary`).click()
  await bringUp(page, fold)
}

export const HANDBOOK_PICTURES: Picture[] = [
  {
    name: 'handbook-cases',
    who: 'demo-professional',
    screen: PHONE,
    dark: true,
    show: async (page, { origin }) => void (await page.goto(`${origin}/cases`)),
  },
  {
    name: 'handbook-test-alarm',
    who: 'demo-professional',
    screen: PHONE,
    async show(page, { origin }) {
      await page.goto(`${origin}/team/alarms`)
      await press(page, 'button[name="test"]')
      await bringUp(page, '#test')
    },
  },
  {
    name: 'handbook-flags',
    who: 'demo-professional-2',
    screen: PHONE,
    async show(page, addresses) {
      await page.goto(await addresses.case('w-03'))
      await open(page, '#flag')
    },
  },
  {
    name: 'handbook-steps',
    who: 'demo-professional-2',
    screen: PHONE,
    async show(page, addresses) {
      await page.goto(await addresses.case('w-03'))
      await open(page, '#step')
    },
  },
  {
    name: 'handbook-own',
    who: 'demo-moderator',
    screen: PHONE,
    show: async (page, { origin }) => void (await page.goto(`${origin}/queue/own`)),
  },
  {
    name: 'handbook-pause',
    who: 'demo-moderator',
    screen: PHONE,
    async show(page, { origin }) {
      await page.goto(`${origin}/queue/own`)
      // A minute of the night: whenever the picture is made, it is not her hour.
      await page.locator('#from').fill('03:33')
      await page.locator('#to').fill('03:34')
      await press(page, 'main button.main')
      await page.goto(`${origin}/queue`)
      await bringUp(page, '[data-pause]')
    },
  },
  {
    name: 'handbook-rota',
    who: 'demo-beheerder',
    screen: DESK,
    show: async (page, { origin }) => void (await page.goto(`${origin}/team`)),
  },
  {
    name: 'handbook-opening',
    who: 'demo-beheerder',
    screen: DESK,
    show: async (page, { origin }) => void (await page.goto(`${origin}/settings`)),
  },
  {
    name: 'handbook-figures',
    who: 'demo-beheerder',
    screen: DESK,
    show: async (page, { origin }) => void (await page.goto(`${origin}/figures`)),
  },
]
