/**
 * Puts words that stand nowhere else into a store, by everything that a person can write and for each way in
 * which it can go. What is to be done with them afterwards is a plan of ids: who follows it knows no word.
 */
import { tokenHash } from '#db/keys.ts'
import { DAY_MS, HOUR_MS } from '#db/days.ts'
import { listBoards } from '#db/queries/boards.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { hashPassphrase } from '#moderation/members/hashing.ts'
import { answer, ask, draft, report, setTask, settle, workOn, write } from './deeds.ts'
import { somebody } from './people.ts'
import { aCanary, type Needles } from './traces.ts'

/** How something goes; `none`: it stays, so that the search is seen to find. */
export const WAYS = ['author', 'moderator', 'retention', 'account', 'edit', 'none'] as const
export type Way = (typeof WAYS)[number]

export type Plan = {
  deletes: Array<{ author: Actor; postId: string }>
  edits: Array<{ author: Actor; postId: string }>
  redactions: Array<{ actor: Actor; itemId: string }>
  conversations: Array<{ actor: Actor; conversationId: string }>
  erasures: Actor[]
  drafts: string[]
  /** Threads that readers have open while all this goes. */
  threads: string[]
}

/** What everybody of the proof says who erases an account. */
export const PASSPHRASE = 'vier natte paraplus in de gang'

/** Ends of what is stored encrypted: as long as a tag, and nowhere else. */
const CIPHER_TAIL = 16

type Scene = {
  store: Store
  boardId: string
  author: Actor
  other: Actor
  moderator: Actor
  professional: Actor
  passphraseHash: string
  night: Date
  needles: Needles
  plan: Plan
}

function ago(scene: Scene, days: number): Date {
  return new Date(scene.night.getTime() - days * DAY_MS)
}

/** A new word, looked for under the way in which it goes and what it stood in. */
function word(scene: Scene, way: Way, kind: string): string {
  const canary = aCanary()
  scene.needles[`${way}/${kind}/${Object.keys(scene.needles).length}`] = canary
  return canary
}

function bytes(scene: Scene, way: Way, kind: string, value: Buffer): void {
  scene.needles[`${way}/${kind}/${Object.keys(scene.needles).length}`] = value
}

const SENTENCE = 'Vandaag heb ik voor het eerst weer soep gekookt. '

async function post(
  scene: Scene,
  way: Way,
  options: { author?: Actor; days: number },
): Promise<string> {
  const said = (kind: string) => word(scene, way, kind)
  const { postId, threadId } = await write(scene.store, {
    author: options.author ?? scene.author,
    target: { kind: 'thread', boardId: scene.boardId, title: `Over ${said('title')}` },
    body: `${SENTENCE.repeat(60)}${said('post')} [hier](https://hulp.example/${said('link')})`,
    warning: said('warning'),
    alias: said('alias'),
    now: ago(scene, options.days),
  })
  scene.plan.threads.push(threadId)
  return postId
}

async function keptDraft(scene: Scene, way: Way, author: Actor, now: Date): Promise<string> {
  const { store } = scene
  const token = await draft(store, { author, body: word(scene, way, 'draft'), now })
  const row = await store.read
    .selectFrom('draft')
    .select('ciphertext')
    .where('id', '=', tokenHash(token))
    .executeTakeFirstOrThrow()
  bytes(scene, way, 'draft, encrypted', row.ciphertext.subarray(-CIPHER_TAIL))
  return token
}

/** A question to a professional: its words, their cipher and its key. */
async function question(scene: Scene, way: Way, author: Actor, days: number) {
  const { store } = scene
  const body = `Mag ik iets vragen over ${word(scene, way, 'message')}?`
  const asked = await ask(store, { author, body, now: ago(scene, days) })
  const { ciphertext, key } = await store.read
    .selectFrom('message')
    .innerJoin('conversation_key', 'conversation_key.id', 'message.conversation_id')
    .select(['message.ciphertext', 'conversation_key.key'])
    .where('conversation_id', '=', asked.conversationId)
    .executeTakeFirstOrThrow()
  bytes(scene, way, 'message, encrypted', ciphertext.subarray(-CIPHER_TAIL))
  bytes(scene, way, 'conversation key', key)
  return asked
}

