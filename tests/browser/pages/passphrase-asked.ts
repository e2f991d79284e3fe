/** What is asked again when the passphrase was given more than five minutes ago. */
import { bringIn } from '../../helpers/browser.ts'
import { send, type Tour } from './tour.ts'

/** Each window has a session from before the clock went on. */
export async function passphraseAsked({ world, windows, look }: Tour): Promise<void> {
  const away = await windows.open()
  await bringIn(away, world, await world.demo('demo-lid'))
  await away.request.post(`${world.origin}/away`, {
    form: { to: '/me' },
    headers: { origin: world.origin },
  })
  await away.goto(`${world.origin}/me`)
  await look(away, 'away')
  await send(away)
  await look(away, 'away, passphrase wrong')
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
