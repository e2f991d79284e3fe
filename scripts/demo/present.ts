/** The demo's present: what came in during the last hours and waits for somebody. */
import { MINUTE_MS } from '#db/days.ts'
import { noticesOf } from '#db/queries/notices.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { OBJECTABLE } from '#moderation/notices/kinds.ts'
import { objectTo, type ObjectResult } from '#moderation/objections/object.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { workedCase, workOnCaseOf } from './case-work.ts'
import {
  FILED_REPORTS,
  PAST_POSTS,
  WAITING_POSTS,
  type PastPost,
  type FiledReport,
  type WaitingPost,
} from './content.ts'
import { person } from './people.ts'
import { putIn, type Placed } from './put-in.ts'

/** The one that a colleague is reading at this moment. */
const CLAIMED = { post: 'w-12', by: 'demo-moderator-2', minutesAgo: 1 }

const OBJECTED_MINUTES_AGO = 95
/** Notices to look through for the one that told of a decision. */
const NOTICES = 50

/** An author objects to what she was told of a post. */
async function objectAs(
  store: Store,
  author: Actor,
  objection: { postId: string; note: string; now: Date },
): Promise<ObjectResult['kind']> {
  const notices = await noticesOf(store.read, author.id, NOTICES)
  const told = notices.find(
    (notice) => notice.post_id === objection.postId && OBJECTABLE.has(notice.kind),
  )
  const { note, now } = objection
  return (await objectTo(store, { actor: author, noticeId: told?.id ?? '', note, now })).kind
}

type Event = { minutesAgo: number; happen(now: Date): Promise<void> }

/** Plays what waits, oldest first. */
export async function playPresent(
  store: Store,
  now: Date,
  placed: Placed,
  boardOf: (theme: string) => string,
): Promise<void> {
  async function write(post: WaitingPost, then: Date): Promise<void> {
    const stored = await putIn(store, placed, {
      key: post.key,
      author: post.author,
      boardId: boardOf(post.theme),
      thread: post.thread,
      title: post.title ?? '',
      body: post.body,
      now: then,
      ...(post.alias === undefined ? {} : { alias: post.alias }),
      ...(post.danger === 'omitted' ? {} : { danger: post.danger }),
    })
    const worked = workedCase(post.key)
    if (worked !== undefined) await workOnCaseOf(store, stored.postId, worked, then)
  }
  async function report(filed: FiledReport, then: Date): Promise<void> {
    const { track, reason, note } = filed
    const result = await fileReport(store, {
      reporter: await person(store, filed.reporter),
      postId: placed.posts.get(filed.post)?.postId ?? '',
      track,
      reason,
      note,
      now: then,
    })
    if (result.kind !== 'reported') throw new Error(`Report on ${filed.post}: ${result.kind}`)
  }
  async function object(
    { author, key, objection: note = '' }: PastPost,
    then: Date,
  ): Promise<void> {
    const postId = placed.posts.get(key)?.postId ?? ''
    const kind = await objectAs(store, await person(store, author), { postId, note, now: then })
    if (kind !== 'objected') throw new Error(`Objection to ${key}: ${kind}`)
  }
  async function claim(then: Date): Promise<void> {
    const [item] = await openItemsOfPost(store.read, placed.posts.get(CLAIMED.post)?.postId ?? '')
    const actor = await person(store, CLAIMED.by)
    const result = await claimItem(store, { actor, itemId: item?.id ?? '', now: then })
    if (result.kind !== 'claimed') throw new Error(`Claim of ${CLAIMED.post}: ${result.kind}`)
  }
  const events: Event[] = [
    ...WAITING_POSTS.map((post) => ({
      minutesAgo: post.minutesAgo,
      happen: (then: Date) => write(post, then),
    })),
    ...FILED_REPORTS.map((filed) => ({
      minutesAgo: filed.minutesAgo,
      happen: (then: Date) => report(filed, then),
    })),
    ...PAST_POSTS.filter((post) => post.objection !== undefined).map((post) => ({
      minutesAgo: OBJECTED_MINUTES_AGO,
      happen: (then: Date) => object(post, then),
    })),
    { minutesAgo: CLAIMED.minutesAgo, happen: claim },
  ]
  for (const event of events.toSorted((a, b) => b.minutesAgo - a.minutesAgo)) {
    await event.happen(new Date(now.getTime() - event.minutesAgo * MINUTE_MS))
  }
}
