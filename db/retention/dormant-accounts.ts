import { weekOf } from '../days.ts'
import type { Writing } from '../store.ts'
import { accountStep } from './account.ts'
import type { Step } from './step.ts'

/**
 * Accounts that left no trace since `lastDay`: nobody joined, wrote or signed in that is remembered.
 * They go as by their own erasure, words first. Whoever works here stays while they do.
 *
 * One step looks at a few accounts in the order of their ids and remembers how far it came.
 */
export function dormantAccountStep(lastDay: string, now: Date): Step {
  const lastWeek = weekOf(new Date(`${lastDay}T12:00:00Z`))
  let after = ''
  return async (trx, limit) => {
    const seen = await trx
      .selectFrom('account')
      .select(['id', 'role', 'active', 'joined_week'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    let gone = 0
    for (const account of seen) {
      const works = account.role !== 'member' && account.active === 1
      // The week that holds the last day is not over yet for those who joined at its end.
      const dormant =
        !works && account.joined_week < lastWeek && !(await hasTrace(trx, account.id, lastDay))
      if (dormant) {
        const done = await accountStep(account.id, { because: 'ran-out', now })(trx, limit)
        if (done.more) return { gone, more: true }
        gone += done.gone
      }
      after = account.id
    }
    return { gone, more: seen.length === limit }
  }
}

async function hasTrace(trx: Writing, accountId: string, lastDay: string): Promise<boolean> {
  const signIn = await trx
    .selectFrom('sign_in')
    .select('day')
    .where('account_id', '=', accountId)
    .where('day', '>', lastDay)
    .limit(1)
    .executeTakeFirst()
  if (signIn !== undefined) return true
  const deed = await trx
    .selectFrom('audit')
    .select('day')
    .where('actor', '=', accountId)
    .where('day', '>', lastDay)
    .limit(1)
    .executeTakeFirst()
  // Who did something in the trail must be known by name as long as the trail tells of it.
  if (deed !== undefined) return true
  const post = await trx
    .selectFrom('post')
    .select('day')
    .where('account_id', '=', accountId)
    .where('markdown', '!=', '')
    .where('day', '>', lastDay)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return post !== undefined
}
