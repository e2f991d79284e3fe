/** Reports as a weapon: what moderators see of many of them; and a newcomer who is made a member sooner. */
import { expect, test } from 'vitest'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { confirmNewcomer } from '#moderation/members/confirm-newcomer.ts'
import { readItem } from '#moderation/queue/read-item.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { after, START } from '../helpers/clock.ts'
import { itemOf, postOf } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, asNow } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { audited } from '../helpers/staff.ts'
import { aStore } from '../helpers/store.ts'

async function report(store: Store, reporter: Actor, postId: string, now = START): Promise<void> {
  const complaint = { track: 'conduct', reason: 'hostile', note: '', now }
  const result = await fileReport(store, { ...complaint, reporter, postId })
  expect(result.kind).toBe('reported')
}

async function seen(store: Store, postId: string, now = START) {
  const itemId = (await itemOf(store, postId)).id
  const actor = await aModerator(store)
  const page = await readItem(store, { itemId, actor, language: 'nl', now })
  if (page === undefined) throw new Error('no item')
  return page
}

test('one report or two are no pattern', async () => {
  const store = await aStore()
  const { postId } = await place(store, await aMember(store))
  for (const _ of [1, 2]) await report(store, await aMember(store), postId)
  expect((await seen(store, postId)).pattern).toEqual({})
})

test('many at once, by new accounts, by one who reports a lot, about one author: each stands in a line', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const posts: string[] = []
  for (let nth = 0; nth < 5; nth += 1) posts.push((await place(store, author)).postId)
  const [postId = ''] = posts
  const hunter = await aMember(store)
  for (const one of posts) await report(store, hunter, one)
  for (const _ of [1, 2, 3]) await report(store, await aNewcomer(store), postId)
  const page = await seen(store, postId)
  expect(page.pattern).toEqual({ members: 4, newcomers: 3, busy: 1, ofAuthor: 5 })
  expect(JSON.stringify([page.pattern, page.reports])).not.toContain(hunter.pseudonym)
  expect((await postOf(store, postId)).state).toBe('visible')
  const later = await seen(store, postId, after(START, { days: 9 }))
  expect(later.pattern).toEqual({ members: 4, newcomers: 3 })
})

test('a moderator makes a newcomer a member, once; members can’t', async () => {
  const store = await aStore()
  const newcomer = await aNewcomer(store)
  const { postId } = await place(store, newcomer)
  expect((await postOf(store, postId)).state).toBe('held')
  const item = await itemOf(store, postId)
  expect((await seen(store, postId)).confirmable).toBe(true)
  const confirming = { itemId: item.id, now: START }
  expect(await confirmNewcomer(store, { ...confirming, actor: newcomer })).toEqual({
    kind: 'not-allowed',
  })
  const actor = await aModerator(store)
  expect(await confirmNewcomer(store, { ...confirming, actor })).toEqual({ kind: 'confirmed' })
  expect(await confirmNewcomer(store, { ...confirming, actor })).toEqual({ kind: 'again' })
  const page = await seen(store, postId)
  expect([page.confirmable, page.history.at(-1)?.kind]).toEqual([false, 'confirmed'])
  expect(await audited(store, 'member.confirm')).toEqual(['member.confirm'])
  expect((await place(store, await asNow(store, newcomer))).state).toBe('visible')
})
