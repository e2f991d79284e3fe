/**
 * A linear reader of the site's own: what the triage learnt of decisions that people took here. It weighs
 * the words, pairs and letters that the product's own reader knows, and adds none. It is trained by a
 * command, looked at beside the one that comes with the product, and chosen by people; what that one calls
 * acute stays acute.
 */
import { appendAudit } from '#db/audit.ts'
import { dayOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import {
  keepReadyReader,
  liveSiteReader,
  makeReaderLive,
  siteReaders,
  takeReaderOff,
  trainedOf,
} from '#db/queries/site-reader.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { mayKeepRules, type Actor } from '../actor.ts'
import {
  featuresVersion,
  shippedReader,
  siteReader,
  type LinearReader,
  type Trained,
} from '../triage/reader/read.ts'
import { atLeast, type Level } from '../vocabulary.ts'

/** Fewer decided posts teach nothing that holds for the next one. */
export const FEWEST_DECIDED = 200
/** So many at least were acute or urgent, and so many were not. */
export const FEWEST_OF_EACH = 20

/** How a reader did: of how many posts of a kind how many it called so. */
export type Did = {
  /** Of those that were acute: called acute. Of acute or urgent ones: called one of both. */
  acute: { of: number; called: number }
  danger: { of: number; called: number }
  /** Of those that were not acute: called acute. Of the rest: called acute or urgent. */
  notAcute: { of: number; called: number }
  harmless: { of: number; called: number }
}

/** The two readers on the same posts: those decided here, and those that the product keeps unread. */
export type Comparison = {
  decided: { posts: number; shipped: Did; own: Did }
  kept: { posts: number; shipped: Did; own: Did }
}

type Judged = { truth: Level; guess: Level }

function isAcute(level: Level): boolean {
  return level === 'acute'
}

function isDanger(level: Level): boolean {
  return atLeast(level, 'urgent')
}

/** Counts how a reader did. */
export function didOf(rows: readonly Judged[]): Did {
  const count = (of: (level: Level) => boolean, called: (level: Level) => boolean) => {
    const mine = rows.filter(({ truth }) => of(truth))
    return { of: mine.length, called: mine.filter(({ guess }) => called(guess)).length }
  }
  return {
    acute: count(isAcute, isAcute),
    danger: count(isDanger, isDanger),
    notAcute: count((level) => !isAcute(level), isAcute),
    harmless: count((level) => !isDanger(level), isDanger),
  }
}

/** Keeps what was trained; it waits until somebody chooses it. */
export async function keepTrained(
  store: Store,
  made: { trained: Trained; comparison: Comparison; now: Date },
): Promise<void> {
  await inTransaction(store, async (trx) => {
    await keepReadyReader(trx, {
      id: newId(),
      features: featuresVersion(),
      trained: JSON.stringify(made.trained),
      comparison: JSON.stringify(made.comparison),
      made_day: dayOf(made.now),
    })
    await appendAudit(trx, {
      now: made.now,
      actor: null,
      action: 'reader.train',
      subjectKind: 'setting',
      subject: null,
      reason: `${made.comparison.decided.posts} decided posts`,
    })
  })
}

export type OwnReader = {
  id: string
  day: string
  comparison: Comparison
  /** Trained beside another version of the product: it can't read along. */
  outdated: boolean
}

/** What there is to choose from, beside the reader that comes with the product. */
export async function readOwnReaders(
  store: Store,
): Promise<{ live: OwnReader | null; ready: OwnReader | null }> {
  const readers = await siteReaders(store.read)
  const inState = (state: 'live' | 'ready'): OwnReader | null => {
    const one = readers.find((reader) => reader.state === state)
    return one === undefined
      ? null
      : {
          id: one.id,
          day: one.made_day,
          comparison: JSON.parse(one.comparison) as Comparison,
          outdated: one.features !== featuresVersion(),
        }
  }
  return { live: inState('live'), ready: inState('ready') }
}

/** Chooses who reads the next texts: `id` is the reader that was looked at. Texts that were read keep their level. */
export async function chooseReader(
  store: Store,
  choice: { actor: Actor; reader: string; id: string; now: Date },
): Promise<{ kind: 'saved' | 'wrong' | 'changed' | 'not-allowed' }> {
  const { actor, reader, id, now } = choice
  if (!mayKeepRules(actor)) return { kind: 'not-allowed' }
  if (reader !== 'own' && reader !== 'shipped') return { kind: 'wrong' }
  return await inTransaction(store, async (trx) => {
    const readers = await siteReaders(trx)
    const from = reader === 'own' ? 'ready' : 'live'
    const moving = readers.find(({ state }) => state === from)
    // Another was trained, or chosen, since she looked at the page.
    if (moving?.id !== id) return { kind: 'changed' } as const
    if (reader === 'own' && moving.features !== featuresVersion()) return { kind: 'wrong' } as const
    await (reader === 'own' ? makeReaderLive(trx) : takeReaderOff(trx))
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'reader.choose',
      subjectKind: 'setting',
      subject: null,
      reason: reader,
    })
    return { kind: 'saved' } as const
  })
}

const made = new WeakMap<Store, { id: string; reader: LinearReader }>()

/** The linear reader that reads the next text. */
export async function readerInForce(store: Store): Promise<LinearReader> {
  const live = await liveSiteReader(store.read)
  if (live === undefined || live.features !== featuresVersion()) return shippedReader
  const before = made.get(store)
  if (before?.id === live.id) return before.reader
  const trained = await trainedOf(store.read, live.id)
  if (trained === undefined) return shippedReader
  const reader = readerOf(trained)
  made.set(store, { id: live.id, reader })
  return reader
}

/** No text waits or gets lost because of a damaged reader: the shipped one reads. */
function readerOf(trained: string): LinearReader {
  try {
    return siteReader(JSON.parse(trained) as Trained)
  } catch {
    return shippedReader
  }
}
