import words from './words.json' with { type: 'json' }

/**
 * Proposes a pseudonym: two Dutch words and a number of three digits (100 × 100 × 900 = 9 million), which
 * can't be anybody's name. `random(max)` gives a whole number below max.
 */
export function suggestPseudonym(random: (max: number) => number): string {
  const first = words.first[random(words.first.length)]
  const second = words.second[random(words.second.length)]
  return `${first}-${second}-${100 + random(900)}`
}
