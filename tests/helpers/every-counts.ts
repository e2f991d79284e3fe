/** Every way to fill so many counts up to `most`. */
export function everyCounts(length: number, most: number): number[][] {
  if (length === 0) return [[]]
  const shorter = everyCounts(length - 1, most)
  return shorter.flatMap((counts) =>
    Array.from({ length: most + 1 }, (_, count) => [...counts, count]),
  )
}
