/** Walks docs/decisions/0001 by what a writer does; what others do stands in the parts beside it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { THEMES } from '#moderation/vocabulary.ts'
import { after, START } from '../helpers/clock.ts'
import { approve, decided, edit, ringings } from '../helpers/deeds.ts'
import { rowsOfTheTable } from '../helpers/life-table.ts'
import {
  alarmOf,
  caseEvents,
  caseOf,
  casesOf,
  countRows,
  fourOf,
  itemOf,
  postOf,
} from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, asNow } from '../helpers/people.ts'
import { failingTriage, place, send } from '../helpers/placing.ts'
import { aStore, set } from '../helpers/store.ts'
import { PHONE, TEXTS } from '../helpers/texts.ts'

const ACUTE_AT_FIRST = {
  post: 'held',
  items: ['triage open acute'],
  cases: ['open acute'],
  alarms: ['ringing'],
}

test('every row of the table is walked', () => {
  const parts = ['', '-decided', '-cared-for'].map((part) => `life-of-a-danger-signal${part}`)
  const walks = [...parts, 'case-aftercare', 'others-worried']
    .map((name) => join(import.meta.dirname, `${name}.test.ts`))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const rows = rowsOfTheTable()
  expect(rows).toHaveLength(23)
  expect(rows.filter((row) => !walks.includes(`describe('${row}'`))).toEqual([])
})

describe('placed, acute', () => {
  test('is held on any board, whoever wrote it and whenever, and rings at once', async () => {
    const store = await aStore()
    const placed = []
    for (const offHours of [false, true]) {
      await set(store, 'offHours', offHours)
      for (const theme of THEMES) {
        placed.push(await place(store, await aMember(store), { theme, body: TEXTS.acute }))
        placed.push(await place(store, await aNewcomer(store), { theme, body: TEXTS.acute }))
      }
    }
    for (const { postId } of placed) expect(await fourOf(store, postId)).toEqual(ACUTE_AT_FIRST)
    expect(new Set(await ringings(store, START))).toEqual(
      new Set(placed.map(({ caseId }) => caseId)),
    )
  })

  test('asks for a person within ten minutes, for the item and for the case', async () => {
    const store = await aStore()
    const { postId } = await place(store, await aMember(store), { body: TEXTS.acute })
    const due = after(START, { minutes: 10 }).getTime()
    expect((await itemOf(store, postId)).due_at).toBe(due)
    expect((await caseOf(store, postId)).due_at).toBe(due)
  })
})

describe('placed, urgent', () => {
  const URGENT = { items: ['triage open urgent'], cases: ['open urgent'], alarms: [] }

  test('shows what a member wrote, with an item and a case due in eight hours, without alarm', async () => {
    const store = await aStore()
    const { postId } = await place(store, await aMember(store), { body: TEXTS.urgent })
    expect(await fourOf(store, postId)).toEqual({ ...URGENT, post: 'visible' })
    const due = after(START, { hours: 8 }).getTime()
    expect((await itemOf(store, postId)).due_at).toBe(due)
    expect((await caseOf(store, postId)).due_at).toBe(due)
    expect(await ringings(store, after(START, { hours: 9 }))).toEqual([])
  })

  test('holds what a newcomer wrote', async () => {
    const store = await aStore()
    const { postId } = await place(store, await aNewcomer(store), { body: TEXTS.urgent })
    expect(await fourOf(store, postId)).toEqual({ ...URGENT, post: 'held' })
  })

  test('holds what a member wrote off-hours', async () => {
    const store = await aStore()
    await set(store, 'offHours', true)
    const { postId } = await place(store, await aMember(store), { body: TEXTS.urgent })
    expect(await fourOf(store, postId)).toEqual({ ...URGENT, post: 'held' })
  })
})

describe('refused for another reason, ≥ urgent', () => {
  test('is stored and held, with a case of its own origin and an alarm as its level', async () => {
    const store = await aStore()
    const result = await send(store, await aMember(store), { title: '', body: TEXTS.acute })
    if (result.kind !== 'refused' || result.stored === null) throw new Error(result.kind)
    expect(result.problems).toEqual([{ field: 'title', problem: 'empty' }])
    expect(await fourOf(store, result.stored.postId)).toEqual(ACUTE_AT_FIRST)
    expect((await caseOf(store, result.stored.postId)).origin).toBe('refused')
  })

  test('is stored also where members may not write yet, and does not ring below acute', async () => {
    const store = await aStore({ open: false })
    const result = await send(store, await aMember(store), { body: TEXTS.urgent })
    if (result.kind !== 'refused' || result.stored === null) throw new Error(result.kind)
    expect(await fourOf(store, result.stored.postId)).toEqual({
      post: 'held',
      items: ['triage open urgent'],
      cases: ['open urgent'],
      alarms: [],
    })
  })

  test('sent twice by the same form is stored once', async () => {
    const store = await aStore()
    const author = await aMember(store)
    const form = { title: '', body: TEXTS.acute, key: 'form-1' }
    await send(store, author, form)
    await send(store, author, form)
    expect([await countRows(store, 'post'), await countRows(store, 'case')]).toEqual([1, 1])
  })

  test('holds a new version that is too long, and rings for it', async () => {
    const store = await aStore()
    const author = await aMember(store)
    const { postId } = await place(store, author)
    const result = await edit(store, author, postId, TEXTS.acute + ' en'.repeat(7000))
    expect(result.kind).toBe('refused')
    expect(await fourOf(store, postId)).toEqual(ACUTE_AT_FIRST)
    expect((await caseOf(store, postId)).origin).toBe('refused')
  })
})

describe('privacy warning, ≥ urgent', () => {
  test('stores no word, but a case with level and signals, which rings as its level', async () => {
    const store = await aStore()
    const result = await send(store, await aMember(store), { body: `${TEXTS.acute} ${PHONE}` })
    if (result.kind !== 'warned' || result.caseId === null) throw new Error(result.kind)
    expect([await countRows(store, 'post'), await countRows(store, 'thread')]).toEqual([0, 0])
    const assessments = await store.read.selectFrom('assessment').selectAll().execute()
    expect(assessments).toMatchObject([
      { level: 'acute', matches: '[]', suppressed: '[]', because: '' },
    ])
    expect(JSON.parse(assessments[0]?.signals ?? '')).toContain('strangulation')
    expect(await ringings(store, START)).toEqual([result.caseId])
  })

  test('the same form sent again joins the case, also when something else is wrong with it', async () => {
    const store = await aStore()
    const author = await aMember(store)
    const form = { body: `${TEXTS.acute} ${PHONE}`, key: 'form-1' }
    const warned = await send(store, author, form)
    const again = await send(store, author, form)
    const refused = await send(store, author, { ...form, confirm: '1', title: '' })
    if (warned.kind !== 'warned' || refused.kind !== 'refused') throw new Error(refused.kind)
    expect(again).toMatchObject({ kind: 'warned', caseId: warned.caseId })
    expect(refused.stored?.caseId).toBe(warned.caseId)
    expect(await countRows(store, 'case')).toBe(1)
    expect((await caseOf(store, refused.stored?.postId ?? '')).origin).toBe('warned')
  })

  test('opens no alarm for an urgent text, and no case at all for a calm one', async () => {
    const store = await aStore()
    await send(store, await aMember(store), { body: `${TEXTS.urgent} ${PHONE}` })
    await send(store, await aMember(store), { body: `${TEXTS.none} ${PHONE}` })
    expect([await countRows(store, 'case'), await countRows(store, 'alarm')]).toEqual([1, 0])
  })

  test('a warned new version of a post opens its case, and saving it joins that', async () => {
    const store = await aStore()
    const author = await aMember(store)
    const { postId } = await place(store, author)
    const body = `${TEXTS.acute} ${PHONE}`
    expect(await edit(store, author, postId, body)).toMatchObject({ kind: 'warned' })
    expect((await postOf(store, postId)).markdown).toBe(TEXTS.none)
    const opened = await caseOf(store, postId)
    expect([opened.origin, opened.level, (await alarmOf(store, opened.id))?.state]).toEqual([
      'warned',
      'acute',
      'ringing',
    ])
    await edit(store, author, postId, body, { confirm: true })
    expect((await caseOf(store, postId)).id).toBe(opened.id)
  })
})

describe('triage failed', () => {
  test('is held and on top of the queue, marked "not triaged", without case', async () => {
    const store = await aStore()
    const acute = await place(store, await aMember(store), { body: TEXTS.acute })
    const failed = await place(store, await aMember(store), { triage: failingTriage })
    expect(await fourOf(store, failed.postId)).toMatchObject({
      post: 'held',
      cases: [],
      alarms: [],
    })
    const item = await itemOf(store, failed.postId)
    expect(item.why).toBe('not-triaged')
    expect(item.level_rank).toBeLessThan((await itemOf(store, acute.postId)).level_rank)
  })

  test('does not silence a writer who says herself that there is danger now', async () => {
    const store = await aStore()
    const { postId } = await place(store, await aMember(store), {
      triage: failingTriage,
      danger: 'yes',
    })
    expect(await fourOf(store, postId)).toEqual(ACUTE_AT_FIRST)
    expect((await itemOf(store, postId)).why).toBe('not-triaged')
  })
})

describe('edited by author', () => {
  test('to a higher level: held, with an item, a case and an alarm', async () => {
    const store = await aStore()
    const author = await aMember(store)
    const { postId } = await place(store, author)
    await edit(store, author, postId, TEXTS.acute)
    expect(await fourOf(store, postId)).toEqual(ACUTE_AT_FIRST)
    expect((await postOf(store, postId)).markdown).toBe(TEXTS.acute)
  })

  test('raises the open item and case, which rings when it became acute', async () => {
    const store = await aStore()
    const author = await aMember(store)
    const { postId } = await place(store, author, { body: TEXTS.urgent })
    const before = [(await itemOf(store, postId)).id, (await caseOf(store, postId)).id]
    await edit(store, author, postId, TEXTS.acute)
    expect(await fourOf(store, postId)).toEqual(ACUTE_AT_FIRST)
    expect([(await itemOf(store, postId)).id, (await caseOf(store, postId)).id]).toEqual(before)
  })

  test('to a lower level: nothing gets lower before a person has looked', async () => {
    const store = await aStore()
    const author = await aMember(store)
    const { postId } = await place(store, author, { body: TEXTS.acute })
    await edit(store, author, postId, TEXTS.none)
    expect(await fourOf(store, postId)).toEqual(ACUTE_AT_FIRST)
    expect((await postOf(store, postId)).markdown).toBe(TEXTS.none)
  })

  test('to a lower level, after a person has looked: stays shown, and the case stays', async () => {
    const store = await aStore()
    const author = await aMember(store)
    const { postId } = await place(store, author, { body: TEXTS.acute })
    await decided(store, await aModerator(store), (await itemOf(store, postId)).id, approve)
    await edit(store, await asNow(store, author), postId, TEXTS.none)
    expect(await fourOf(store, postId)).toEqual({
      post: 'visible',
      items: ['triage decided acute'],
      cases: ['open acute'],
      alarms: ['ringing'],
    })
  })
})

describe('deleted by author', () => {
  test('takes every word at once and ends the item; case and alarm stay', async () => {
    const store = await aStore()
    const author = await aMember(store)
    const { postId } = await place(store, author, { body: TEXTS.acute, warning: 'heftig' })
    await deletePost(store, { author, postId, now: START })
    expect(await fourOf(store, postId)).toEqual({
      post: 'removed',
      items: ['triage ended acute'],
      cases: ['open acute'],
      alarms: ['ringing'],
    })
    expect(await postOf(store, postId)).toMatchObject({
      title: '',
      markdown: '',
      html: '',
      warning: '',
    })
    const [found] = await casesOf(store, postId)
    expect(await caseEvents(store, found?.id ?? '')).toContain('author-deleted')
  })

  test('ends a report on it too', async () => {
    const store = await aStore()
    const author = await aMember(store)
    const { postId } = await place(store, author)
    const reporter = await aMember(store)
    const report = { reporter, track: 'conduct', reason: 'hostile', note: '' }
    await fileReport(store, { ...report, postId, now: START })
    await deletePost(store, { author, postId, now: START })
    expect((await fourOf(store, postId)).items).toEqual(['report ended attention'])
  })
})
