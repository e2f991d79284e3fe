import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { lengthOf } from '../texts/clean.ts'
import common from './common.json' with { type: 'json' }

export type PassphraseProblem = 'too-short' | 'too-long' | 'common' | 'has-pseudonym' | 'weak'
export type PassphraseCheck = { ok: boolean; problem?: PassphraseProblem; score: number }

const SHORTEST = 10
const LONGEST = 256
/** zxcvbn's score from 0 to 4; 2 stands for 10^6 to 10^8 guesses, slowed down here by argon2id. */
const WEAKEST = 2
// More than this is not looked at: the estimate would take needless time.
const ESTIMATED_LENGTH = 60

let strength: ZxcvbnFactory | undefined

/** Loaded when somebody chooses a passphrase: it is large, and no start should wait for it. */
async function estimate(passphrase: string, known: string[]): Promise<number> {
  if (strength === undefined) {
    const { ZxcvbnFactory } = await import('@zxcvbn-ts/core')
    strength = new ZxcvbnFactory({ dictionary: { common } })
  }
  return strength.check(passphrase, known).score
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[\s\d!?.@#$%^&*()_+-]+/g, '')
}

// '' is one of them: digits and signs alone are dates, phone numbers and rows of keys.
const COMMON = new Set(['', ...common.map(bare)])

/** Whether a passphrase will do: ≥ 10 characters, not a common one, not the pseudonym, not guessable. */
export async function checkPassphrase(
  passphrase: string,
  pseudonym: string,
): Promise<PassphraseCheck> {
  const length = lengthOf(passphrase)
  if (length < SHORTEST) return { ok: false, problem: 'too-short', score: 0 }
  if (length > LONGEST) return { ok: false, problem: 'too-long', score: 0 }
  const plain = bare(passphrase)
  if (COMMON.has(plain) || new Set(passphrase).size < 5) {
    return { ok: false, problem: 'common', score: 0 }
  }
  const own = bare(pseudonym)
  if (own.length >= 4 && plain.includes(own)) {
    return { ok: false, problem: 'has-pseudonym', score: 1 }
  }
  // What is said again and again is as strong as said once.
  const once = /^(.+?)\1+$/su.exec(passphrase)?.[1] ?? passphrase
  const score = await estimate(once.slice(0, ESTIMATED_LENGTH), [pseudonym, 'luwte'])
  return score < WEAKEST ? { ok: false, problem: 'weak', score } : { ok: true, score }
}
