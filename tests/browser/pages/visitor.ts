/** What somebody sees who has no account: help, the neutral front page, reading, joining, signing in. */
import { invite } from '#moderation/members/invite.ts'
import { makeWaitingRoom } from '#moderation/members/waiting-room.ts'
import { enter, t } from '../../helpers/browser.ts'
import { place } from '../../helpers/placing.ts'
import { boardOf } from '../../helpers/store.ts'
import { TEXTS } from '../../helpers/texts.ts'
import { send, type Tour } from './tour.ts'

export async function visitorPages(tour: Tour): Promise<void> {
  await withoutSession(tour)
  await reading(tour)
  await comingIn(tour)
}

async function withoutSession({ world, windows, look }: Tour): Promise<void> {
  const page = await windows.open()
  await page.goto(world.origin)
  await look(page, 'front')
  await page.goto(`${world.origin}/help`)
  await look(page, 'help')
  // Each has the same parts; the one with the most of them is looked at.
  await page.goto(`${world.origin}/help/abroad`)
  await look(page, 'help in one situation')
  await page.goto(`${world.origin}/help/traces`)
  await look(page, 'help traces')
  for (const path of ['about', 'privacy', 'ask']) {
    await page.goto(`${world.origin}/${path}`)
    await look(page, path)
  }
  await send(page)
  await look(page, 'ask, empty')
  await page.locator('#body').fill(TEXTS.acute)
  await page.locator('#reply').check()
  await send(page)
  await look(page, 'ask, sent')
  await page.locator('main a.button.main').click()
  await look(page, 'ask, its conversation')
  await page.goto(`${world.origin}/join/yes`)
  await look(page, 'joining after a question')
  await send(page)
  await look(page, 'joining after a question, wrong')
  // Outside the framework: what the porter refuses.
  await page.goto(`${world.origin}/%E0`)
  await look(page, 'refused address')
}

async function reading({ world, windows, look }: Tour): Promise<void> {
  const page = await windows.open()
  await enter(page, world)
  await look(page, 'boards, visitor')
  await page.goto(`${world.origin}/b/${await boardOf(world.store)}`)
  await look(page, 'board, visitor')
  await page.goto(`${world.origin}/b/${await boardOf(world.store, 'honour-violence')}`)
  await look(page, 'board for members, visitor')
  await page.goto(`${world.origin}/t/${world.placed.threads.get('pv-01')}`)
  await look(page, 'thread, visitor')
  await page
    .getByRole('link', { name: t('forum:thread.report') })
    .first()
    .click()
  await look(page, 'notice')
  await send(page)
  await look(page, 'notice, empty')
  await page.locator('#explanation').fill('Hier staat iets over mij.')
  await send(page)
  await look(page, 'notice, its reference')
  await page.goto(`${world.origin}/house`)
  await look(page, 'house')
  await page.goto(`${world.origin}/nergens`)
  await look(page, 'missing')
  const { threadId } = await place(world.store, await world.somebody(), {
    body: 'Hier stond het: https://www.veiligthuis.nl/',
    now: world.clock.now(),
  })
  await page.goto(`${world.origin}/t/${threadId}`)
  await page.locator('.prose a').click()
  await look(page, 'leaving by a link')
}

async function comingIn({ world, windows, look }: Tour): Promise<void> {
  const page = await windows.open()
  await enter(page, world, '/join')
  await look(page, 'join')
  const full = makeWaitingRoom(world.store.keys, { perHour: 0 })
  const waiting = full.admit({ now: world.clock.now() })
  await page.goto(`${world.origin}/join/wait?w=${waiting.kind === 'wait' ? waiting.ticket : ''}`)
  await look(page, 'join, wait')
  await page.goto(`${world.origin}/join`)
  await page.locator('#pseudonym').fill('x')
  await send(page)
  await look(page, 'join, wrong')
  await page.locator('#pseudonym').fill('Anna Jansen')
  await page.locator('#passphrase').fill('vier witte zeilen op het water')
  for (const tick of ['age', 'rules', 'consent']) await page.locator(`#${tick}`).check()
  await send(page)
  await look(page, 'join, like a real name')
  await page.locator('#pseudonym').fill('zachte wolk 12')
  await page.locator('#passphrase').fill('vier witte zeilen op het water')
  await send(page)
  await look(page, 'recovery code')
  await page.reload()
  await look(page, 'recovery code, gone')

  const other = await windows.open()
  await enter(other, world, '/login')
  await look(other, 'login')
  await send(other)
  await look(other, 'login, wrong')
  await other.goto(`${world.origin}/recover`)
  await look(other, 'recover')
  await send(other)
  await look(other, 'recover, wrong')
  const invitation = { role: 'moderator' as const, by: null, now: world.clock.now() }
  await other.goto(`${world.origin}/invite/${await invite(world.store, invitation)}`)
  await look(other, 'invitation')
  await send(other)
  await look(other, 'invitation, wrong')
  await other.goto(`${world.origin}/invite/0`)
  await look(other, 'invitation, gone')
  await other.goto(`${world.origin}/login?to=/me&d=abc`)
  await other.getByText(t('account:signIn.kept')).waitFor()
  await look(other, 'login, with kept words')
}
