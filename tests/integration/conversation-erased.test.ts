/** A conversation is its member's to erase: gone for both, from every file, and from a backup that is put back. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasedList } from '#db/queries/erased.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { makeBackup } from '#moderation/backups/make.ts'
import { putBack } from '#moderation/backups/put-back.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { eraseConversation } from '#moderation/conversations/erase.ts'
import { readConversation } from '#moderation/conversations/read-conversation.ts'
import { acknowledge, work } from '../helpers/deeds.ts'
import { START } from '../helpers/clock.ts'
import { alarmOf, caseEvents } from '../helpers/looking.ts'
import { aMember, aProfessional } from '../helpers/people.ts'
import { aFolder, aStore, everything, folderOf, openAgain } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import { signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

async function asked(store: Store, author: Actor, body: string = TEXTS.none): Promise<string> {
  const result = await askProfessional(store, { author, body, reply: true, now: START })
  if (result.kind !== 'asked') throw new Error(result.kind)
  return result.conversationId
}

/** What only this conversation has in the files: its key and its sealed words. */
function bytesOf(store: Store): Buffer[] {
  const key = store.sqlite.prepare('SELECT key FROM conversation_key').pluck().all()
  return [
    ...key,
    ...store.sqlite.prepare('SELECT ciphertext FROM message').pluck().all(),
  ] as Buffer[]
}

test('words, key and what was noticed go at once; the case and its alarm go on, and nobody writes to her', async () => {
  const store = await aStore()
  const [author, professional] = [await aMember(store), await aProfessional(store)]
  const id = await asked(store, author, TEXTS.acute)
  const found = await store.read.selectFrom('case').selectAll().executeTakeFirstOrThrow()
  const [key, words] = bytesOf(store)
  expect(
    await eraseConversation(store, { actor: professional, conversationId: id, now: START }),
  ).toEqual({
    kind: 'not-found',
  })
  expect(await eraseConversation(store, { actor: author, conversationId: id, now: START })).toEqual(
    {
      kind: 'erased',
    },
  )
  const { conversation, conversation_key, message } = everything(store)
  expect([conversation, conversation_key, message]).toEqual([[], [], []])
  const file = readFileSync(store.file)
  expect([file.includes(key ?? ''), file.includes(words ?? '')]).toEqual([false, false])
  const [assessment] = await store.read.selectFrom('assessment').selectAll().execute()
  expect(assessment).toMatchObject({ level: 'acute', matches: '[]', because: '' })
  const after = await store.read.selectFrom('case').selectAll().executeTakeFirstOrThrow()
  expect(after).toMatchObject({
    state: 'open',
    level: 'acute',
    due_at: found.due_at,
    contact: 'no',
  })
  expect((await alarmOf(store, found.id))?.state).toBe('ringing')
  await work(store, professional, found.id, acknowledge)
  expect(await caseEvents(store, found.id)).toContain('conversation-erased')
  expect((await erasedList(store.read)).map(({ kind, subject }) => [kind, subject])).toEqual([
    ['conversation', id],
  ])
})

test('it does not come back with a backup that still has its key; others do', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const [gone, kept] = [await asked(store, author), await asked(store, author)]
  const target = join(aFolder(), 'copy.age')
  const dataDir = folderOf(store)
  await makeBackup({ dataDir, target, recipient: undefined, now: START })
  await eraseConversation(store, { actor: author, conversationId: gone, now: START })
  await store.close()
  const putting = { identity: undefined, erasedFile: undefined, now: START }
  const done = await putBack({ ...putting, dataDir, file: target })
  expect(done).toMatchObject({ erased: 1, unreadable: 0 })
  const now = await openAgain(dataDir)
  const read = (conversationId: string) =>
    readConversation(now, { actor: author, conversationId, now: START })
  expect(await read(gone)).toBeUndefined()
  expect((await read(kept))?.messages).toHaveLength(1)
})

test('she erases it where she reads it, and it is nowhere any more', async () => {
  const who = await world.somebody()
  const visitor = await signIn(world, who)
  const conversation = await asked(world.store, who)
  const path = `/talk/${conversation}`
  expect((await visitor.get(path)).body).toContain('Wis dit gesprek')
  const other = await signIn(world, await world.somebody())
  expect((await other.post(path, { erase: '1' })).status).toBe(404)
  expect((await visitor.post(path, { erase: '1' })).to).toBe('/talk?gone=1')
  expect((await visitor.get('/talk?gone=1')).body).toContain('Het gesprek is gewist.')
  expect((await visitor.get(path)).status).toBe(404)
})
