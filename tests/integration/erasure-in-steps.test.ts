/** An account with many posts goes a few at a time: others have their turn, and nothing stops half way. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { startBroom } from '#app/server/broom.ts'
import { makeLog } from '#app/server/log.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { rememberErased } from '#db/queries/erased.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { makeBackup } from '#moderation/backups/make.ts'
import { putBack } from '#moderation/backups/put-back.ts'
import { eraseAccount, finishErasures } from '#moderation/members/erase-account.ts'
import { hashPassphrase } from '#moderation/members/hashing.ts'
import { checkSignIn } from '#moderation/members/sign-in.ts'
import { START } from '../helpers/clock.ts'
import { postOf } from '../helpers/looking.ts'
import { aMember, aMemberWith, PASSPHRASE } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { anAdministrator } from '../helpers/staff.ts'
import { aFolder, aStore, folderOf, openAgain, tablesHolding } from '../helpers/store.ts'

const POSTS = 100

async function written(store: Store, author: Actor): Promise<string[]> {
  const ids: string[] = []
  for (let post = 0; post < POSTS; post += 1) ids.push((await place(store, author)).postId)
  return ids
}

function leftOf(store: Store, author: Actor): number {
  return store.reading
    .prepare('SELECT count(*) FROM post WHERE account_id = ?')
    .pluck()
    .get(author.id) as number
}

/** How many posts and titles of an account others can read. */
function readableOf(store: Store, author: Actor): number {
  return store.reading
    .prepare(
      `SELECT count(*) FROM post JOIN thread ON thread.id = post.thread_id
       WHERE account_id = ? AND (post.state = 'visible' OR (opening = 1 AND title <> ''))`,
    )
    .pluck()
    .get(author.id) as number
}

/** An erasure that was cut off right after it began. */
async function beginOnly(store: Store, author: Actor): Promise<void> {
  await inTransaction(store, (trx) =>
    rememberErased(trx, { kind: 'account', subject: author.id, now: START }),
  )
}

test('while an account goes others read and write, and nobody signs in with it or reads it any more', async () => {
  const store = await aStore()
  const [author, other] = [await aMemberWith(store, PASSPHRASE), await aMember(store)]
  await written(store, author)
  const readable = readableOf(store, author)
  const state = { done: false, readable }
  const erasing = eraseAccount(store, {
    actor: author,
    passphrase: PASSPHRASE,
    now: START,
  }).finally(() => (state.done = true))
  const seen = new Set<number>()
  let meanwhile: Promise<[{ postId: string }, Actor | undefined]> | undefined
  while (!state.done) {
    const left = leftOf(store, author)
    if (left > 0 && left < POSTS && meanwhile === undefined) {
      state.readable = readableOf(store, author)
      const given = { pseudonym: author.pseudonym, passphrase: PASSPHRASE }
      // Not waited for here, so that every step is seen on a busy machine too.
      meanwhile = Promise.all([
        place(store, other, { body: 'Ik schrijf intussen.' }),
        checkSignIn(store, given),
      ])
    }
    seen.add(left)
    await nextTurn()
  }
  expect(await erasing).toEqual({ kind: 'erased', traceless: true })
  expect(seen.size).toBeGreaterThan(3)
  expect([readable, state.readable]).toEqual([POSTS, 0])
  const [wrote, signedIn] = (await meanwhile) ?? []
  expect(signedIn).toBeUndefined()
  expect(await postOf(store, wrote?.postId ?? '')).toMatchObject({ state: 'visible' })
  expect(tablesHolding(store, author.id)).toEqual(['erased'])
})

test('what was cut off goes on at the next start, from where it was', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const ids = await written(store, author)
  await beginOnly(store, author)
  const cut = new AbortController()
  const pacing = { signal: cut.signal, onStep: () => cut.abort() }
  await expect(finishErasures(store, START, pacing)).rejects.toThrow('abort')
  expect(leftOf(store, author)).toBeGreaterThan(0)
  await store.close()
  const again = await openAgain(folderOf(store))
  const log = makeLog({ quiet: true })
  const stop = startBroom({ store: again, log, clock: () => START })
  await vi.waitFor(
    async () => expect(await findAccount(again.read, author.id)).toBeUndefined(),
    10_000,
  )
  await stop()
  for (const id of ids) expect(await postOf(again, id)).toMatchObject({ markdown: '', html: '' })
  expect(tablesHolding(again, author.id)).toEqual(['erased'])
  // Each once: a backup is told of them by this list.
  expect(again.sqlite.prepare('SELECT count(*) FROM erased').pluck().get()).toBe(POSTS + 1)
})

test('a backup made while somebody was going brings nothing of her back', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const [first = ''] = await written(store, author)
  await beginOnly(store, author)
  const target = `${aFolder()}/copy.age`
  const dataDir = folderOf(store)
  await makeBackup({ dataDir, target, recipient: undefined, now: START })
  await finishErasures(store, START)
  await store.close()
  const putting = { identity: undefined, erasedFile: undefined, now: START }
  await putBack({ ...putting, dataDir, file: target })
  const again = await openAgain(dataDir)
  expect(tablesHolding(again, author.id)).toEqual(['erased'])
  expect(await postOf(again, first)).toMatchObject({ markdown: '', html: '' })
})

test('of two administrators who go at the same moment one stays', async () => {
  const store = await aStore()
  const administrators = [await anAdministrator(store), await anAdministrator(store)]
  const passphrase_hash = await hashPassphrase(PASSPHRASE, true)
  await store.write.updateTable('account').set({ passphrase_hash }).execute()
  const results = await Promise.all(
    administrators.map((actor) =>
      eraseAccount(store, { actor, passphrase: PASSPHRASE, now: START }),
    ),
  )
  expect(results.map(({ kind }) => kind).toSorted()).toEqual(['erased', 'last-administrator'])
})
