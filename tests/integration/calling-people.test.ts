import { spawn } from 'node:child_process'
import { expect, test, vi } from 'vitest'
import { mailer } from '#app/server/calls/mail.ts'
import { signatureOf, webhook } from '#app/server/calls/webhook.ts'
import { readEnvironment } from '#app/server/environment.ts'
import type { Actor } from '#moderation/actor.ts'
import { callPeople } from '#moderation/alarms/call-people.ts'
import { deliverAlarms } from '#moderation/alarms/deliver-alarms.ts'
import { sendSummons, type SendBy } from '#moderation/alarms/send-summons.ts'
import {
  hearTestAlarm,
  readAlarmWays,
  sendTestAlarm,
  setAlarmWay,
} from '#moderation/alarms/ways.ts'
import { handBackCases } from '#moderation/cases/hand-back.ts'
import { workOnCase } from '#moderation/cases/work-on-case.ts'
import { somebodyOnCall } from '#db/queries/shifts.ts'
import { caseTimes } from '#db/queries/figures.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { after, START } from '../helpers/clock.ts'
import { caseOf } from '../helpers/looking.ts'
import { aMember, aPerson, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aMailServer, aReceiver, type MailServer } from '../helpers/receivers.ts'
import { heardTest, onShift } from '../helpers/staff.ts'
import { aFolder, aStore, folderOf } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

async function byMail(store: Store, actor: Actor, target: string): Promise<Actor> {
  expect(await setAlarmWay(store, { actor, way: 'email', target, now: START })).toEqual({
    kind: 'set',
  })
  return actor
}

function sender(mail: MailServer): SendBy {
  const env = readEnvironment({ SMTP_URL: mail.url }, { demo: false })
  return { email: mailer(env), webhook: webhook(env, () => START) }
}

/** One turn of the loop that calls people. */
async function turn(store: Store, send: SendBy, now: Date) {
  await deliverAlarms(store, { by: 'pages', now, send: () => {} })
  await callPeople(store, now)
  return await sendSummons(store, { by: 'calls', now, send })
}

async function acute(store: Store, now = START) {
  const { postId } = await place(store, await aMember(store), { body: TEXTS.acute, now })
  return await caseOf(store, postId)
}

/** A first and a second on call, a professional at home, an administrator; all by mail. */
async function aTeam(store: Store) {
  const first = await byMail(store, await aProfessional(store), 'first@example.org')
  const second = await byMail(store, await aProfessional(store), 'second@example.org')
  const home = await byMail(store, await aProfessional(store), 'home@example.org')
  const admin = await byMail(
    store,
    await aPerson(store, { role: 'administrator' }),
    'admin@example.org',
  )
  await onShift(store, first)
  await onShift(store, second, START, 2)
  const mail = await aMailServer()
  await sendSummons(store, { by: 'tests', now: START, send: sender(mail) })
  mail.mails.length = 0
  return { first, second, home, admin, mail, send: sender(mail) }
}

const recipients = (mail: MailServer) => mail.mails.map((one) => one.to.split('@')[0]).toSorted()

test('the first is called at once, the second after five minutes, everybody after ten', async () => {
  const store = await aStore()
  const { mail, send } = await aTeam(store)
  await acute(store, after(START, { minutes: 2 }))
  await turn(store, send, after(START, { minutes: 2 }))
  expect(recipients(mail)).toEqual(['first'])
  await turn(store, send, after(START, { minutes: 4 }))
  expect(recipients(mail)).toEqual(['first'])
  await turn(store, send, after(START, { minutes: 7 }))
  expect(recipients(mail)).toEqual(['first', 'first', 'second'])
  mail.mails.length = 0
  await turn(store, send, after(START, { minutes: 12 }))
  expect(recipients(mail)).toEqual(['admin', 'first', 'home', 'second'])
})

test('a call says that something waits and where, and nothing of it', async () => {
  const store = await aStore()
  const { mail, send } = await aTeam(store)
  const found = await acute(store)
  await turn(store, send, after(START, { minutes: 2 }))
  const text = mail.mails[0]?.text ?? ''
  expect(text).toContain('1 acute zaak wacht')
  expect(text).toContain('http://127.0.0.1:3000/cases')
  expect(text).not.toContain(found.id)
  expect(text).not.toMatch(/keel|vannacht|nodemailer/i)
})

