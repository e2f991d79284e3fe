/**
 * A report is no oracle: whoever sends one, and whoever it is about, read the same bytes before and after,
 * on every page they have. Two accounts that compare learn nothing.
 */
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardsInFull, changeBoard } from '#db/queries/boards.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import { inTransaction } from '#db/store.ts'
import { parseShowing } from '#moderation/intake/showing.ts'
import { REPORT_REASONS } from '#moderation/reports/reasons.ts'
import { caseOf } from '../helpers/looking.ts'
import { place } from '../helpers/placing.ts'
import { boardOf } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import {
  aReader,
  signIn,
  withoutHiddenValues,
  type Answer,
  type Visitor,
} from '../helpers/visitor.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

let world: World
let boards: string[]

beforeAll(async () => {
  world = await startWorld()
  boards = (await boardsInFull(world.store.read)).map(({ id }) => id)
}, 60_000)
afterAll(() => world.close())

type Post = { postId: string; threadId: string }
const OWN = ['/', '/me', '/talk', '/search', '/house', '/help', '/ask', '/about', '/privacy']

/** A page, asked for again when the server puts it off: a busy machine says nothing of a report. */
async function answered(visitor: Visitor, path: string): Promise<Answer> {
  for (let time = 0; time < 20; time += 1) {
    const answer = await visitor.get(path)
    if (answer.status !== 503) return answer
    await setTimeout(250)
  }
  throw new Error(`${path} is put off for too long`)
}

/** Every page that somebody signed in can open, without what is different at each look. */
async function allPages(visitor: Visitor, { postId, threadId }: Post): Promise<string[]> {
  const paths = [
    ...OWN,
    '/me/passphrase',
    '/me/export',
    '/me/erase',
    ...boards.flatMap((board) => [`/b/${board}`, `/b/${board}/new`]),
    `/t/${threadId}`,
    `/t/${threadId}?quote=${postId}`,
    `/p/${postId}/report`,
    `/p/${postId}/edit`,
  ]
  const pages: string[] = []
  for (const path of paths) {
    const { status, body } = await answered(visitor, path)
    pages.push(`${path} ${status}\n${withoutHiddenValues(body)}`)
  }
  return pages
}

async function aWritersPost(author: Somebody): Promise<Post> {
  return await place(world.store, author, { now: world.clock.now() })
}

const EVERY_REPORT = (['care', 'conduct'] as const).flatMap((track) =>
  REPORT_REASONS[track].map((reason) => ({ track, reason })),
)

test('no report, whatever its reason, changes a byte that its sender, its author or a reader gets', async () => {
  const [author, reporter] = [await world.somebody(), await world.somebody()]
  const post = await aWritersPost(author)
  await aWritersPost(reporter)
  const reported: Post[] = []
  for (const _ of EVERY_REPORT) reported.push(await aWritersPost(author))
  const sender = await signIn(world, reporter)
  const readers = [sender, await signIn(world, author), await aReader(world)]
  const look = async () => {
    const pages: string[][] = []
    for (const visitor of readers) pages.push(await allPages(visitor, post))
    return pages
  }
  const before = await look()
  expect(before[0]?.join('')).toContain(TEXTS.none)
  for (const [index, report] of EVERY_REPORT.entries()) {
    const { postId } = reported[index] ?? post
    const note = report.track === 'care' ? TEXTS.acute : 'Hier is iets mee.'
    const sent = await sender.post(`/p/${postId}/report`, { ...report, note })
    expect(sent.status).toBe(303)
    const items = await openItemsOfPost(world.store.read, postId)
    expect(items.map(({ kind }) => kind)).toEqual(['report'])
  }
  expect(await look()).toEqual(before)
})

/** A page after placing, without the words and ids that differ from post to post. */
function receiptOf(body: string): string {
  return withoutHiddenValues(body)
    .replace(/<article[\s\S]*<\/article>/, '')
    .replace(/\/[pt]\/[\w-]+/g, '')
}

test('what both write afterwards is held as any other held post is: same answer, receipt and list', async () => {
  const { store } = world
  const board = (await boardsInFull(store.read)).find(({ theme }) => theme === 'partner-violence')
  const showing = parseShowing(board?.showing ?? '')
  showing.established.attention = 'held'
  await inTransaction(store, (trx) =>
    changeBoard(trx, board?.id ?? '', {
      read: 'everyone',
      newcomer_posts: 2,
      search: 1,
      showing: JSON.stringify(showing),
    }),
  )
  const [author, reporter, other] = [
    await world.somebody(),
    await world.somebody(),
    await world.somebody(),
  ]
  const post = await aWritersPost(author)
  const visitors = await Promise.all([author, reporter, other].map((who) => signIn(world, who)))
  const know = { track: 'conduct', reason: 'know-this-person', note: '' }
  await visitors[1]?.post(`/p/${post.postId}/report`, know)
  const seen: string[][] = []
  for (const [index, visitor] of visitors.entries()) {
    // The third is held for what she writes.
    const body = index === 2 ? TEXTS.attention : TEXTS.none
    const sent = await visitor.post(`/t/${post.threadId}`, { body, danger: '' })
    const receipt = await visitor.get(sent.to)
    expect(receipt.body).toContain('data-state="held"')
    const own = (await visitor.get('/me')).body
    const notices = /<ul class="notices">[\s\S]*?<\/ul>/.exec(own)?.[0] ?? ''
    seen.push([String(sent.status), receiptOf(receipt.body), notices])
  }
  expect(seen[0]).toEqual(seen[2])
  expect(seen[1]).toEqual(seen[2])
})

test('kept apart by a professional, the two stop seeing each other the next day, and others see both', async () => {
  const { clock, store } = world
  const [author, reporter] = [await world.somebody(), await world.somebody()]
  const post = await aWritersPost(author)
  const first = await signIn(world, reporter)
  const know = { track: 'care', reason: 'know-this-person', note: '' }
  await first.post(`/p/${post.postId}/report`, know)
  const { id: caseId } = await caseOf(store, post.postId)
  const professional = await signIn(world, await world.somebody('professional'))
  const page = (await professional.get(`/cases/${caseId}`)).body
  expect(page).toContain(reporter.pseudonym)
  const recognition = /name="recognition" value="([\w-]+)"/.exec(page)?.[1] ?? ''
  const before = await allPages(first, post)
  const sent = await professional.post(`/cases/${caseId}`, { deed: 'apart', recognition })
  expect(sent.status).toBe(303)
  expect(await allPages(first, post)).toEqual(before)
  const again = await professional.post(`/cases/${caseId}`, { deed: 'apart', recognition })
  expect((await professional.get(again.to.split('#')[0] ?? '')).body).toContain(
    'Dit is al beslist.',
  )

  clock.forward({ hours: 24 })
  const next = await signIn(world, reporter)
  const board = await boardOf(store)
  expect((await next.get(`/b/${board}`)).body).not.toContain(post.threadId)
  const thread = (await next.get(`/t/${post.threadId}`)).body
  expect(thread).not.toContain(author.pseudonym)
  expect(thread).not.toContain('Even van me af')
  for (const path of ['', '/report', '/quote']) {
    expect((await next.get(`/p/${post.postId}${path}`)).status).toBe(404)
  }
  const third = await signIn(world, await world.somebody())
  expect((await third.get(`/t/${post.threadId}`)).body).toContain(author.pseudonym)
  const back = await signIn(world, await world.somebody('professional'))
  await back.post(`/cases/${caseId}`, { deed: 'let-go', recognition })
  expect((await next.get(`/t/${post.threadId}`)).body).toContain(author.pseudonym)
})
