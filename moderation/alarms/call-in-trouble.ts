/**
 * Calls people when the store can't be written: no lease can be taken then, no call be noted, and so nobody
 * would be called at all. What is needed for it is read anew when that is possible, and else remembered from
 * the last time; nobody is called twice within five minutes, which memory alone knows.
 */
import { MINUTE_MS } from '#db/days.ts'
import { countWaiting } from '#db/queries/alarms.ts'
import { isStaffed, shiftsAt } from '#db/queries/shifts.ts'
import { accountsWithRole, waysOf, type Way } from '#db/queries/summons.ts'
import type { Store } from '#db/store.ts'
import { calledAt } from './ladder.ts'
import { openWay, type Call, type SendBy } from './send-summons.ts'

const AGAIN_AFTER_MS = 5 * MINUTE_MS
const REMEMBERED_FOR_MS = MINUTE_MS

type Person = { accountId: string; way: Way; target: string; secret: string }
type Known = { onCall: Person[]; administrators: Person[]; ringing: number }

export type InTrouble = {
  /** Learns who would have to be called; at most once a minute. */
  remember(now: Date): Promise<void>
  /** Calls them: whoever is on call where something acute waits, and always the administrators. */
  call(now: Date): Promise<{ sent: number; failed: number }>
}

async function people(store: Store, accountIds: string[]): Promise<Person[]> {
  const all = await Promise.all([...new Set(accountIds)].map((id) => waysOf(store.read, id)))
  return all.flat().map((row) => ({
    accountId: row.account_id,
    way: row.way,
    target: openWay(store, row.target),
    secret: openWay(store, row.secret),
  }))
}

async function learn(store: Store, now: number): Promise<Known> {
  const staff = {
    professionals: await accountsWithRole(store.read, ['professional']),
    administrators: await accountsWithRole(store.read, ['administrator']),
  }
  const shifts = await shiftsAt(store.read, now)
  // With nothing written down nobody knows how far the alarm came: everybody on call is.
  const { accountIds } = calledAt(shifts.some(isStaffed) ? 2 : 3, shifts, staff)
  return {
    onCall: await people(store, accountIds),
    administrators: await people(store, staff.administrators),
    ringing: (await countWaiting(store.read)).ringing,
  }
}

export function makeInTrouble(store: Store, send: SendBy): InTrouble {
  let known: Known = { onCall: [], administrators: [], ringing: 0 }
  let learntAt = Number.NEGATIVE_INFINITY
  const calledAtLast = new Map<string, number>()

  async function callOne(person: Person, call: Pick<Call, 'why' | 'count'>, now: number) {
    const key = `${person.accountId} ${person.way} ${call.why}`
    const last = calledAtLast.get(key)
    if (last !== undefined && last <= now && now - last < AGAIN_AFTER_MS) return undefined
    calledAtLast.set(key, now)
    try {
      await send[person.way]({ ...call, target: person.target, secret: person.secret })
      return true
    } catch {
      // Tried again at the next turn.
      calledAtLast.delete(key)
      return false
    }
  }

  return {
    async remember(now) {
      if (Math.abs(now.getTime() - learntAt) < REMEMBERED_FOR_MS) return
      known = await learn(store, now.getTime())
      learntAt = now.getTime()
    },
    async call(now) {
      const at = now.getTime()
      // A damaged store can't even be read: then what is remembered has to do.
      known = await learn(store, at).catch(() => known)
      const { administrators, onCall, ringing } = known
      const acute = ringing > 0 ? onCall : []
      const outcomes = await Promise.all([
        ...administrators.map((one) => callOne(one, { why: 'store', count: ringing }, at)),
        ...acute.map((one) => callOne(one, { why: 'acute', count: ringing }, at)),
      ])
      return {
        sent: outcomes.filter((sent) => sent === true).length,
        failed: outcomes.filter((sent) => sent === false).length,
      }
    },
  }
}
