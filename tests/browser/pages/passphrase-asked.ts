/** What is asked again when the passphrase was given more than five minutes ago. */
import { bringIn } from '../../helpers/browser.ts'
import { send, type Tour } from './tour.ts'

/** Each window has a session from before the clock went on. */
export async function passphraseAsked({ world, windows, look }: Tour): Promise<void> {
  for (const [name, path] of [
    ['demo-lid', '/me'],
    ['demo-beheerder', '/settings'],
  ] as const) {
    const page = await windows.open()
    await bringIn(page, world, await world.demo(name))
    world.clock.forward({ minutes: 6 })
    await page.goto(world.origin + path)
    await look(page, `${path}, passphrase asked`)
    await send(page)
    await look(page, `${path}, passphrase wrong`)
  }
}
