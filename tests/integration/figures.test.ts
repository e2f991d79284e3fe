/** The figures from real decisions, cases and alarms; and those of a year, by the command. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { noticesOf } from '#db/queries/notices.ts'
import type { Store } from '#db/store.ts'
import { readFigures } from '#moderation/figures/read-figures.ts'
import { transparencyOf } from '#moderation/figures/transparency.ts'
import { callPeople } from '#moderation/alarms/call-people.ts'
import { objectTo } from '#moderation/objections/object.ts'
import { anAcutePost } from '../helpers/acute.ts'
import { after, START } from '../helpers/clock.ts'
import { acknowledge, approve, decided, outcome, remove, takeBack, work } from '../helpers/deeds.ts'
import { itemOf } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aFolder, aStore, folderOf } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const now = START
const later = after(now, { minutes: 12 })

/** Five posts that asked for attention, removed; of two of them the authors object, and get it. */
async function aWeekOfWork(store: Store): Promise<void> {
  const [first, second] = [await aModerator(store), await aModerator(store)]
  for (let count = 0; count < 6; count += 1) {
    const author = await aNewcomer(store)
    const { postId } = await place(store, author, { body: TEXTS.attention, now })
    await decided(store, first, (await itemOf(store, postId)).id, remove({ reason: 'hostile' }))
    const [notice] = await noticesOf(store.read, author.id, 1)
    const objection = { actor: author, noticeId: notice?.id ?? '', note: '', now }
    const objected = await objectTo(store, objection)
    if (objected.kind !== 'objected') throw new Error(objected.kind)
    const kind = count === 0 ? 'uphold' : 'overturn'
    await decided(store, second, objected.itemId, { kind }, after(now, { days: 2 }))
  }
}

test('overturned decisions, far alarms, the age of the queue and the triage’s precision are counted', async () => {
  const store = await aStore()
  const professional = await aProfessional(store)
  for (let count = 0; count < 5; count += 1) {
    const { caseId } = await anAcutePost(store)
    await callPeople(store, now)
    await work(store, professional, caseId, acknowledge, later)
    await work(
      store,
      professional,
      caseId,
      outcome(count < 4 ? 'in-contact' : 'false-alarm'),
      later,
    )
  }
  await aWeekOfWork(store)
  const moderator = await aModerator(store)
  const member = await aMember(store)
  const { postId } = await place(store, member, { body: TEXTS.attention, now })
  const item = (await itemOf(store, postId)).id
  await decided(store, moderator, item, approve)
  await takeBack(store, moderator, item)
  const figures = await readFigures(store, after(now, { days: 3 }))
  expect(figures.secondTier).toBe(5)
  expect(figures.overturned).toBe(6)
  expect(figures.waiting).toMatchObject({ count: 6, median: 3 * 24 * 60 })
  expect(figures.precision).toEqual({ share: 91, count: 11 })
  expect(figures.eachHour.find((one) => one.from === 15)?.median).toBe(12)
  expect(figures.weekdays.map((one) => one.count)).toEqual([null, 5, null, null, null, null, null])
  expect(figures.perWeek.at(-1)).toMatchObject({ overturned: 6, secondTier: 5 })
})

test('a year is counted from the trail: by reason, with what is few hidden', async () => {
  const store = await aStore()
  await aWeekOfWork(store)
  const lines = await transparencyOf(store.read, 2026)
  const number = (what: string, of = '') =>
    lines.find((line) => line.what === what && line.of === of)?.number
  expect(number('posts removed by a moderator, by reason')).toBe(6)
  expect(number('posts removed by a moderator, by reason', 'hostile')).toBe(6)
  expect(number('objections, by the decision objected to', 'remove')).toBe(6)
  // Six were made: who sees the five knows the one.
  expect(number('objections: granted')).toBeNull()
  expect(number('objections: the decision stayed')).toBeNull()
  expect(number('days until an objection was answered (median)')).toBe(2)
  expect(number('posts read by the triage and held, by level', 'attention')).toBe(6)
  expect((await transparencyOf(store.read, 2025)).every((line) => !line.number)).toBe(true)
})

const run = promisify(execFile)

async function dsaReport(folder: string, ...args: string[]) {
  return await run(process.execPath, ['scripts/dsa-report.ts', ...args], {
    env: { ...process.env, DATA_DIR: folder },
  })
}

test('the command prints the year as a table and as CSV, and says what to add by hand', async () => {
  const store = await aStore()
  await aWeekOfWork(store)
  const { stdout } = await dsaReport(folderOf(store), '2026')
  expect(stdout).toContain('Figures of 2026')
  expect(stdout).toMatch(/– hostile\s+6\n/)
  expect(stdout).toMatch(/the decision stayed\s+–\n/)
  expect(stdout).toMatch(/cases opened, by origin\s+0\n/)
  expect(stdout).toContain('to be added by hand')
  const csv = (await dsaReport(folderOf(store), '2026', '--csv')).stdout
  expect(csv).toContain('"art. 15(1)(d)","objections: granted","","–"\r\n')
  for (const args of [['dit jaar'], ['--jaar', '2026']]) {
    await expect(dsaReport(folderOf(store), ...args)).rejects.toMatchObject({
      stderr: expect.stringContaining('dsa:report -- 2026') as string,
    })
  }
  await expect(dsaReport(aFolder())).rejects.toMatchObject({ code: 1 })
})
