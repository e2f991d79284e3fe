/**
 * How fast is too fast. Counted in memory alone, under a hash of the address with a key that lives in
 * memory and changes every day: nothing here can be read back into an address, nothing is written.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

export type Pace = { ok: true } | { ok: false; retryAfterSeconds: number }

export type Limits = {
  /** Counts one more; says whether it was within the limit. */
  take(what: LimitName, who: string): Promise<Pace>
  /** Says whether one more would be within the limit, without counting it. */
  peek(what: LimitName, who: string): Promise<Pace>
  /** What stands in for an address while this day lasts. */
  addressKey(address: string, now: Date): string
  /** How long the next try on one account has to wait, in milliseconds: grows to 5 s, never locks. */
  delayFor(account: string): Promise<number>
}

const MINUTES = 60
/** Points within so many seconds. */
const RULES = {
  signIn: { points: 10, duration: 15 * MINUTES },
  signInFailed: { points: 1_000, duration: 15 * MINUTES },
  post: { points: 10, duration: 10 * MINUTES },
  newcomerPost: { points: 3, duration: 10 * MINUTES },
  join: { points: 5, duration: 60 * MINUTES },
  search: { points: 20, duration: 24 * 60 * MINUTES },
  ask: { points: 5, duration: 60 * MINUTES },
  message: { points: 30, duration: 10 * MINUTES },
  notice: { points: 5, duration: 60 * MINUTES },
  /** Of everybody together: notices need no account, so many addresses are no way around. */
  allNotices: { points: 60, duration: 60 * MINUTES },
  report: { points: 10, duration: 60 * MINUTES },
  /** Each makes all kept pages be made anew. */
  mute: { points: 20, duration: 10 * MINUTES },
  /** Other names that were taken, or like one of hers: each tells that somebody, or she, has such a name. */
  alias: { points: 10, duration: 60 * MINUTES },
} as const
export type LimitName = keyof typeof RULES

const LONGEST_DELAY_MS = 5_000

/** The limits of this process. The demo's are ten times as wide (contract.md). */
export function makeLimits(options: { factor: number }): Limits {
  const limiters = new Map<LimitName, RateLimiterMemory>()
  for (const [name, rule] of Object.entries(RULES) as Array<
    [LimitName, (typeof RULES)[LimitName]]
  >) {
    limiters.set(
      name,
      new RateLimiterMemory({ points: rule.points * options.factor, duration: rule.duration }),
    )
  }
  function limiter(what: LimitName): RateLimiterMemory {
    return limiters.get(what) as RateLimiterMemory
  }
  let key = randomBytes(32)
  let keyDay = ''
  return {
    async take(what, who) {
      try {
        await limiter(what).consume(who)
        return { ok: true }
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        return { ok: false, retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) }
      }
    },
    async peek(what, who) {
      const state = await limiter(what).get(who)
      if (state === null || state.remainingPoints > 0) return { ok: true }
      return { ok: false, retryAfterSeconds: Math.ceil(state.msBeforeNext / 1000) }
    },
    addressKey(address, now) {
      const day = now.toISOString().slice(0, 10)
      if (day !== keyDay) {
        key = randomBytes(32)
        keyDay = day
      }
      return createHmac('sha256', key).update(address).digest('base64url')
    },
    async delayFor(account) {
      const state = await limiter('signInFailed').get(account)
      const failed = state?.consumedPoints ?? 0
      return failed < 3 ? 0 : Math.min(LONGEST_DELAY_MS, 2 ** (failed - 3) * 250)
    },
  }
}
