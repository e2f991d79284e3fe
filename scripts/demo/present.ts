/** The demo's present: what came in during the last hours and waits for somebody. */
import { MINUTE_MS } from '#db/days.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import type { Store } from '#db/store.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { workedCase, workOnCaseOf } from './case-work.ts'
import { FILED_REPORTS, WAITING_POSTS, type FiledReport, type WaitingPost } from './content.ts'
import { person } from './people.ts'
import { putIn, type Placed } from './put-in.ts'

/** The one that a colleague is reading at this moment. */
const CLAIMED = { post: 'w-12', by: 'demo-moderator-2', minutesAgo: 1 }

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
    { minutesAgo: CLAIMED.minutesAgo, happen: claim },
  ]
  for (const event of events.toSorted((a, b) => b.minutesAgo - a.minutesAgo)) {
    await event.happen(new Date(now.getTime() - event.minutesAgo * MINUTE_MS))
  }
}
