/** Posts that stay: the mass between which what is erased has to be found. */
import { randomInt } from 'node:crypto'
import { DAY_MS, dayOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { listBoards } from '#db/queries/boards.ts'
import { nextNumber } from '#db/queries/counter.ts'
import { insertPost } from '#db/queries/posts.ts'
import { insertThread } from '#db/queries/threads.ts'
import { indexPost } from '#db/search.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import words from '#moderation/passphrase/words.json' with { type: 'json' }
import { renderMarkdown } from '#moderation/texts/render.ts'
import { somebody } from './people.ts'

const POSTS_A_THREAD = 20
const THREADS_AT_ONCE = 25
const AUTHORS = 50
const OLDEST_DAYS = 200

function sentence(length: number): string {
  return `${Array.from({ length }, () => words[randomInt(words.length)]).join(' ')}.`
}

/** A text as long as people write: a few sentences, now and then a page. */
function aBody(): string {
  return Array.from({ length: 2 + randomInt(randomInt(20) === 0 ? 40 : 8) }, () =>
    sentence(6 + randomInt(12)),
  ).join(' ')
}

async function authors(store: Store, joined: Date): Promise<string[]> {
  const ids: string[] = []
  for (let count = 0; count < AUTHORS; count += 1) {
    ids.push((await somebody(store, { pseudonym: `stille-eik-${newId()}`, joined })).id)
  }
  return ids
}

type Thread = { boardId: string; day: string; posts: number; authors: string[] }

async function fillThread(trx: Writing, store: Store, thread: Thread): Promise<void> {
  const { boardId, day, posts } = thread
  const [threadId, title] = [newId(), sentence(4).slice(0, -1)]
  await insertThread(trx, {
    id: threadId,
    board_id: boardId,
    title,
    state: 'visible',
    latest: await nextNumber(trx, 'activity'),
    latest_day: day,
    places: posts,
  })
  for (let place = 1; place <= posts; place += 1) {
    const body = aBody()
    const sequence = await insertPost(trx, {
      id: newId(),
      thread_id: threadId,
      account_id: thread.authors[randomInt(thread.authors.length)] ?? null,
      opening: place === 1 ? 1 : 0,
      place,
      state: 'visible',
      staff_only: 0,
      day,
      warning: '',
      markdown: body,
      html: renderMarkdown(body, new Set(), store.keys).html,
      quotes: null,
      counted: 0,
      assessment_id: null,
      submission_key: null,
    })
    await indexPost(trx, { sequence, title: place === 1 ? title : '', body })
  }
}

/**
 * Fills a store with about so many posts, in the search index like any other. They do not go by the door of
 * the members: the triage would take longer than everything else together, and adds nothing to them.
 */
export async function fill(store: Store, posts: number, now: Date): Promise<void> {
  const [board] = await listBoards(store.read, 'nl')
  if (board === undefined) throw new Error('There is no board to fill.')
  const people = await authors(store, new Date(now.getTime() - OLDEST_DAYS * DAY_MS))
  const threads = Math.ceil(posts / POSTS_A_THREAD)
  for (let first = 0; first < threads; first += THREADS_AT_ONCE) {
    await inTransaction(store, async (trx) => {
      for (let thread = first; thread < Math.min(threads, first + THREADS_AT_ONCE); thread += 1) {
        const daysAgo = OLDEST_DAYS - Math.floor((thread * OLDEST_DAYS) / threads)
        const day = dayOf(new Date(now.getTime() - daysAgo * DAY_MS))
        const count = Math.min(POSTS_A_THREAD, posts - thread * POSTS_A_THREAD)
        await fillThread(trx, store, { boardId: board.id, day, posts: count, authors: people })
      }
    })
  }
}
