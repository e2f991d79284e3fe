/** The demo's past: every post went through the one door, and what it brought with it was dealt with. */
import { DAY_MS, dayOf, daysBefore, MINUTE_MS } from '#db/days.ts'
import { momentOf } from '#db/local-time.ts'
import { markNoticesSeen } from '#db/queries/notices.ts'
import { findPost } from '#db/queries/posts.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { decide, type Decision } from '#moderation/decisions/decide.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { closeCaseOf, workedCase, workOnCaseOf } from './case-work.ts'
import { DEMO_ACCOUNTS, PAST_BOARDS, type PastPost, type PastThread } from './content.ts'
import { person } from './people.ts'
import { putIn, type Placed } from './put-in.ts'

/** The youngest post of the past is this old; the queue of this moment is younger. */
const LATEST_MINUTES_AGO = 200
const BETWEEN_POSTS_MINUTES = 25
/** Hours at which people write, mostly in the evening and at night; a day takes the next one. */
const HOURS = ['20', '13', '21', '09', '19', '01', '16', '20', '07', '15']
/** How long it took a moderator, in turn. */
const DECIDED_AFTER_MINUTES = [8, 14, 5, 19, 11, 3, 21]
/** What people were told before this they have seen. */
const SEEN_UNTIL_DAYS_AGO = 7
const MODERATORS = ['demo-moderator', 'demo-moderator-2'] as const

type Told = { post: PastPost; boardId: string; thread: PastThread; opening: boolean; now: Date }

function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * MINUTE_MS)
}

/** When the first post of a day was written. The last two days are counted back from now. */
function beginOf(daysAgo: number, posts: number, now: Date): number {
  if (daysAgo < 2) {
    const minutes = LATEST_MINUTES_AGO + (posts - 1) * BETWEEN_POSTS_MINUTES
    return now.getTime() - daysAgo * DAY_MS - minutes * MINUTE_MS
  }
  const hour = HOURS[daysAgo % HOURS.length] ?? '20'
  return momentOf(`${daysBefore(dayOf(now), daysAgo)}T${hour}:00`, 'earlier') ?? 0
}

/** All posts in the order of their moments: by day, and within a day as the content has them. */
function inOrder(now: Date, boardOf: (theme: string) => string): Told[] {
  const all = PAST_BOARDS.flatMap((board) =>
    board.threads.flatMap((thread) =>
      thread.posts.map((post, index) => ({
        post,
        thread,
        opening: index === 0,
        boardId: boardOf(board.theme),
      })),
    ),
  )
  const days = Map.groupBy(all, ({ post }) => post.daysAgo)
  return [...days.keys()]
    .toSorted((a, b) => b - a)
    .flatMap((daysAgo) => {
      const ofDay = days.get(daysAgo) ?? []
      const begin = beginOf(daysAgo, ofDay.length, now)
      return ofDay.map((told, index) => ({
        ...told,
        now: new Date(begin + index * BETWEEN_POSTS_MINUTES * MINUTE_MS),
      }))
    })
}

function decisionOn(post: PastPost): Decision {
  const { reason = 'other', message = '' } = post
  if (post.expect === 'removed') return { kind: 'remove', reason, message }
  if (post.expect === 'redacted') {
    return { kind: 'redact', body: post.redactedBody ?? '', reason, message }
  }
  return { kind: 'approve' }
}

/** A moderator decides every open item of a post. */
async function decideItems(store: Store, postId: string, told: Told, turn: number): Promise<void> {
  const minutes = DECIDED_AFTER_MINUTES[turn % DECIDED_AFTER_MINUTES.length] ?? 8
  const by = told.post.decidedBy ?? MODERATORS[turn % MODERATORS.length] ?? MODERATORS[0]
  const now = minutesAfter(told.now, minutes)
  for (const item of await openItemsOfPost(store.read, postId)) {
    const post = await findPost(store.read, postId)
    // What was removed already stays so; an approval of the second item says that this was enough.
    const decision: Decision =
      post?.state === 'removed' ? { kind: 'approve' } : decisionOn(told.post)
    const result = await decide(store, {
      actor: await person(store, by),
      itemId: item.id,
      decision,
      now,
    })
    if (result.kind !== 'decided') throw new Error(`${told.post.key}: ${result.kind}`)
  }
}

/** What the triage saw nothing in, somebody who read it reported. */
async function reportIfUnseen(store: Store, postId: string, told: Told): Promise<void> {
  if (told.post.expect === undefined) return
  if ((await openItemsOfPost(store.read, postId)).length > 0) return
  const result = await fileReport(store, {
    reporter: await person(store, 'warme-lamp-23'),
    postId,
    track: 'conduct',
    reason: told.post.reason ?? 'other',
    note: '',
    now: minutesAfter(told.now, 2),
  })
  if (result.kind !== 'reported') throw new Error(`${told.post.key}: ${result.kind}`)
}

async function seeNotices(store: Store): Promise<void> {
  for (const { pseudonym } of DEMO_ACCOUNTS) {
    const { id } = await person(store, pseudonym)
    await inTransaction(store, (trx) => markNoticesSeen(trx, id))
  }
}

/** Plays the past; answers where each post and thread of the content came to stand. */
export async function playPast(
  store: Store,
  now: Date,
  boardOf: (theme: string) => string,
): Promise<Placed> {
  const placed: Placed = { posts: new Map(), threads: new Map() }
  let seen = false
  for (const [index, told] of inOrder(now, boardOf).entries()) {
    const { post, thread } = told
    if (!seen && post.daysAgo < SEEN_UNTIL_DAYS_AGO) {
      await seeNotices(store)
      seen = true
    }
    const stored = await putIn(store, placed, {
      key: post.key,
      author: post.author,
      boardId: told.boardId,
      thread: told.opening ? null : thread.key,
      title: thread.title,
      body: post.body,
      now: told.now,
      ...(post.warning === undefined ? {} : { warning: post.warning }),
      ...(post.quote === undefined ? {} : { quote: post.quote }),
    })
    if (told.opening) placed.threads.set(thread.key, stored.threadId)
    await reportIfUnseen(store, stored.postId, told)
    await decideItems(store, stored.postId, told, index)
    const worked = workedCase(post.key)
    if (worked === undefined) await closeCaseOf(store, stored.postId, told.now, index)
    else await workOnCaseOf(store, stored.postId, worked, told.now)
  }
  return placed
}
