/**
 * Which labelled posts are for building and which are kept unread. The rule stands here alone and goes by
 * names, never by contents: a hash over the group (contrast posts stay together) or else the id.
 *
 * Kept posts are not trained on, not used to choose a threshold, and their misses are not looked at.
 */
import { hashOf } from '#moderation/triage/hashes.ts'

export type Named = { id: string; group?: string | undefined }

/** A name's place among all, the same on every machine. */
function placeOf(name: string): number {
  return hashOf(name) >>> 0
}

function nameOf({ id, group }: Named): string {
  return group === undefined ? id : `group ${group}`
}

/** Posts written for training alone (train-f and later) have this in front of their ids. */
const TRAINING_ONLY = /^own-/

/** Posts of hands that nobody reads: all of them are kept (kept-mixture, kept-ordinary, kept-hard, kept-hard-2). */
const KEPT_SET = /^kept-/

/** Whether a post is of a set that is kept whole. */
export function isOfKeptSet({ id }: Named): boolean {
  return KEPT_SET.test(id)
}

/** Ordinary posts without danger, as most of life is (train-e). */
const ORDINARY = /^te-/

/** Whether thresholds are chosen by it as by one of those that most posts of life are. */
export function isOrdinary({ id }: Named): boolean {
  return ORDINARY.test(id) || ORDINARY_FOR_TRAINING.test(id)
}

/** Ordinary posts among those for training alone. */
const ORDINARY_FOR_TRAINING = /^own-[a-z]+-o-/

const OF_AN_ORDINARY_ONE = 10
const OF_A_MEASURED_ONE = 2.5
const OF_AN_ORDINARY_ONE_FOR_TRAINING = 2

/**
 * How much a post counts in training. Ordinary posts are few here and most of life, so each counts for several. And
 * those that are measured on are a tenth of all: written by other hands, so that the others should not drown them.
 */
export function weightOf(post: Named): number {
  if (ORDINARY.test(post.id)) return OF_AN_ORDINARY_ONE
  if (!TRAINING_ONLY.test(post.id)) return OF_A_MEASURED_ONE
  return ORDINARY_FOR_TRAINING.test(post.id) ? OF_AN_ORDINARY_ONE_FOR_TRAINING : 1
}

/** Whether a post is kept unread: a fifth of those that are measured on, and the sets that are kept whole. */
export function isKept(post: Named): boolean {
  if (isOfKeptSet(post)) return true
  return !TRAINING_ONLY.test(post.id) && placeOf(nameOf(post)) % 5 === 0
}

/** Who wrote a post for training alone: one hand a file. */
const WRITER = /^own-([a-z]+)/

/**
 * The fold of a post in a cross-validation. All that one hand wrote for training is in one fold, as a reader that
 * knows a hand hears its other posts better than those of people it has never read.
 */
export function foldOf(post: Named, folds: number): number {
  const writer = WRITER.exec(post.id)?.[1]
  return placeOf(writer === undefined ? `fold ${nameOf(post)}` : `hand ${writer}`) % folds
}
