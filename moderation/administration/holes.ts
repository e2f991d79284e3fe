import { HOUR_MS } from '#db/days.ts'

/** When nobody is on call. Pure: what it is told is what it knows. */
export type Stretch = { from: number; to: number }

/** The stretches (ms) between `window.from` and `window.to` that no shift covers, in their order. */
export function holesIn(shifts: readonly Stretch[], window: Stretch): Stretch[] {
  const holes: Stretch[] = []
  let covered = window.from
  for (const shift of shifts.toSorted((a, b) => a.from - b.from)) {
    if (covered >= window.to) break
    if (shift.from > covered) holes.push({ from: covered, to: Math.min(shift.from, window.to) })
    covered = Math.max(covered, shift.to)
  }
  if (covered < window.to) holes.push({ from: covered, to: window.to })
  return holes
}

/** How many hours stretches last together; a part of an hour counts as one, for nobody is half there. */
export function hoursOf(stretches: readonly Stretch[]): number {
  const total = stretches.reduce((sum, one) => sum + one.to - one.from, 0)
  return Math.ceil(total / HOUR_MS)
}
