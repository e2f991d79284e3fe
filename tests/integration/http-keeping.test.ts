/** What people are told of how long things are kept, and what they may do about it, over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthInWords } from '#app/i18n/days.ts'
import { translator } from '#app/i18n/translate.ts'
import { monthOf, monthsAfter } from '#db/days.ts'
import { findAccount, updateAccount } from '#db/queries/accounts.ts'
import { inTransaction } from '#db/store.ts'
import { boardOf } from '../helpers/store.ts'
import { aReader, signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

const t = translator('nl')

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

/** The last month of who signs in now. */
function yearFromNow(): string {
  return monthInWords(monthsAfter(monthOf(world.clock.now()), 12), 'nl')
}

/** A member who signed in last so many months ago, and the answer to her signing in now. */
async function away(months: number, to: string) {
  const who = await world.somebody()
  const seen_month = monthsAfter(monthOf(world.clock.now()), -months)
  await inTransaction(world.store, (trx) => updateAccount(trx, who.id, { seen_month }))
  const visitor = await aReader(world)
  const { pseudonym, passphrase } = who
  const answer = await visitor.post('/login', { pseudonym, passphrase, shared: 'no', to })
  return { who, visitor, answer }
}

test('who signs in after long is told that her time began anew, and until when; then she goes on', async () => {
  const to = `/b/${await boardOf(world.store)}?page=1`
  const until = yearFromNow()
  const { who, visitor, answer } = await away(9, to)
  expect([answer.status, answer.to]).toEqual([303, `/login/back?to=${encodeURIComponent(to)}`])
  const told = await visitor.get(answer.to)
  expect(told.body).toContain(t('account:signIn.backText', { count: 12, month: until }))
  expect(told.body).toContain(`href="${to}"`)
  expect((await findAccount(world.store.read, who.id))?.seen_month).toBe(monthOf(world.clock.now()))
  const me = (await visitor.get('/me')).body
  expect(me).toContain(t('account:me.stays', { count: 12, month: until }))
  await visitor.post('/logout', {})
  expect((await visitor.get(answer.to)).to).toContain('/login')
})

test('who was away for less goes straight on, and everybody can read how long an account stays', async () => {
  const { answer } = await away(8, '/talk')
  expect([answer.status, answer.to]).toEqual([303, '/talk'])
  const page = (await (await aReader(world)).get('/login')).body
  expect(page).toContain(t('account:signIn.howLong', { count: 12 }))
  const staff = await signIn(world, await world.somebody('moderator'))
  expect((await staff.get('/me')).body).not.toContain(yearFromNow())
})
