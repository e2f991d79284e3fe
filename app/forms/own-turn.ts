/**
 * What one author sends at once is taken in one after another, so that each is counted before the next is asked
 * about. Others don't wait for her: what they send meanwhile is still written together (decision 0021).
 */

/** Nobody needs more at once. What comes on top of so many does not wait, and is too fast. */
const MOST_WAITING = 16

type Turns = { last: Promise<unknown>; waiting: number }

const turns = new Map<string, Turns>()

/** Runs `work` when all that `who` sent before has ended, well or badly; at once and `crowded` when that is too much. */
export async function inOwnTurn<T>(
  who: string,
  work: (crowded: boolean) => Promise<T>,
): Promise<T> {
  const mine = turns.get(who) ?? { last: Promise.resolve(), waiting: 0 }
  if (mine.waiting >= MOST_WAITING) return await work(true)
  turns.set(who, mine)
  mine.waiting += 1
  const result = mine.last.then(() => work(false))
  mine.last = result.catch(() => {})
  try {
    return await result
  } finally {
    mine.waiting -= 1
    if (mine.waiting === 0) turns.delete(who)
  }
}

/** Of how many people something is being taken in. */
export function authorsInTurn(): number {
  return turns.size
}