test('cases that come together are one call with a count', async () => {
  const store = await aStore()
  const { mail, send } = await aTeam(store)
  for (let count = 0; count < 5; count += 1) await acute(store)
  await turn(store, send, after(START, { minutes: 2 }))
  await acute(store, after(START, { minutes: 2, seconds: 10 }))
  await turn(store, send, after(START, { minutes: 2, seconds: 11 }))
  expect(mail.mails.map((one) => /Subject: (.*)\r/.exec(one.text)?.[1])).toEqual([
    '5 acute zaken wachten',
  ])
  await turn(store, send, after(START, { minutes: 3, seconds: 1 }))
  expect(mail.mails.at(-1)?.text).toContain('6 acute zaken wachten')
})

test('whoever takes the case stops the calls; without a deed they begin again at the second tier', async () => {
  const store = await aStore()
  const { first, mail, send } = await aTeam(store)
  const found = await acute(store)
  const deed = { kind: 'acknowledge' } as const
  await workOnCase(store, { actor: first, caseId: found.id, deed, now: START })
  await turn(store, send, after(START, { minutes: 10 }))
  expect(mail.mails).toEqual([])
  await turn(store, send, after(START, { minutes: 16 }))
  expect(recipients(mail)).toEqual(['first', 'second'])
  // A case that somebody gives back rings from the foot again; that it once came further is not forgotten.
  await inTransaction(store, (trx) => handBackCases(trx, first.id, START))
  const [{ tier } = { tier: null }] = await caseTimes(store.read, 0)
  expect(tier).toBe(2)
})

test('a mail server that is down loses no call, and is not asked without end', async () => {
  const store = await aStore()
  const { mail, send } = await aTeam(store)
  await acute(store)
  mail.refuse = true
  const began = after(START, { minutes: 2 })
  expect(await turn(store, send, began)).toEqual({ sent: 0, failed: 1 })
  expect(await turn(store, send, after(began, { seconds: 5 }))).toEqual({ sent: 0, failed: 0 })
  expect(await turn(store, send, after(began, { seconds: 16 }))).toEqual({ sent: 0, failed: 1 })
  mail.refuse = false
  expect(await turn(store, send, after(began, { seconds: 50 }))).toEqual({ sent: 1, failed: 0 })
  expect(recipients(mail)).toEqual(['first'])
})

test('a clock that is set back an hour holds nobody up', async () => {
  const store = await aStore()
  const { mail, send } = await aTeam(store)
  await acute(store, after(START, { minutes: 2 }))
  await turn(store, send, after(START, { minutes: 2 }))
  const back = after(START, { minutes: -58 })
  await acute(store, back)
  await turn(store, send, back)
  expect(mail.mails.at(-1)?.text).toContain('2 acute zaken wachten')
})

test('two loops at once, in two processes’ names, send each call once', async () => {
  const store = await aStore()
  const { mail, send } = await aTeam(store)
  await acute(store)
  const now = after(START, { minutes: 2 })
  await callPeople(store, now)
  const turns = ['one', 'two', 'three'].map((by) => sendSummons(store, { by, now, send }))
  await Promise.all(turns)
  expect(recipients(mail)).toEqual(['first'])
})

test('nobody on call: everybody is called at once, and the administrators hear why', async () => {
  const store = await aStore()
  const mail = await aMailServer()
  await byMail(store, await aProfessional(store), 'home@example.org')
  await byMail(store, await aPerson(store, { role: 'administrator' }), 'admin@example.org')
  await acute(store)
  await turn(store, sender(mail), START)
  expect(recipients(mail)).toEqual(['admin', 'admin', 'home'])
  expect(mail.mails.some((one) => one.text.includes('niemand in dienst'))).toBe(true)
})

test('a shift counts only after a test alarm was heard, at most twelve hours before it', async () => {
  const store = await aStore()
  const professional = await aProfessional(store)
  await onShift(store, professional, START)
  const begins = after(START, { hours: -4 })
  const onCall = () => somebodyOnCall(store.read, START.getTime())
  expect(await onCall()).toBe(true)
  await sendTestAlarm(store, { actor: professional, now: after(begins, { hours: -13 }) })
  await hearTestAlarm(store, { actor: professional, now: after(begins, { hours: -13 }) })
  expect(await onCall()).toBe(false)
  expect(await hearTestAlarm(store, { actor: professional, now: START })).toEqual({
    kind: 'no-test',
  })
  await sendTestAlarm(store, { actor: professional, now: START })
  expect(await onCall()).toBe(false)
  expect(await hearTestAlarm(store, { actor: professional, now: START })).toEqual({ kind: 'heard' })
  expect(await onCall()).toBe(true)
})

