/** Backups: what was erased since does not come back, everything else does, and nobody else can read them. */
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { brokenAuditRow } from '#db/audit.ts'
import { backupName, rotate } from '#db/backup/rotate.ts'
import { noticesOf } from '#db/queries/notices.ts'
import { searchPosts } from '#db/search.ts'
import type { Store } from '#db/store.ts'
import { makeSessions } from '#app/auth/sessions.ts'
import { makeBackup } from '#moderation/backups/make.ts'
import { putBack, type PuttingBack } from '#moderation/backups/put-back.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { readConversation } from '#moderation/conversations/read-conversation.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { eraseAccount } from '#moderation/members/erase-account.ts'
import { aCanary, canaries, tracesOf } from '../helpers/canaries.ts'
import { after, START } from '../helpers/clock.ts'
import { decided, edit, redact, remove } from '../helpers/deeds.ts'
import { itemOf, itemsOf, postOf } from '../helpers/looking.ts'
import { aMember, aMemberWith, aModerator, PASSPHRASE } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aFolder, aStore, everything, folderOf, openAgain, set } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

function post(word = ''): string {
  return `In het park was ${word} te zien.`
}

async function backup(store: Store, recipient?: string): Promise<string> {
  const target = join(aFolder(), 'copy.age')
  await makeBackup({ dataDir: folderOf(store), target, recipient, now: START })
  return target
}

async function restored(
  store: Store,
  file: string,
  options: Partial<PuttingBack> = {},
): Promise<{ store: Store; done: Awaited<ReturnType<typeof putBack>> }> {
  const dataDir = options.dataDir ?? folderOf(store)
  await store.close()
  const putting = { identity: undefined, erasedFile: undefined, now: START, ...options }
  const done = await putBack({ ...putting, dataDir, file })
  return { store: await openAgain(dataDir), done }
}

