/** Cross-validation of the linear reader: every post judged by a reader that has not seen it. */
import { combine } from '#moderation/triage/combine.ts'
import { examine, type Examination } from '#moderation/triage/examine.ts'
import { KnownHashes } from '#moderation/triage/hashes.ts'
import {
  allAsOthers,
  letterHashes,
  senseHashes,
  visitFeatures,
  wordHash,
  type TextToRead,
} from '#moderation/triage/reader/features.ts'
import type { Example } from '#moderation/triage/reader/train.ts'
import { Vectoriser } from '#moderation/triage/reader/vector.ts'
import { inThread, shared } from './crew.ts'
import { foldOf, isOrdinary, weightOf } from './halves.ts'
import type { Labelled } from './labelled.ts'
import type { Chances } from './thresholds.ts'

const FOLDS = 5
/** A feature met in fewer posts says nothing about another post. */
const FEWEST_POSTS = 4

export type Prepared = { post: Labelled; examined: Examination; toRead: TextToRead }

export function prepare(posts: Labelled[]): Prepared[] {
  return posts.map((post) => {
    const examined = examine(post.text)
    // Words are forgotten before all are read.
    for (const token of examined.tokens) void token.kept
    return { post, examined, toRead: { ...examined.toRead, board: post.board } }
  })
}

/**
 * The features that are in enough of the posts, as hashes: what most posts hold comes first, so that most of
 * what a text needs of the weights lies close together.
 */
export function knownFeaturesOf(prepared: Prepared[], fewest = FEWEST_POSTS): Int32Array {
  const posts = new Map<number, number>()
  for (const { toRead } of prepared) {
    const mine = new Set<number>()
    const other = (hash: number) => mine.add(hash)
    visitFeatures(toRead, {
      ...allAsOthers(other),
      word({ kept: word }) {
        const hash = wordHash(word)
        for (const one of [hash, ...letterHashes(word), ...senseHashes(word)]) mine.add(one)
        return hash
      },
    })
    for (const hash of mine) posts.set(hash, (posts.get(hash) ?? 0) + 1)
  }
  return Int32Array.from(
    [...posts]
      .filter(([, count]) => count >= fewest)
      .toSorted(([one, often], [other, oftener]) => oftener - often || one - other)
      .map(([hash]) => hash),
  )
}

/** What the linear reader learns from, in memory that threads share. */
export function vectorise(prepared: Prepared[], hashes: Int32Array): Example[] {
  const vectoriser = new Vectoriser(new KnownHashes(hashes))
  return shared(
    prepared.map(({ post, toRead }) => ({
      vector: vectoriser.vectorOf(toRead),
      level: post.level,
      signals: post.signals,
      weight: weightOf(post),
    })),
  )
}

/** The chances of each post by the reader of the other folds. */
export async function crossValidate(
  prepared: Prepared[],
  examples: Example[],
  hashes: Int32Array,
): Promise<Float64Array[]> {
  const folds = prepared.map(({ post }) => foldOf(post, FOLDS))
  const chances: Float64Array[] = []
  await Promise.all(
    Array.from({ length: FOLDS }, async (_, fold) => {
      const judged = await inThread({
        kind: 'fold',
        examples: examples.filter((__, index) => folds[index] !== fold),
        unseen: examples.filter((__, index) => folds[index] === fold),
        size: hashes.length,
      })
      let next = 0
      for (const [index, one] of folds.entries()) {
        if (one !== fold) continue
        chances[index] = judged[next] as Float64Array
        next += 1
      }
    }),
  )
  return chances
}

/** What thresholds are chosen by: the chances of each post, beside what the rules say of it. */
export function chancesByPost(prepared: Prepared[], chances: Float64Array[]): Chances[] {
  return prepared.map(({ post, examined }, index) => {
    const mine = chances[index] as Float64Array
    const rules = combine(examined.hits, examined.concepts).level
    return { level: post.level, chances: mine, ordinary: isOrdinary(post), rules }
  })
}