test('a triage that fails calls the administrators', async () => {
  const store = await aStore()
  const mail = await aMailServer()
  await byMail(store, await aPerson(store, { role: 'administrator' }), 'admin@example.org')
  await place(store, await aMember(store), {
    triage: () => {
      throw new Error('broken on purpose')
    },
  })
  await turn(store, sender(mail), START)
  expect(mail.mails[0]?.text).toContain('De triage werkt niet')
})

test('a webhook is signed, and one that does not answer well is tried again', async () => {
  const store = await aStore()
  const professional = await aProfessional(store)
  const hook = await aReceiver()
  await setAlarmWay(store, { actor: professional, way: 'webhook', target: hook.url, now: START })
  await onShift(store, professional)
  const mail = await aMailServer()
  await sendSummons(store, { by: 'tests', now: START, send: sender(mail) })
  await acute(store)
  await turn(store, sender(mail), after(START, { minutes: 2 }))
  const call = hook.calls.at(-1)
  const { webhookSecret } = await readAlarmWays(store, professional)
  const [, seconds, signature] =
    /^t=(\d+),v1=(\w+)$/.exec(String(call?.headers['luwte-signature'])) ?? []
  expect(signature).toBe(signatureOf(webhookSecret, Number(seconds), call?.body ?? ''))
  expect(JSON.parse(call?.body ?? '')).toMatchObject({ why: 'acute', count: 1 })

  const deaf = await aReceiver(500)
  await setAlarmWay(store, { actor: professional, way: 'webhook', target: deaf.url, now: START })
  expect(await turn(store, sender(mail), after(START, { minutes: 8 }))).toEqual({
    sent: 0,
    failed: 1,
  })
  expect(await turn(store, sender(mail), after(START, { minutes: 9 }))).toEqual({
    sent: 0,
    failed: 1,
  })
})

test('an address that is none is refused, and no address stands readable in the store', async () => {
  const store = await aStore()
  const actor = await aProfessional(store)
  for (const target of ['noor', 'a@b', 'a b@c.nl', 'a@b.nl,c@d.nl']) {
    expect(await setAlarmWay(store, { actor, way: 'email', target, now: START })).toEqual({
      kind: 'wrong',
    })
  }
  for (const target of ['http://example.org/', 'ftp://example.org', 'bel mij']) {
    expect(await setAlarmWay(store, { actor, way: 'webhook', target, now: START })).toEqual({
      kind: 'wrong',
    })
  }
  await byMail(store, actor, 'noor@example.org')
  const row = await store.read.selectFrom('alarm_way').selectAll().executeTakeFirstOrThrow()
  expect(row.target.toString('latin1')).not.toContain('noor')
})

test('killed in the middle of sending, a further process calls the second tier', async () => {
  const folder = aFolder()
  const store = await aStore({ folder })
  // A receiver that never answers: the process dies while it waits.
  const { first, second } = await aTeam(store)
  const mail = await aMailServer()
  const now = new Date()
  await heardTest(store, first, now)
  await heardTest(store, second, now)
  await store.write
    .updateTable('shift')
    .set({ starts_at: now.getTime() - 1000, ends_at: now.getTime() + 3_600_000 })
    .execute()
  await store.write.updateTable('summons').set({ due_at: null, sent_at: null }).execute()
  const found = await acute(store, new Date(now.getTime() - 6 * 60_000))
  expect(found.state).toBe('open')

  const start = () =>
    spawn(process.execPath, ['scripts/alarms.ts'], {
      env: { ...process.env, DATA_DIR: folderOf(store), SMTP_URL: mail.url },
      stdio: 'ignore',
    })
  const one = start()
  await vi.waitFor(
    async () => {
      const rows = await store.read.selectFrom('summons').select('lease_by').execute()
      expect(rows.some((row) => row.lease_by !== null) || mail.mails.length > 0).toBe(true)
    },
    { timeout: 20_000, interval: 5 },
  )
  one.kill('SIGKILL')
  await new Promise((resolve) => one.once('exit', resolve))
  // The leases that the dead process left run out a minute later; that minute is not waited for here.
  await store.write.updateTable('summons').set({ lease_until: 0 }).execute()
  const two = start()
  await vi.waitFor(() => expect(new Set(recipients(mail))).toEqual(new Set(['first', 'second'])), {
    timeout: 20_000,
  })
  two.kill('SIGTERM')
  await new Promise((resolve) => two.once('exit', resolve))
})
