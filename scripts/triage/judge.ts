import { assess, withAnswer } from '#moderation/triage/assess.ts'
import { combine } from '#moderation/triage/combine.ts'
import { levelOf, readingOf, shippedReader } from '#moderation/triage/reader/read.ts'
import { higherLevel, type DangerAnswer, type Level } from '#moderation/vocabulary.ts'
import { crossValidate, knownFeaturesOf, prepare, vectorise } from './cross.ts'
import type { Labelled } from './labelled.ts'

/** What the readers made of a labelled post. */
export type Verdict = {
  post: Labelled
  rules: Level
  linear: Level
  both: Level
  signals: readonly string[]
  because: string
}

/** Judges with the weights that are shipped. */
export function judgeShipped(posts: Labelled[]): Verdict[] {
  return posts.map((post) => {
    const { level, readers, signals, because } = assess(post.text, { board: post.board })
    return { post, rules: readers.rules, linear: readers.linear, both: level, signals, because }
  })
}

/** Judges each post by a linear reader that has not seen it. */
export async function judgeCrossed(posts: Labelled[]): Promise<Verdict[]> {
  const prepared = prepare(posts)
  const hashes = knownFeaturesOf(prepared)
  const chances = await crossValidate(prepared, vectorise(prepared, hashes), hashes)
  return prepared.map(({ post, examined }, index) => {
    const mine = chances[index] as Float64Array
    const rules = combine(examined.hits, examined.concepts)
    const linear = levelOf(readingOf(mine), shippedReader.hearings.usual.thresholds)
    return {
      post,
      rules: rules.level,
      linear,
      both: higherLevel(rules.level, linear),
      // The signals are named by what is shipped, which has seen the post: not a figure to trust.
      signals: examined.hits.filter((hit) => hit.level !== 'none').map((hit) => hit.signal),
      because: rules.reasons.join('; '),
    }
  })
}

/** The level when the writer answered "is there danger now?". */
export function answered(verdict: Verdict, answer: DangerAnswer | undefined): Level {
  return answer === undefined ? verdict.both : withAnswer(verdict.both, { danger: answer })
}
