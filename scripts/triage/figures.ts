import { LEVELS, type Level } from '#moderation/vocabulary.ts'

export type Judged = { truth: Level; guess: Level }
export type Share = { hits: number; of: number; share: number; low: number; high: number }

/** A share with its 95 % Wilson interval. */
export function wilson(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: 0, low: 0, high: 1 }
  const z = 1.96
  const p = hits / of
  const middle = p + (z * z) / (2 * of)
  const half = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))
  const below = 1 + (z * z) / of
  return { hits, of, share: p, low: (middle - half) / below, high: (middle + half) / below }
}

/** Recall, precision and F1 of "at least this" or "exactly this", by two tests. */
export function prf(rows: Judged[], isPositive: (level: Level) => boolean) {
  const both = rows.filter((row) => isPositive(row.truth) && isPositive(row.guess)).length
  const truth = rows.filter((row) => isPositive(row.truth)).length
  const guess = rows.filter((row) => isPositive(row.guess)).length
  const recall = wilson(both, truth)
  const precision = wilson(both, guess)
  const sum = recall.share + precision.share
  return { recall, precision, f1: sum === 0 ? 0 : (2 * recall.share * precision.share) / sum }
}

/** The mean F1 of the four levels. */
export function macroF1(rows: Judged[]): number {
  return (
    LEVELS.reduce((sum, level) => sum + prf(rows, (one) => one === level).f1, 0) / LEVELS.length
  )
}
