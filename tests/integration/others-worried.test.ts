/** A reply that says "call 112" is evidence about the post it answers. */
import { describe, expect, test } from 'vitest'
import { itemsOf } from '../helpers/looking.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore, breakInserts } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const URGES = 'Meid bel nu 112!'

async function heard(store: Awaited<ReturnType<typeof aStore>>, postId: string) {
  const items = await itemsOf(store, postId)
  return items.map(({ kind, level, why }) => [kind, level, why])
}

describe('a reply urges to call for help', () => {
  test('brings the opening post to the queue', async () => {
    const store = await aStore()
    const { postId, threadId } = await place(store, await aMember(store))
    expect(await heard(store, postId)).toEqual([])
    const reply = await place(store, await aMember(store), { threadId, body: URGES })
    expect(await heard(store, postId)).toEqual([['triage', 'attention', 'others-worried']])
    expect(reply.level).toBe('none')
  })

  test('brings the post that it quotes, and not the opening one', async () => {
    const store = await aStore()
    const { postId, threadId } = await place(store, await aMember(store))
    const quoted = await place(store, await aMember(store), { threadId })
    await place(store, await aMember(store), { threadId, quotes: quoted.postId, body: URGES })
    expect(await heard(store, postId)).toEqual([])
    expect(await heard(store, quoted.postId)).toEqual([['triage', 'attention', 'others-worried']])
  })

  test('raises what waits already, once', async () => {
    const store = await aStore()
    const { threadId } = await place(store, await aMember(store))
    const { postId } = await place(store, await aMember(store), { threadId, body: TEXTS.attention })
    const before = await heard(store, postId)
    for (const author of [await aMember(store), await aMember(store)]) {
      await place(store, author, { threadId, quotes: postId, body: URGES })
    }
    const after = await heard(store, postId)
    expect(before.map(([, level]) => level)).toEqual(['attention'])
    expect(after.map(([, level]) => level)).toEqual(['urgent'])
  })

  test('does nothing when the writer says it of her own post', async () => {
    const store = await aStore()
    const author = await aMember(store)
    const { postId, threadId } = await place(store, author)
    await place(store, author, { threadId, body: URGES })
    expect(await heard(store, postId)).toEqual([])
  })

  test('does nothing when the reply only tells of calling, or urges nothing', async () => {
    const store = await aStore()
    const { postId, threadId } = await place(store, await aMember(store))
    await place(store, await aMember(store), {
      threadId,
      body: 'Toen heb ik 112 gebeld, lang geleden.',
    })
    await place(store, await aMember(store), { threadId })
    expect(await heard(store, postId)).toEqual([])
  })

  test('comes in with the reply or not at all', async () => {
    const store = await aStore()
    const { postId, threadId } = await place(store, await aMember(store))
    const mend = breakInserts(store, 'audit')
    await expect(place(store, await aMember(store), { threadId, body: URGES })).rejects.toThrow(
      'broken on purpose',
    )
    mend()
    expect(await heard(store, postId)).toEqual([])
  })
})