async function conversation(scene: Scene, way: Way, author: Actor, days: number): Promise<string> {
  const { caseId } = await question(scene, way, author, days)
  await noteInCase(scene, way, caseId, days)
  return caseId
}

/** A note, an answer and a task in a case, and what is left of them in bytes: their cipher and its key. */
async function noteInCase(scene: Scene, way: Way, caseId: string, days: number): Promise<void> {
  const { store } = scene
  const at = { actor: scene.professional, caseId, now: ago(scene, days) }
  const said = (kind: string) => `Zij schreef over ${word(scene, way, kind)}.`
  await workOn(store, { ...at, deed: { kind: 'note', note: said('case note') } })
  await answer(store, { ...at, note: said('case answer') })
  await setTask(store, { ...at, task: said('case task') })
  const rows = await store.read
    .selectFrom('case_event')
    .innerJoin('case_key', 'case_key.id', 'case_event.case_id')
    .select(['case_event.note', 'case_key.key'])
    .where('case_id', '=', caseId)
    .where('note', 'is not', null)
    .execute()
  for (const { key, note } of rows) {
    bytes(scene, way, 'case note, encrypted', note?.subarray(-CIPHER_TAIL) ?? Buffer.alloc(0))
    bytes(scene, way, 'case key', key)
  }
}

async function reported(scene: Scene, way: Way, postId: string, days: number): Promise<string> {
  const note = `Zij noemt ${word(scene, way, 'report')}.`
  return await report(scene.store, { reporter: scene.other, postId, note, now: ago(scene, days) })
}

async function byAuthor(scene: Scene): Promise<void> {
  const { author, night, plan } = scene
  plan.deletes.push({ author, postId: await post(scene, 'author', { days: 5 }) })
  plan.drafts.push(await keptDraft(scene, 'author', author, night))
  const { conversationId } = await question(scene, 'author', author, 3)
  plan.conversations.push({ actor: author, conversationId })
}

async function byModerator(scene: Scene): Promise<void> {
  const { moderator: actor, store, plan } = scene
  const removed = await reported(
    scene,
    'moderator',
    await post(scene, 'moderator', { days: 201 }),
    200,
  )
  const message = `Je schreef over ${word(scene, 'moderator', 'message of a decision')}.`
  const decision = { kind: 'remove', reason: 'other', message } as const
  await settle(store, { actor, itemId: removed, decision, now: ago(scene, 200) })
  const { postId } = await write(store, {
    author: scene.author,
    target: { kind: 'thread', boardId: scene.boardId, title: 'Een vraag' },
    body: `${SENTENCE.repeat(60)}${word(scene, 'moderator', 'redacted post')}`,
    now: ago(scene, 1),
  })
  const itemId = await report(store, {
    reporter: scene.other,
    postId,
    note: 'Een adres.',
    now: ago(scene, 1),
  })
  plan.redactions.push({ actor, itemId })
}

async function byRetention(scene: Scene): Promise<void> {
  const { author, night, other, professional, store } = scene
  await post(scene, 'retention', { days: 400 })
  await keptDraft(scene, 'retention', author, new Date(night.getTime() - 23 * HOUR_MS))
  const caseId = await conversation(scene, 'retention', author, 110)
  const outcome = { kind: 'outcome', outcome: 'in-contact', note: '' } as const
  await workOn(store, { actor: professional, caseId, deed: outcome, now: ago(scene, 100) })
  const stays = await write(store, {
    author: other,
    target: { kind: 'thread', boardId: scene.boardId, title: 'Een vraag' },
    body: SENTENCE,
    now: ago(scene, 200),
  })
  const note = `Zij noemt ${word(scene, 'retention', 'report')}.`
  const at = ago(scene, 200)
  const itemId = await report(store, { reporter: author, postId: stays.postId, note, now: at })
  const actor = scene.moderator
  await settle(store, { actor, itemId, decision: { kind: 'approve' }, now: at })
  const pseudonym = word(scene, 'retention', 'pseudonym')
  await somebody(store, { pseudonym, joined: ago(scene, 800) })
}

