import words from './words.json' with { type: 'json' }

const PASSPHRASE_WORDS = 5
const RECOVERY_WORDS = 12

type Random = (max: number) => number

function draw(count: number, random: Random): string {
  return Array.from({ length: count }, () => words[random(words.length)]).join(' ')
}

/**
 * A passphrase of five plain Dutch words from our list of 2,025: 5 × 10.98 = 54.9 bits. Drawn, not
 * chosen; with argon2id behind it that is years of guessing for one account.
 */
export function suggestPassphrase(random: Random): string {
  return draw(PASSPHRASE_WORDS, random)
}

/** A recovery code of twelve words: 131.8 bits (OWASP ASVS 5, 6.5.2, asks for 112 at least). */
export function makeRecoveryCode(random: Random): string {
  return draw(RECOVERY_WORDS, random)
}

/** A recovery code as it is compared: however it was typed over from paper. */
export function normaliseRecoveryCode(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
}