test('backup, erase, restore: nothing comes back, everything else is there', async () => {
  const store = await aStore()
  const [author, leaver, moderator] = [
    await aMember(store),
    await aMemberWith(store, PASSPHRASE),
    await aModerator(store),
  ]
  const words = canaries(
    'deleted',
    'edited',
    'removed',
    'redacted',
    'left',
    'kept',
    'asked',
    'new',
    'before',
    'in danger',
  )
  const kept = await place(store, author, { body: post(words.kept) })
  const deleted = await place(store, author, { title: `Over ${words.deleted}` })
  const edited = await place(store, author, { body: post(words.edited) })
  const removed = await place(store, author, { body: `${TEXTS.attention} ${words.removed}` })
  const redacted = await place(store, author, { body: `${TEXTS.attention} ${words.redacted}` })
  const danger = await place(store, author, { body: `${TEXTS.acute} ${words['in danger']}` })
  const before = await place(store, author, { body: 'Nog niet goed.' })
  await edit(store, author, before.postId, post(words.before))
  const left = await place(store, leaver, { body: post(words.left) })
  const asked = await askProfessional(store, {
    author,
    body: post(words.asked),
    reply: true,
    now: START,
  })
  const session = await makeSessions(store).begin(author, {
    shared: false,
    secondStep: false,
    now: START,
  })
  const file = await backup(store)

  await deletePost(store, { author, postId: deleted.postId, now: START })
  await edit(store, author, edited.postId, 'Iets anders.')
  await edit(store, author, danger.postId, TEXTS.acute)
  await decided(store, moderator, (await itemOf(store, removed.postId)).id, remove())
  await decided(store, moderator, (await itemOf(store, redacted.postId)).id, redact('Zonder.'))
  await eraseAccount(store, { actor: leaver, passphrase: PASSPHRASE, now: START })
  await place(store, author, { body: post(words.new) })

  const { done, store: now } = await restored(store, file)
  expect(done).toMatchObject({ erased: 2, outdated: 2, held: 1, unreadable: 0, oldStoreRead: true })
  expect(now.sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(await brokenAuditRow(now.read)).toBeNull()
  expect(await postOf(now, kept.postId)).toMatchObject({ state: 'visible' })
  expect(await searchPosts(now.read, words.kept ?? '', 5)).toHaveLength(1)
  // Changed before the backup was made: it is in it as it is.
  expect(await postOf(now, before.postId)).toMatchObject({ state: 'visible' })
  // Somebody may still need to find her, and the moderator who removed a text may have meant to come back.
  for (const { postId } of [danger, removed]) {
    expect(await postOf(now, postId)).toMatchObject({ state: 'held' })
    expect((await itemsOf(now, postId)).map((item) => item.state)).toContain('open')
  }
  expect((await noticesOf(now.read, author.id, 9)).map((notice) => notice.kind)).toEqual(
    expect.arrayContaining(['restored', 'restored']),
  )
  expect(await searchPosts(now.read, words.edited ?? '', 5)).toEqual([])
  for (const { postId } of [deleted, left, edited, redacted]) {
    expect(await postOf(now, postId)).toMatchObject({ state: 'removed', markdown: '', html: '' })
  }
  if (asked.kind !== 'asked') throw new Error(asked.kind)
  const talk = await readConversation(now, {
    actor: author,
    conversationId: asked.conversationId,
    now: START,
  })
  expect(JSON.stringify(talk)).toContain(words.asked)
  expect(await makeSessions(now).find(session, START)).toBeUndefined()
  // The words are nowhere in the store that is served; what came after the backup can't be there.
  expect(tracesOf(now, words).toSorted()).toEqual(['before', 'in danger', 'kept', 'removed'])
})

test('the keys of what is short-lived stand in a file apart; without it that is gone', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const words = canaries('asked', 'original', 'again')
  const asked = await askProfessional(store, {
    author,
    body: `Vraag over ${words.asked}`,
    reply: true,
    now: START,
  })
  const { postId } = await place(store, author, { body: `${TEXTS.attention} ${words.original}` })
  const item = await itemOf(store, postId)
  await decided(store, await aModerator(store), item.id, redact('Zonder.'))
  const file = await backup(store)
  rmSync(`${file}.keys`)
  const { done, store: now } = await restored(store, file)
  expect(done.unreadable).toBe(2)
  expect(everything(now).sealed_text).toEqual([])
  expect(everything(now).message).toEqual([])
  if (asked.kind !== 'asked') throw new Error(asked.kind)
  const again = await askProfessional(now, {
    author,
    body: `Nog een keer ${words.again}`,
    reply: true,
    now: after(START, { minutes: 1 }),
  })
  expect(again.kind).toBe('asked')
})

test('a lost disk: the list beside the store is enough, and a backup put back twice is the same', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const word = aCanary()
  const { postId } = await place(store, author, { body: `Over ${word}` })
  const file = await backup(store)
  await deletePost(store, { author, postId, now: START })
  const list = join(aFolder(), 'list')
  copyFileSync(join(folderOf(store), 'luwte.erased'), list)
  const elsewhere = aFolder()
  copyFileSync(join(folderOf(store), 'luwte.key'), join(elsewhere, 'luwte.key'))
  const first = await restored(store, file, { dataDir: elsewhere, erasedFile: list })
  expect(first.done).toMatchObject({ erased: 1, replaced: null })
  expect(tracesOf(first.store, { word })).toEqual([])
  // Its own list knows by itself now.
  const second = await restored(first.store, file, { dataDir: elsewhere })
  expect(second.done).toMatchObject({ erased: 1 })
  expect(tracesOf(second.store, { word })).toEqual([])
  expect(existsSync(join(second.done.replaced ?? '', 'luwte.db'))).toBe(true)
})

test('no word stands in a backup, and what was erased before is not in its copy either', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const words = canaries('kept', 'gone')
  const { postId } = await place(store, author, { body: `Over ${words.gone}` })
  await deletePost(store, { author, postId, now: START })
  await place(store, author, { body: `Over ${words.kept}` })
  const file = await backup(store)
  const bytes = readFileSync(file)
  expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
  for (const word of Object.values(words)) expect(bytes.includes(word)).toBe(false)
  expect(readdirSync(folderOf(store)).filter((name) => name.includes('copying'))).toEqual([])
  const { store: now } = await restored(store, file)
  expect(tracesOf(now, words)).toEqual(['kept'])
})

