/** Rules of the site's own, as people type them. */
import { findSiteRule, type SiteRule } from '#db/queries/site-rules.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import {
  draftRule,
  stepRule,
  type RuleDeed,
  type RuleResult,
} from '#moderation/rules/keep-rules.ts'
import { START } from './clock.ts'

/** A rule for words that no rule of the lexicon knows. */
export const TYPED = {
  signal: 'stalking',
  level: '',
  language: 'nl',
  why: 'Zo noemen ze hier wie haar opwacht.',
  phrases: 'hij … wacht/wachtte … bushokje\nposten bij … bushokje',
  exclusions: 'voor de grap',
  fires: 'Mijn ex staat te posten bij het bushokje.',
  silent: 'De kinderen zaten te lezen in het bushokje.',
} as const

/** A sentence that `TYPED` hears, and the lexicon does not. */
export const HEARD = 'Er ging een man posten bij het bushokje, de hele middag.'

export type TypedRule = Partial<Record<keyof typeof TYPED, string>>

export async function draft(store: Store, actor: Actor, typed: TypedRule = {}): Promise<SiteRule> {
  const fields = { ...TYPED, ...typed }
  const result = await draftRule(store, { actor, fields, now: START })
  if (result.kind !== 'done') throw new Error(`No draft but ${JSON.stringify(result)}`)
  return await ruleOf(store, result.ruleId)
}

export async function ruleOf(store: Store, ruleId: string): Promise<SiteRule> {
  const rule = await findSiteRule(store.read, ruleId)
  if (rule === undefined) throw new Error(`No rule ${ruleId}`)
  return rule
}

export async function step(
  store: Store,
  actor: Actor,
  ruleId: string,
  deed: RuleDeed,
  options: { version?: number; fields?: TypedRule; now?: Date } = {},
): Promise<RuleResult> {
  return await stepRule(store, { actor, ruleId, deed, now: START, ...options })
}

/** A rule that reads along. */
export async function liveRule(
  store: Store,
  actor: Actor,
  typed: TypedRule = {},
): Promise<SiteRule> {
  const { id } = await draft(store, actor, typed)
  const result = await step(store, actor, id, 'live')
  if (result.kind !== 'done') throw new Error(`Not live but ${JSON.stringify(result)}`)
  return await ruleOf(store, id)
}
