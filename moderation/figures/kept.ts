import { dayOf } from '#db/days.ts'
import { UNITS, type Unit } from '#db/inventory/bounds.ts'
import { legalHolds } from '#db/queries/legal-holds.ts'
import { standings, type Standing } from '#db/retention/standings.ts'
import type { Reader } from '#db/store.ts'

/** What is shown of what is kept; the rest goes with one of these, or says nothing by itself. */
export const KEPT = [
  'account',
  'thread',
  'removal',
  'hold',
  'assessment',
  'draft',
  'review_item',
  'case',
  'sealed_text',
  'conversation',
  'notice',
  'measure',
  'sign_in',
  'session',
  'shift',
  'absence',
  'audit',
  'erased',
  'site_rule',
  'site_reader',
] as const

export type Kept = Pick<Standing, 'oldest' | 'behind'> & {
  name: (typeof KEPT)[number]
  /** How long it is kept; null: each has its own last moment. */
  span: { unit: Unit; count: number } | null
}

function spanOf(rule: Standing['rule']): Kept['span'] {
  for (const unit of UNITS) {
    const count = (rule as Partial<Record<Unit, number>>)[unit]
    if (count !== undefined) return { unit, count }
  }
  return null
}

/** For how many cases the sweep is stopped, and the last day of those. */
type Stopped = { cases: number; until: string | null }

export async function stoppedCases(db: Reader, now: Date): Promise<Stopped> {
  const holds = (await legalHolds(db, { today: dayOf(now) })).filter(({ confirmed }) => confirmed)
  return { cases: holds.length, until: holds.at(-1)?.until_day ?? null }
}

/** How old the oldest of each kind is beside its rule, and whether the sweep is behind with anything at all. */
export async function readKept(
  db: Reader,
  now: Date,
): Promise<{ today: string; kinds: Kept[]; behind: boolean; stopped: Stopped }> {
  const all = await standings(db, now, new Set<string>(KEPT))
  return {
    today: dayOf(now),
    stopped: await stoppedCases(db, now),
    kinds: KEPT.flatMap((name) => {
      const found = all.find((one) => one.name === name)
      if (found === undefined) return []
      return [{ name, span: spanOf(found.rule), oldest: found.oldest, behind: found.behind }]
    }),
    behind: all.some((one) => one.behind),
  }
}
