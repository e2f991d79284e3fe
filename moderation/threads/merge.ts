import { allowedHosts, setLinks } from '#db/queries/links.ts'
import { findPost, openingOf, updatePost } from '#db/queries/posts.ts'
import {
  changeThread,
  goesOnIn,
  markEventUndone,
  postIdsOf,
  recount,
  standIn,
  threadRow,
  type ThreadEvent,
} from '#db/queries/thread-deeds.ts'
import type { Row } from '#db/schema.ts'
import { forgetPost, indexPost } from '#db/search.ts'
import type { Store, Writing } from '#db/store.ts'
import { assessedText } from '../intake/read-text.ts'
import { renderMarkdown } from '../texts/render.ts'
import type { DeedDone } from './do-deed.ts'

/**
 * What an undo needs: which posts came along, how long the title was that went into the first, and whether
 * the other thread had no content warning of its own.
 */
type Before = {
  into: string
  posts: string[]
  opening: string | null
  title: number
  unwarned: boolean
}

/** Gives a post other words without reading them anew: they are its writer's own. */
async function reword(
  trx: Writing,
  store: Pick<Store, 'keys'>,
  postId: string,
  words: { markdown: string; title: string; opening: 0 | 1 },
): Promise<void> {
  const post = await findPost(trx, postId)
  if (post === undefined) return
  const rendered = renderMarkdown(words.markdown, await allowedHosts(trx), store.keys)
  await updatePost(trx, postId, {
    markdown: words.markdown,
    html: rendered.html,
    opening: words.opening,
  })
  await setLinks(trx, postId, rendered.links)
  await forgetPost(trx, post.sequence)
  if (post.state !== 'visible') return
  await indexPost(trx, { sequence: post.sequence, title: words.title, body: words.markdown })
}

/**
 * Lets all posts of a thread stand at the end of another one on the same board. Its title goes into its
 * first post, as the words it began with: so nothing of it is lost, and what the triage marked still fits.
 */
export async function merge(
  trx: Writing,
  store: Pick<Store, 'keys'>,
  thread: Row<'thread'>,
  intoId: string,
): Promise<DeedDone> {
  const into = await threadRow(trx, intoId)
  const fits = into?.state === 'visible' && into.board_id === thread.board_id
  if (into === undefined || !fits || into.id === thread.id) return { wrong: 'into' }
  const { placed, waiting } = await postIdsOf(trx, thread.id)
  const openingId = (await openingOf(trx, thread.id)) ?? null
  const opening = openingId === null ? undefined : await findPost(trx, openingId)
  if (opening?.opening === 1) {
    const gone = opening.markdown === ''
    await reword(trx, store, opening.id, {
      markdown: gone ? '' : assessedText(thread.title, opening.markdown),
      title: '',
      opening: 0,
    })
  }
  const { placed: there } = await postIdsOf(trx, into.id)
  await standIn(trx, into.id, placed, there.length)
  await standIn(trx, into.id, waiting, null)
  await changeThread(trx, into.id, {
    latest: Math.max(into.latest, thread.latest),
    warning: into.warning || thread.warning,
  })
  await recount(trx, into.id)
  await changeThread(trx, thread.id, {
    state: 'removed',
    title: '',
    places: 0,
    merged_into: into.id,
  })
  const before: Before = {
    into: into.id,
    posts: [...placed, ...waiting],
    opening: opening?.opening === 1 ? opening.id : null,
    title: thread.title.length,
    unwarned: into.warning === '',
  }
  return { before, threadId: into.id, reason: into.id }
}

/** Takes the posts out again that still stand there; what was written in the other thread since stays there. */
export async function undoMerge(
  trx: Writing,
  store: Pick<Store, 'keys'>,
  thread: Row<'thread'>,
  event: ThreadEvent,
): Promise<DeedDone> {
  const { into, opening, posts, title, unwarned } = JSON.parse(event.before) as Before
  // The other thread may itself have been merged since, or these posts split off from it.
  const there = await threadRow(trx, await goesOnIn(trx, into))
  if (there?.board_id !== thread.board_id) return 'stale'
  const now = await postIdsOf(trx, there.id)
  const placed = now.placed.filter((id) => posts.includes(id))
  const waiting = now.waiting.filter((id) => posts.includes(id))
  const back = [...placed, ...waiting]
  if (back.length === 0) return 'stale'
  await standIn(trx, thread.id, placed, 0)
  await standIn(trx, thread.id, waiting, null)
  const first =
    opening !== null && back.includes(opening) ? await findPost(trx, opening) : undefined
  const words = first?.markdown ?? ''
  // A first post that was changed meanwhile keeps the words it has now, and the thread has no title.
  const whole = words.startsWith('\n\n', title)
  const own = whole ? words.slice(0, title) : ''
  await changeThread(trx, thread.id, { state: 'visible', merged_into: null, title: own })
  if (first !== undefined) {
    const markdown = whole ? words.slice(title + 2) : words
    await reword(trx, store, first.id, { markdown, title: own, opening: 1 })
  }
  await recount(trx, thread.id)
  if (unwarned && there.warning === thread.warning) {
    await changeThread(trx, there.id, { warning: '' })
  }
  await recount(trx, there.id)
  await markEventUndone(trx, event.sequence)
  return { before: {}, threadId: thread.id }
}
