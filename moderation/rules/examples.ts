import type { SiteRule } from '#db/queries/site-rules.ts'
import { examine } from '../triage/examine.ts'
import { asSiteRule, compileSiteRules, type SiteRuleText } from '../triage/site-rules.ts'

export type Example = { text: string; heard: boolean }
export type Examples = {
  fires: Example[]
  silent: Example[]
  /** Whether it may read along: at least one sentence it must be heard in, and all are as they should be. */
  ready: boolean
}

/** What a rule makes of its own examples. */
export function runExamples(rule: SiteRuleText & Pick<SiteRule, 'fires' | 'silent'>): Examples {
  const compiled = compileSiteRules([rule])
  const name = asSiteRule(rule.id)
  const tried = (text: string): Example => ({
    text,
    heard: examine(text, compiled).hits.some((hit) => hit.rule === name),
  })
  const fires = rule.fires.map(tried)
  const silent = rule.silent.map(tried)
  const ready =
    fires.length > 0 && fires.every((one) => one.heard) && silent.every((one) => !one.heard)
  return { fires, silent, ready }
}
