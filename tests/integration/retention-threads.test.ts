/** A thread that has run out leaves nothing behind too soon: what somebody still has to look at waits. */
import { expect, test } from 'vitest'
import { standings } from '#db/retention/standings.ts'
import { inTransaction } from '#db/store.ts'
import { openItem } from '#moderation/queue/open-item.ts'
import { anAcutePost } from '../helpers/acute.ts'
import { after, START } from '../helpers/clock.ts'
import { approve, decided, outcome, work } from '../helpers/deeds.ts'
import { itemOf, postOf, toldTo } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { rowsIn, sweptAfter, textOf } from '../helpers/retention.ts'
import { aStore, everything } from '../helpers/store.ts'

const CANARY = 'kastanjeboomgaard'

test('of a thread that has run out the post of an open case or objection waits for the end of that', async () => {
  const store = await aStore()
  const { caseId, itemId, postId } = await anAcutePost(store)
  await decided(store, await aModerator(store), itemId, approve)
  const { thread_id: threadId } = await postOf(store, postId)
  const objected = await place(store, await aMember(store), { threadId })
  const { board_id: boardId } = await itemOf(store, postId)
  const about = { postId: objected.postId, boardId, level: 'none', triaged: true } as const
  const appeal = await inTransaction(store, (trx) =>
    openItem(trx, { ...about, kind: 'appeal', why: 'flagged', now: after(START, { days: 360 }) }),
  )
  await place(store, await aMember(store), { threadId, body: `Ook in de ${CANARY}.` })
  await sweptAfter(store, { days: 366 })
  expect((await postOf(store, postId)).markdown).not.toBe('')
  expect((await itemOf(store, objected.postId)).state).toBe('open')
  // The rest is gone, and nobody sees what waits.
  expect([rowsIn(store, 'post'), textOf(store).includes(CANARY)]).toEqual([2, false])
  expect(everything(store).thread?.[0]).toMatchObject({ state: 'removed' })
  const late = await standings(store.read, after(START, { days: 370 }))
  expect(late.filter((one) => one.behind).map(({ name }) => name)).toEqual([])
  await work(store, await aProfessional(store), caseId, outcome(), after(START, { days: 370 }))
  await sweptAfter(store, { days: 371 })
  expect(rowsIn(store, 'post')).toBe(1)
  store.sqlite.prepare(`UPDATE review_item SET state = 'decided' WHERE id = ?`).run(appeal)
  expect(await sweptAfter(store, { days: 372 })).toMatchObject({ thread: 1 })
  expect([rowsIn(store, 'thread'), rowsIn(store, 'post')]).toEqual([0, 0])
})

test('a thread waits for a reply that a moderator has yet to read', async () => {
  const store = await aStore()
  const first = await place(store, await aMember(store))
  const author = await aNewcomer(store)
  const late = { threadId: first.threadId, now: after(START, { days: 360 }) }
  const reply = await place(store, author, late)
  expect((await postOf(store, reply.postId)).state).toBe('held')
  expect((await sweptAfter(store, { days: 370 })).thread).toBeUndefined()
  expect((await postOf(store, reply.postId)).markdown).not.toBe('')
  // Its own thirty days are over: she is told, and then nothing waits any more.
  await sweptAfter(store, { days: 391 })
  expect(await toldTo(store, author.id)).toContain('ran-out')
  await sweptAfter(store, { days: 392 })
  expect([rowsIn(store, 'thread'), rowsIn(store, 'post')]).toEqual([0, 0])
})
