/** Gone is gone: what is taken away is in no table, and in no byte of the files. */
import { expect, test } from 'vitest'
import { keepDraft, readDraft } from '#db/queries/drafts.ts'
import { sweepRunOut } from '#db/retention/sweep.ts'
import { inTransaction } from '#db/store.ts'
import { truncateLog } from '#db/truncate-log.ts'
import type { Actor } from '#moderation/actor.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { eraseAccount } from '#moderation/members/erase-account.ts'
import { hashPassphrase } from '#moderation/members/hashing.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import {
  aCanary,
  aPostWith,
  canaries,
  tracesOf,
  aLongTextWith,
  type Canaries,
} from '../helpers/canaries.ts'
import { after, START } from '../helpers/clock.ts'
import { approve, decided, edit, redact, remove, takeBack, work } from '../helpers/deeds.ts'
import { caseOf, itemOf, itemsOf, postOf } from '../helpers/looking.ts'
import {
  aMember,
  aMemberWith,
  aModerator,
  aPerson,
  aProfessional,
  PASSPHRASE,
} from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { anAdministrator } from '../helpers/staff.ts'
import { aStore, everything, tablesHolding } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

test('a post that its author deletes is in no byte of the files, nor are a hundred others', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const kept = canaries('title', 'body')
  await aPostWith(store, author, kept)
  const posts: Array<[string, Canaries]> = []
  for (let post = 0; post < 100; post += 1) {
    const words = canaries('title', 'body', 'warning', 'link')
    posts.push([await aPostWith(store, author, words), words])
  }
  const all = Object.assign(
    {},
    ...posts.map(([id, words]) =>
      Object.fromEntries(Object.entries(words).map(([name, word]) => [`${name} of ${id}`, word])),
    ),
  ) as Canaries
  await truncateLog(store)
  expect(tracesOf(store, all)).toHaveLength(400)
  // In an order of its own: holes and neighbours are what leaves traces.
  for (const [postId] of posts.toSorted(([a], [b]) => a.localeCompare(b))) {
    await deletePost(store, { author, postId, now: START })
  }
  expect(tracesOf(store, all)).toEqual([])
  expect(tracesOf(store, kept)).toEqual(['title', 'body'])
})

test('the search for traces finds them where SQLite is not told to overwrite', async () => {
  const store = await aStore()
  store.sqlite.pragma('secure_delete = OFF')
  const author = await aMember(store)
  const words = canaries('title', 'body', 'warning', 'link')
  const postId = await aPostWith(store, author, words)
  await deletePost(store, { author, postId, now: START })
  expect(tracesOf(store, words)).toContain('body')
})

test('the search for traces finds them in the log that nobody emptied', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const words = canaries('title', 'body')
  const postId = await aPostWith(store, author, words)
  await edit(store, author, postId, 'Iets anders.')
  expect(tracesOf(store, words)).toContain('body')
})

test('what an edit replaced leaves no trace', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const words = canaries('body', 'link')
  const postId = await aPostWith(store, author, words)
  await edit(store, author, postId, 'Iets anders.')
  expect(await truncateLog(store)).toBe(true)
  expect(tracesOf(store, words)).toEqual([])
})

test('a redacted original is sealed, and leaves no trace when its time is over', async () => {
  const store = await aStore()
  const words = canaries('body', 'link', 'address')
  const author = await aMember(store)
  const moderator = await aModerator(store)
  const { postId } = await place(store, author, {
    body: aLongTextWith(`${TEXTS.attention} ${words.body} https://hulp.example/${words.link}`),
  })
  const { id } = await itemOf(store, postId)
  const made = redact(`Iets anders, nog met ${words.address}.`)
  await decided(store, moderator, id, made)
  await truncateLog(store)
  expect(tracesOf(store, words)).toEqual(['address'])
  await takeBack(store, moderator, id)
  expect((await postOf(store, postId)).markdown).toContain(words.body)
  const again = after(START, { minutes: 1 })
  await decided(store, moderator, id, redact('Iets anders.'), again)
  const key = everything(store).seal_key as Array<{ key: Buffer }>
  await sweepRunOut(store, { now: after(again, { minutes: 15 }) })
  await truncateLog(store)
  expect(tracesOf(store, words)).toEqual([])
  expect(key).toHaveLength(1)
  expect(tracesOf(store, { key: key[0]?.key.toString('latin1') ?? '' })).toEqual([])
})

test('a content warning that a moderator replaced is forgotten with the time for undoing', async () => {
  const store = await aStore()
  const words = canaries('warning')
  const { postId } = await place(store, await aMember(store), {
    body: TEXTS.attention,
    warning: words.warning ?? '',
  })
  const warning = { kind: 'approve', warning: 'anders' } as const
  await decided(store, await aModerator(store), (await itemOf(store, postId)).id, warning)
  await sweepRunOut(store, { now: after(START, { minutes: 15 }) })
  await truncateLog(store)
  expect(tracesOf(store, words)).toEqual([])
})

test('a draft can be read by who has its address, and by nobody from the files', async () => {
  const store = await aStore()
  const words = canaries('draft')
  const { id: accountId } = await aMember(store)
  const content = { body: words.draft }
  const token = await inTransaction(store, (trx) =>
    keepDraft(trx, { accountId, content, now: START }),
  )
  expect(await readDraft(store.read, token, { accountId, now: START })).toEqual(content)
  expect(await readDraft(store.read, token, { accountId: 'another', now: START })).toBeUndefined()
  expect(tracesOf(store, { ...words, token })).toEqual([])
  const over = after(START, { hours: 24 })
  expect(await readDraft(store.read, token, { accountId, now: over })).toBeUndefined()
  await sweepRunOut(store, { now: over })
  expect(everything(store).draft).toEqual([])
})

