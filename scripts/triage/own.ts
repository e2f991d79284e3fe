/** A linear reader that learns from a site's own decisions, and how it does beside the shipped one. */
import { didOf, type Comparison, type Did } from '#moderation/rules/own-reader.ts'
import type { Decided } from '#moderation/rules/decided-level.ts'
import { assess } from '#moderation/triage/assess.ts'
import { bytesOf } from '#moderation/triage/reader/packed.ts'
import {
  levelOf,
  readingOf,
  readShipped,
  siteReader,
  type LinearReader,
  type Trained,
} from '#moderation/triage/reader/read.ts'
import { higherLevel } from '#moderation/vocabulary.ts'
import { chancesByPost, crossValidate, prepare, vectorise } from './cross.ts'
import { inThread } from './crew.ts'
import type { Labelled } from './labelled.ts'
import { packViews } from './pack.ts'
import { hearingsOf } from './thresholds.ts'

function asLabelled(post: Decided): Labelled {
  // Named apart from the project's own posts: what is ordinary or for training alone goes by names.
  return { ...post, id: `decided ${post.id}`, lang: '', kind: 'decided' }
}

function judge(posts: Labelled[], reader?: LinearReader) {
  return posts.map((post) => ({
    truth: post.level,
    guess: assess(post.text, { board: post.board }, reader === undefined ? {} : { reader }).level,
  }))
}

/**
 * Learns from decided posts beside labelled ones. Decided posts are judged by a reader of the other folds,
 * kept ones by the reader that is made.
 */
export async function learnFrom(
  decided: Decided[],
  building: Labelled[],
  kept: Labelled[],
): Promise<{ trained: Trained; comparison: Comparison }> {
  const own = decided.map(asLabelled)
  const prepared = prepare([...own, ...building])
  const hashes = new Int32Array(bytesOf(readShipped().hashes))
  const examples = vectorise(prepared, hashes)
  const [judged, views] = await Promise.all([
    crossValidate(prepared, examples, hashes),
    inThread({ kind: 'views', examples, size: hashes.length }),
  ])
  const rows = chancesByPost(prepared, judged)
  const hearings = hearingsOf(rows)
  const trained = { ...packViews(views), hearings }
  const shipped = judge(own)
  // Decided posts stand first, and each of them was judged. What the shipped one calls acute stays so.
  const crossed = rows.slice(0, own.length).map(({ level, chances, rules }, index) => {
    const guess = higherLevel(rules, levelOf(readingOf(chances), hearings.usual.thresholds))
    return { truth: level, guess: shipped[index]?.guess === 'acute' ? ('acute' as const) : guess }
  })
  return {
    trained,
    comparison: {
      decided: { posts: own.length, shipped: didOf(shipped), own: didOf(crossed) },
      kept: {
        posts: kept.length,
        shipped: didOf(judge(kept)),
        own: didOf(judge(kept, siteReader(trained))),
      },
    },
  }
}

function show({ called, of }: Did[keyof Did]): string {
  return `${called} of ${of}`.padStart(14)
}

function lineOf(name: string, shipped: Did, own: Did, kind: keyof Did): string {
  return `  ${name.padEnd(38)}${show(shipped[kind])}${show(own[kind])}\n`
}

/** Prints both readers side by side. */
export function printComparison({ decided, kept }: Comparison): void {
  for (const [name, { posts, shipped, own }] of [
    ['posts decided here', decided],
    ['labelled posts that nothing was built with', kept],
  ] as const) {
    process.stdout.write(
      `${posts} ${name}\n${''.padEnd(40)}${'shipped'.padStart(14)}${'own'.padStart(14)}\n`,
    )
    process.stdout.write(lineOf('acute, heard as acute', shipped, own, 'acute'))
    process.stdout.write(lineOf('acute or urgent, heard as one of both', shipped, own, 'danger'))
    process.stdout.write(lineOf('not acute, called acute', shipped, own, 'notAcute'))
    process.stdout.write(lineOf('neither, called acute or urgent', shipped, own, 'harmless'))
  }
}
