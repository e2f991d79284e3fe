import type { StandingDecision } from '#db/queries/decisions.ts'
import type { Row } from '#db/schema.ts'
import { mayModerate, type Actor } from '../actor.ts'

export const ITEM_ACTIONS = [
  'claim',
  'release',
  'approve',
  'redact',
  'remove',
  'escalate',
  'uphold',
  'overturn',
  'undo',
] as const
export type ItemAction = (typeof ITEM_ACTIONS)[number]

export type ItemFacts = {
  item: Pick<Row<'review_item'>, 'state' | 'claimed_by' | 'claimed_until'>
  post: Pick<Row<'post'>, 'state' | 'account_id'>
  /** Set for an objection: who made the decisions that it is about. */
  objection?: { deciders: readonly string[] } | undefined
  /** Said to know the author: may hand on, and nothing else. */
  knows?: boolean
  decision: Pick<StandingDecision, 'decided_by' | 'undo_until' | 'as_left'> | undefined
  now: Date
}

/** Who holds an item at this moment, or null. */
export function holderOf(
  item: Pick<Row<'review_item'>, 'claimed_by' | 'claimed_until'>,
  now: Date,
): string | null {
  return item.claimed_until !== null && item.claimed_until > now.getTime() ? item.claimed_by : null
}

/** An objection is answered by somebody else than who decided; everything else by anybody who moderates. */
export function mayJudge(
  actor: Pick<Actor, 'id'>,
  objection: { deciders: readonly string[] } | undefined,
): boolean {
  return objection === undefined || !objection.deciders.includes(actor.id)
}

/**
 * What this person may do with this item now. Computed here alone: the buttons show it, and the deeds
 * refuse by it.
 */
export function availableActions(actor: Actor, facts: ItemFacts): ReadonlySet<ItemAction> {
  const actions = new Set<ItemAction>()
  if (!mayModerate(actor)) return actions
  const { item, post, decision, now } = facts
  if (item.state === 'open') {
    const holder = holderOf(item, now)
    if (holder !== null && holder !== actor.id) return actions
    if (!mayJudge(actor, facts.objection)) return actions
    if (facts.knows) return actions.add('escalate')
    actions.add(holder === null ? 'claim' : 'release')
    actions.add('escalate')
    if (facts.objection !== undefined) {
      actions.add('uphold')
      actions.add('overturn')
      return actions
    }
    actions.add('approve')
    if (post.state !== 'removed') {
      actions.add('redact')
      actions.add('remove')
    }
    return actions
  }
  if (item.state === 'decided' && decision !== undefined && post.account_id !== null) {
    const inTime = decision.undo_until > now.getTime() && decision.as_left === 1
    if (inTime && decision.decided_by === actor.id) actions.add('undo')
  }
  return actions
}
