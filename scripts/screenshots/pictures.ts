/** Which pictures the README shows, and what somebody does to see each. */
import type { Page } from 'playwright-core'

export type Picture = {
  name: string
  who: string | null
  screen: { width: number; height: number }
  dark?: boolean
  /** Brings the page to what is to be seen; it begins on the first page after signing in. */
  show(page: Page, address: Addresses): Promise<void>
}

/** Where the demo's content came to stand. */
export type Addresses = {
  origin: string
  thread(key: string): string
  item(key: string): Promise<string>
  case(key: string): Promise<string>
}

export const PHONE = { width: 360, height: 720 }
export const DESK = { width: 1280, height: 800 }

/** Sends a form and waits until its answer is there. */
export async function press(page: Page, button: string): Promise<void> {
  const answered = page.waitForEvent('framenavigated')
  await page.locator(button).first().click()
  await answered
  await page.waitForLoadState()
}

async function write(page: Page, body: string): Promise<void> {
  await page.locator('textarea[name="body"]').fill(body)
  await press(page, 'form.compose button.main')
}

export const PICTURES: Picture[] = [
  {
    name: 'front',
    who: null,
    screen: PHONE,
    show: async (page, { origin }) => void (await page.goto(origin)),
  },
  {
    name: 'thread',
    who: 'demo-lid',
    screen: PHONE,
    show: async (page, { thread }) => void (await page.goto(thread('bs-04'))),
  },
  {
    name: 'warning',
    who: 'demo-lid',
    screen: PHONE,
    async show(page, { thread }) {
      await page.goto(thread('bs-04'))
      await write(page, 'Wat mooi. Wil je me eens bellen? 06 00 58 31 46, na het eten.')
      await page.locator('[data-privacy-warning]').evaluate((warning) => warning.scrollIntoView())
      await page.mouse.wheel(0, -64)
    },
  },
  {
    name: 'care',
    who: 'demo-lid-2',
    screen: PHONE,
    dark: true,
    async show(page, { thread }) {
      await page.goto(thread('pv-02'))
      await write(page, 'Hij heeft vannacht mijn keel dichtgeknepen. Ik weet niet wat ik moet.')
    },
  },
  {
    name: 'queue',
    who: 'demo-moderator',
    screen: DESK,
    show: async (page, { origin }) => void (await page.goto(`${origin}/queue`)),
  },
  {
    name: 'item',
    who: 'demo-moderator-2',
    screen: DESK,
    async show(page, { item }) {
      await page.goto(await item('w-11'))
      await page.locator('details[data-text] summary').click()
    },
  },
  {
    name: 'case',
    who: 'demo-professional-2',
    screen: DESK,
    dark: true,
    show: async (page, addresses) => void (await page.goto(await addresses.case('w-03'))),
  },
]
