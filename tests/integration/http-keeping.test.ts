/** What people are told of how long things are kept, and what they may do about it, over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthInWords } from '#app/i18n/days.ts'
import { translator } from '#app/i18n/translate.ts'
import { dayOf, monthOf, monthsAfter } from '#db/days.ts'
import { findAccount, updateAccount } from '#db/queries/accounts.ts'
import { legalHolds } from '#db/queries/legal-holds.ts'
import { inTransaction } from '#db/store.ts'
import { anAcutePost } from '../helpers/acute.ts'
import { after } from '../helpers/clock.ts'
import { boardOf } from '../helpers/store.ts'
import { aReader, aVisitor, signIn } from '../helpers/visitor.ts'
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

test('an administrator sees what a length would take away before it is chosen, and everybody then reads it', async () => {
  const path = '/settings/keeping'
  const administrator = await signIn(world, await world.somebody('administrator'))
  const page = (await administrator.get(path)).body
  expect(page).toContain(t('account:keeping.reasons.notice.least'))
  const wish = { rule: 'case', board: '', count: '120' }
  const looked = await administrator.post(path, wish)
  expect([looked.status, looked.to]).toEqual([303, `${path}?rule=case&board=&count=120#case`])
  const told = (await administrator.get(looked.to.split('#')[0] ?? '')).body
  expect(told).toContain('name="sure"')
  expect(told).toContain(t('account:keeping.want', { span: '120 dagen' }))
  expect(told).toContain(t('account:keeping.back'))
  const account = await administrator.post(path, { rule: 'account', board: '', count: '6' })
  const shorter = (await administrator.get(account.to.split('#')[0] ?? '')).body
  expect([shorter, told].map((one) => one.includes(t('account:keeping.told')))).toEqual([
    true,
    false,
  ])
  const privacy = async () => (await (await aReader(world)).get('/privacy')).body
  expect(await privacy()).toContain('90 dagen na het einde ervan')
  const saved = await administrator.post(path, { ...wish, sure: '1' })
  expect([saved.status, saved.to]).toEqual([303, `${path}?saved=case#case`])
  expect((await administrator.get(`${path}?saved=case`)).body).toContain(
    t('account:settings.saved'),
  )
  expect(await privacy()).toContain('120 dagen na het einde ervan')
  expect(await privacy()).not.toContain('90 dagen')

  const wrong = await administrator.post(path, { ...wish, count: '7' })
  expect([wrong.status, wrong.body.includes('aria-invalid="true"')]).toEqual([400, true])
  expect((await administrator.post(path, { ...wish, rule: 'session' })).status).toBe(400)
  for (const role of ['moderator', 'professional', 'member'] as const) {
    const other = await signIn(world, await world.somebody(role))
    expect([role, (await other.get(path)).status]).toEqual([role, 403])
    expect([role, (await other.post(path, { ...wish, sure: '1' })).status]).toEqual([role, 403])
  }
  world.clock.forward({ minutes: 6 })
  const late = await administrator.post(path, { ...wish, count: '150', sure: '1' })
  expect(late.to).toBe(path)
  expect((await administrator.get(path)).body).toContain('name="passphrase"')
  expect(await privacy()).toContain('120 dagen na het einde ervan')
})

test('where boards differ, who writes reads how long it stands there; strangers read no board’s name', async () => {
  const board = await boardOf(world.store)
  const [short, member] = [`/b/${board}/new`, await signIn(world, await world.somebody())]
  const stands = t('forum:compose.stands', { span: '6 maanden' })
  expect((await member.get(short)).body).not.toContain(stands)
  const administrator = await signIn(world, await world.somebody('administrator'))
  await administrator.post('/settings/keeping', { rule: 'thread', board, count: '6', sure: '1' })
  expect((await member.get(short)).body).toContain(stands)
  const other = `/b/${await boardOf(world.store, 'bystanders')}/new`
  expect((await member.get(other)).body).toContain(
    t('forum:compose.stands', { span: '12 maanden' }),
  )
  const privacy = (await aVisitor(world.origin).get('/privacy')).body
  expect(privacy).toContain('6 tot 12 maanden')
  expect(privacy).not.toMatch(/partnergeweld|eergerelateerd/i)
  expect((await member.get('/me')).body).toContain('tot 12 maanden na het laatste bericht')
})

test('the two of a conversation read when it goes', async () => {
  const administrator = await signIn(world, await world.somebody('administrator'))
  const wish = { rule: 'conversation', board: '', count: '10', sure: '1' }
  await administrator.post('/settings/keeping', wish)
  const visitor = aVisitor(world.origin)
  const span = '10 dagen'
  expect((await visitor.get('/ask')).body).toContain(t('talk:ask.keep', { span }))
  const sent = await visitor.post('/ask', {
    body: 'Mag ik iets vragen over een woning?',
    reply: '1',
  })
  const talk = /\/talk\/[0-9A-Za-z]+/.exec((await visitor.get(sent.to)).body)?.[0] ?? ''
  await visitor.post(talk, { close: '1' })
  expect((await visitor.get(talk)).body).toContain(t('talk:talk.closed', { span }))
})

test('a professional proposes to stop the sweep for a case, an administrator who sees no case confirms it', async () => {
  const { clock, store } = world
  const { caseId } = await anAcutePost(store)
  const until = dayOf(after(clock.now(), { days: 60 }))
  const who = await world.somebody('professional')
  const professional = await signIn(world, who)
  const path = `/cases/${caseId}`
  const wish = { deed: 'hold-propose', reason: 'complaint', until }
  const wrong = await professional.post(path, { ...wish, reason: '' })
  expect((await professional.get(wrong.to.split('#')[0] ?? '')).body).toContain(
    t('care:hold.reasonProblem'),
  )
  expect((await professional.post(path, wish)).to).toBe(`${path}?saved=hold#hold`)
  const page = (await professional.get(path)).body
  expect([page.includes(t('care:hold.own')), page.includes('value="hold-confirm"')]).toEqual([
    true,
    false,
  ])
  const holds = await legalHolds(store.read, { today: dayOf(clock.now()), caseId })
  const hold = holds[0]?.id ?? ''
  expect((await professional.post(path, { deed: 'hold-confirm', hold })).status).toBe(403)

  const administrator = await signIn(world, await world.somebody('administrator'))
  const keeping = (await administrator.get('/settings/keeping')).body
  expect(keeping).toContain(t('care:hold.reasons.complaint'))
  expect(keeping).not.toContain(caseId)
  expect((await administrator.post('/settings/keeping', { hold })).to).toContain('saved=holds')
  expect((await administrator.post('/settings/keeping', { hold })).status).toBe(404)
  expect((await professional.get(path)).body).toContain('data-hold="confirmed"')
  const figures = (await administrator.get('/figures')).body
  expect(figures).toContain(t('care:hold.figures', { count: 1, day: '' }).split(',')[0])
  expect((await professional.post(path, { deed: 'hold-end', hold })).status).toBe(303)
  expect((await professional.get(path)).body).not.toContain('data-hold')
})