test('an erased account leaves no word of hers or about hers, in no table and no byte', async () => {
  const store = await aStore()
  const words = canaries(
    'pseudonym',
    'alias',
    'title',
    'body',
    'warning',
    'link',
    'held',
    'draft',
    'own report',
    'report about her',
    'message about her',
    'case note',
    'question',
  )
  const said = (name: string) => words[name] ?? ''
  const author = await aPerson(store, {
    pseudonym: said('pseudonym'),
    approvedPosts: 5,
    passphraseHash: await hashPassphrase(PASSPHRASE, false),
  })
  const [moderator, professional, other] = [
    await aModerator(store),
    await aProfessional(store),
    await aMember(store),
  ]
  const postId = await aPostWith(store, author, words)
  const { threadId } = await postOf(store, postId).then((post) => ({ threadId: post.thread_id }))
  const answered = await place(store, other, { threadId, body: 'Ik lees mee.', quotes: postId })
  await place(store, author, { alias: said('alias') })
  const held = await place(store, author, { body: `${TEXTS.acute} ${said('held')}` })
  const found = await caseOf(store, held.postId)
  const note = { kind: 'note', note: `Zij schreef over ${said('case note')}.` } as const
  await work(store, professional, found.id, note)
  const complaint = { track: 'conduct', reason: 'hostile', now: START }
  const own = { ...complaint, reporter: author, postId: answered.postId, note: said('own report') }
  await fileReport(store, own)
  const about = { ...complaint, reporter: other, postId, note: said('report about her') }
  await fileReport(store, about)
  const [reported] = await itemsOf(store, postId)
  const message = `Je schreef over ${said('message about her')}.`
  await decided(store, moderator, reported?.id ?? '', remove({ message }))
  await inTransaction(store, (trx) =>
    keepDraft(trx, { accountId: author.id, content: said('draft'), now: START }),
  )
  await askProfessional(store, { author, body: said('question'), reply: true, now: START })

  await truncateLog(store)
  const sealed = ['draft', 'question', 'case note']
  const plain = Object.keys(words).filter((name) => !sealed.includes(name))
  expect(tracesOf(store, words).toSorted()).toEqual(plain.toSorted())
  const result = await eraseAccount(store, { actor: author, passphrase: PASSPHRASE, now: START })
  expect(result).toEqual({ kind: 'erased', traceless: true })
  expect(tracesOf(store, words)).toEqual([])
  // Known by its random id for as long as a backup could bring it back.
  expect(tablesHolding(store, author.id)).toEqual(['erased'])
  expect((await postOf(store, answered.postId)).markdown).toBe('Ik lees mee.')
  expect((await caseOf(store, held.postId)).state).toBe('open')
})

test('of forty erased accounts no pseudonym is left, and of forty that stay every one is', async () => {
  const store = await aStore()
  const passphraseHash = await hashPassphrase(PASSPHRASE, false)
  const people: Array<[string, Actor]> = []
  for (let person = 0; person < 80; person += 1) {
    const pseudonym = aCanary()
    people.push([pseudonym, await aPerson(store, { pseudonym, passphraseHash })])
  }
  const inOrder = people.toSorted(([, a], [, b]) => a.id.localeCompare(b.id))
  for (const [, actor] of inOrder.slice(0, 40)) {
    await eraseAccount(store, { actor, passphrase: PASSPHRASE, now: START })
  }
  const names = (some: typeof people) => Object.fromEntries(some.map(([name]) => [name, name]))
  expect(tracesOf(store, names(inOrder.slice(0, 40)))).toEqual([])
  expect(tracesOf(store, names(inOrder.slice(40)))).toHaveLength(40)
})

test('an account is erased by who knows its passphrase, and never the last administrator’s', async () => {
  const store = await aStore()
  const member = await aMemberWith(store, PASSPHRASE)
  const before = everything(store)
  const wrong = { actor: member, passphrase: 'iets heel anders', now: START }
  expect(await eraseAccount(store, wrong)).toEqual({ kind: 'wrong' })
  expect(everything(store)).toEqual(before)
  const administrator = await aPerson(store, {
    role: 'administrator',
    passphraseHash: await hashPassphrase(PASSPHRASE, true),
  })
  const erasing = { actor: administrator, passphrase: PASSPHRASE, now: START }
  expect(await eraseAccount(store, erasing)).toEqual({ kind: 'last-administrator' })
  await anAdministrator(store)
  expect(await eraseAccount(store, erasing)).toMatchObject({ kind: 'erased' })
})

test('what waits for a moderator ends with its author’s erasure, and what was decided stays decided', async () => {
  const store = await aStore()
  const author = await aMemberWith(store, PASSPHRASE)
  const waiting = await place(store, author, { body: TEXTS.acute })
  const shown = await place(store, author, { body: TEXTS.attention })
  const moderator = await aModerator(store)
  const { id } = await itemOf(store, shown.postId)
  await decided(store, moderator, id, approve)
  await eraseAccount(store, { actor: author, passphrase: PASSPHRASE, now: START })
  expect((await itemOf(store, waiting.postId)).state).toBe('ended')
  expect((await itemOf(store, shown.postId)).state).toBe('decided')
  expect(await takeBack(store, moderator, id)).toEqual({ kind: 'too-late' })
})