async function byAccount(scene: Scene): Promise<void> {
  const { night, other, passphraseHash, plan, store } = scene
  const pseudonym = word(scene, 'account', 'pseudonym')
  const author = await somebody(store, { pseudonym, joined: ago(scene, 50), passphraseHash })
  const postId = await post(scene, 'account', { author, days: 5 })
  await reported(scene, 'account', postId, 4)
  const answered = await write(store, {
    author: other,
    target: { kind: 'reply', threadId: plan.threads.at(-1) ?? '', quotes: postId },
    body: SENTENCE,
    now: ago(scene, 4),
  })
  const note = `Zij noemt ${word(scene, 'account', 'report')}.`
  await report(store, { reporter: author, postId: answered.postId, note, now: ago(scene, 3) })
  await conversation(scene, 'account', author, 3)
  await keptDraft(scene, 'account', author, night)
  plan.erasures.push(author)
}

async function byEdit(scene: Scene): Promise<void> {
  const { author, boardId, plan, store } = scene
  const [said, link] = [word(scene, 'edit', 'post'), word(scene, 'edit', 'link')]
  const { postId, threadId } = await write(store, {
    author,
    target: { kind: 'thread', boardId, title: 'Een vraag' },
    body: `${SENTENCE.repeat(60)}${said} [hier](https://hulp.example/${link})`,
    now: ago(scene, 5),
  })
  plan.threads.push(threadId)
  plan.edits.push({ author, postId })
}

/** Somebody who wrote so much that it leaves the search index together (db/search-anew.ts). */
async function byAccountOfMany(scene: Scene, posts: number): Promise<void> {
  const { boardId, night: now, passphraseHash, plan, store } = scene
  const pseudonym = word(scene, 'account', 'pseudonym')
  const author = await somebody(store, { pseudonym, joined: ago(scene, 50), passphraseHash })
  for (let count = 0; count < posts; count += 1) {
    const target = {
      kind: 'thread',
      boardId,
      title: `Over ${word(scene, 'account', 'one of many')}`,
    } as const
    await write(store, {
      author,
      target,
      body: `${SENTENCE}${word(scene, 'account', 'one of many')}`,
      now,
    })
  }
  plan.erasures.push(author)
}

/**
 * Places `each` of everything for each way, and `many` posts of one person. `night` is when the rest will happen:
 * what runs out has run out two hours later.
 */
export async function placeCanaries(
  store: Store,
  placing: { each: number; many: number; night: Date },
): Promise<{ needles: Needles; plan: Plan }> {
  const { each, many, night } = placing
  const [board] = await listBoards(store.read, 'nl')
  if (board === undefined) throw new Error('There is no board.')
  const joined = new Date(night.getTime() - 100 * DAY_MS)
  const people = {
    author: await somebody(store, { pseudonym: 'rustige-reiger-1', joined }),
    other: await somebody(store, { pseudonym: 'rustige-reiger-2', joined }),
    moderator: await somebody(store, { pseudonym: 'rustige-reiger-3', joined, role: 'moderator' }),
    professional: await somebody(store, {
      pseudonym: 'rustige-reiger-4',
      joined,
      role: 'professional',
    }),
  }
  const needles: Needles = {}
  const plan: Plan = {
    deletes: [],
    edits: [],
    redactions: [],
    conversations: [],
    erasures: [],
    drafts: [],
    threads: [],
  }
  const passphraseHash = await hashPassphrase(PASSPHRASE, false)
  const scene = { store, boardId: board.id, ...people, passphraseHash, night, needles, plan }
  for (let turn = 0; turn < each; turn += 1) {
    await byAuthor(scene)
    await byModerator(scene)
    await byRetention(scene)
    await byAccount(scene)
    await byEdit(scene)
  }
  await byAccountOfMany(scene, many)
  await post(scene, 'none', { days: 5 })
  return { needles, plan }
}