test('to a public key: the server’s own key does not open it, the private one does', async () => {
  const store = await aStore()
  await set(store, 'open', true)
  const identity = await generateX25519Identity()
  const file = await backup(store, await identityToRecipient(identity))
  await store.close()
  const putting = { dataDir: folderOf(store), file, erasedFile: undefined, now: START }
  await expect(putBack({ ...putting, identity: undefined })).rejects.toThrow(/--identity FILE/)
  const other = await generateX25519Identity()
  await expect(putBack({ ...putting, identity: other })).rejects.toThrow(/not the one/)
  expect(readdirSync(folderOf(store)).filter((name) => /replaced|restoring/.test(name))).toEqual([])
  expect((await putBack({ ...putting, identity })).erased).toBe(0)
})

test('a store that is served is not replaced', async () => {
  const store = await aStore()
  const file = await backup(store)
  const before = everything(store)
  await expect(
    putBack({
      dataDir: folderOf(store),
      file,
      identity: undefined,
      erasedFile: undefined,
      now: START,
    }),
  ).rejects.toThrow(/in use: stop the server first/)
  expect(everything(store)).toEqual(before)
  expect(store.sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
})

test('a damaged store can be replaced; what its own list can’t tell comes from the file', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId } = await place(store, author, {})
  const file = await backup(store)
  await deletePost(store, { author, postId, now: START })
  const folder = folderOf(store)
  await store.close()
  writeFileSync(
    join(folder, 'luwte.db'),
    'no database any more, and long enough to be read as a header of one, which it is not',
  )
  const done = await putBack({
    dataDir: folder,
    file,
    identity: undefined,
    erasedFile: undefined,
    now: START,
  })
  expect(done).toMatchObject({ erased: 1, oldStoreRead: false })
})

test('in a folder backups are called by their day and go after 14, their keys with the next', () => {
  const folder = aFolder()
  const days = ['2026-11-09', '2026-11-10', '2026-11-22', '2026-11-23', '2026-11-24']
  for (const day of days) {
    writeFileSync(join(folder, backupName(day)), '')
    writeFileSync(join(folder, `${backupName(day)}.keys`), '')
  }
  writeFileSync(join(folder, 'luwte-2020-01-01.txt'), '')
  mkdirSync(join(folder, 'more'))
  rotate(folder, '2026-11-24')
  expect(readdirSync(folder).toSorted()).toEqual([
    'luwte-2020-01-01.txt',
    'luwte-2026-11-10.age',
    'luwte-2026-11-22.age',
    'luwte-2026-11-23.age',
    'luwte-2026-11-24.age',
    'luwte-2026-11-24.age.keys',
    'more',
  ])
})

test('the commands: while it is open, and a line for each mistake', async () => {
  const store = await aStore()
  const env = { ...process.env, DATA_DIR: folderOf(store), BACKUP_RECIPIENT: '' }
  function run(script: string, ...args: string[]) {
    const more = script === 'restore' ? {} : { BACKUP_RECIPIENT: args.shift() ?? '' }
    const done = spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], {
      env: { ...env, ...more },
      encoding: 'utf8',
    })
    return `${done.status} ${done.stdout}${done.stderr}`
  }
  const file = join(aFolder(), 'b.age')
  expect(run('backup', '', file)).toMatch(/^0 .*b\.age {2}\d+ kB\n.*\.keys .*\nOnly luwte\.key/)
  expect(run('backup', '')).toMatch(/^1 Say where/)
  expect(run('backup', 'age1nonsense', file)).toMatch(/^1 BACKUP_RECIPIENT must be/)
  expect(run('restore', file)).toMatch(/^1 .*stop the server first/)
  expect(run('restore')).toMatch(/^1 Say which backup/)
  expect(run('restore', `${file}.none`)).toMatch(/^1 There is no file/)
  await store.close()
  expect(run('restore', file)).toMatch(/^0 The backup is in its place\. Erased again: 0\./)
})
