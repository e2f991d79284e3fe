import type { Page } from 'playwright-core'
import type { Windows } from '../../helpers/browser.ts'
import type { World } from '../../helpers/world.ts'

/** A walk past pages; each that is looked at gets a name that says which state it is in. */
export type Tour = {
  world: World
  windows: Windows
  look(page: Page, name: string): Promise<void>
}

/** Sends the one form, or the one that a button's words name, as it stands. */
export async function send(page: Page, button?: string): Promise<void> {
  const buttons = page.locator('main')
  await (
    button === undefined
      ? buttons.locator('button[type="submit"]').first()
      : buttons.getByRole('button', { name: button, exact: true })
  ).click()
  await page.waitForLoadState()
}
