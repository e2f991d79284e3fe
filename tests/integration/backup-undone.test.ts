/** What a moderator took away and gave back is not taken away again by a restore. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeBackup } from '#moderation/backups/make.ts'
import { putBack } from '#moderation/backups/put-back.ts'
import { START } from '../helpers/clock.ts'
import { decided, redact, remove, takeBack } from '../helpers/deeds.ts'
import { itemOf, postOf } from '../helpers/looking.ts'
import { aMember, aModerator } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aFolder, aStore, folderOf, openAgain } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

test('what was undone after a backup stands in it as it is', async () => {
  const store = await aStore()
  const [author, moderator] = [await aMember(store), await aModerator(store)]
  const [one, two] = [
    await place(store, author, { body: `${TEXTS.attention} Een.` }),
    await place(store, author, { body: `${TEXTS.attention} Twee.` }),
  ]
  const target = join(aFolder(), 'copy.age')
  const dataDir = folderOf(store)
  await makeBackup({ dataDir, target, recipient: undefined, now: START })
  for (const [{ postId }, decision] of [
    [one, redact('Zonder.')] as const,
    [two, remove()] as const,
  ]) {
    const { id } = await itemOf(store, postId)
    await decided(store, moderator, id, decision)
    expect(await takeBack(store, moderator, id)).toMatchObject({ kind: 'undone' })
  }
  await store.close()
  const putting = { identity: undefined, erasedFile: undefined, now: START }
  const done = await putBack({ ...putting, dataDir, file: target })
  const now = await openAgain(dataDir)
  expect(done).toMatchObject({ erased: 0, outdated: 0, held: 0 })
  expect((await postOf(now, one.postId)).markdown).toContain('Een.')
  expect(await postOf(now, two.postId)).toMatchObject({ state: 'visible' })
})
