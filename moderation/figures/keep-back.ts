/**
 * Which counts of a table stay hidden when their sum can be known: another table of the same page counts the same
 * things in another way, and who subtracts what is shown from that sum learns what the rest add up to. So when the rest
 * are so few that they could be told apart, or all the most that is hidden, the least of those that could be shown is
 * hidden with them.
 */
/** Fewer than this are not shown. */
export const FEWEST = 5

function fewAlone(rest: readonly number[], least: number): boolean {
  const sum = rest.reduce((all, count) => all + count, 0)
  const most = rest.length * (FEWEST - 1)
  return sum > 0 && (sum < FEWEST || sum === least || sum === most)
}

/** Hides the least that is shown, and what is as many: which of two it was would tell more than it hides. */
function hideMore(counts: readonly number[], shown: boolean[]): boolean[] {
  const least = Math.min(...counts.filter((count) => count >= FEWEST))
  return shown.map((one, at) => one && counts[at] !== least)
}

/** Which of these may be shown, where nothing at all is hidden too. */
export function mayShow(counts: readonly number[]): boolean[] {
  const shown = counts.map((count) => count >= FEWEST)
  const rest = counts.filter((count) => count < FEWEST)
  return fewAlone(rest, 0) ? hideMore(counts, shown) : shown
}

/** These where nothing at all may be said; null is hidden. */
export function showNothingToo(counts: readonly number[]): Array<number | null> {
  const enough = counts.map((count) => count === 0 || count >= FEWEST)
  const rest = counts.filter((count) => count > 0 && count < FEWEST)
  const shown = fewAlone(rest, rest.length) ? hideMore(counts, enough) : enough
  return counts.map((count, at) => (shown[at] ? count : null))
}
