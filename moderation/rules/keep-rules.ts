/**
 * The life of a rule of the site's own: draft → live → taken back, and back to a draft. A live rule is
 * never changed under people's hands: its new version is a draft that takes its place when it goes live.
 */
import { appendAudit } from '#db/audit.ts'
import { dayOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import {
  allSiteRules,
  changeSiteRule,
  findSiteRule,
  insertSiteRule,
  type SiteRule,
  type SiteRuleWords,
} from '#db/queries/site-rules.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { mayKeepRules, type Actor } from '../actor.ts'
import { checkRule, type RuleProblem } from './check.ts'
import { runExamples } from './examples.ts'

export const MOST_RULES = 500

/** What one may do with a rule in each state; computed here alone, for buttons and server. */
const DEEDS = {
  draft: ['save', 'live', 'withdraw'],
  live: ['replace', 'withdraw'],
  withdrawn: ['draft'],
} as const
export type RuleDeed = (typeof DEEDS)[SiteRule['state']][number]

export function isRuleDeed(value: string): value is RuleDeed {
  return Object.values(DEEDS).some((deeds) => (deeds as readonly string[]).includes(value))
}

export function availableRuleDeeds(rule: Pick<SiteRule, 'state'>): readonly RuleDeed[] {
  return DEEDS[rule.state]
}

type By = { actor: Actor; now: Date }

export type RuleResult =
  | { kind: 'done'; ruleId: string }
  | { kind: 'wrong'; problems: RuleProblem[] }
  | { kind: 'not-ready' }
  | { kind: 'too-many'; most: number }
  | { kind: 'stale' }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }

/** Writes a step down: which rule and what it notices, none of its words. */
async function record(
  trx: Writing,
  by: By,
  deed: RuleDeed | 'import',
  rule: Pick<SiteRule, 'id' | 'signal'>,
): Promise<void> {
  await appendAudit(trx, {
    now: by.now,
    actor: by.actor.id,
    action: `rule.${deed}`,
    subjectKind: 'rule',
    subject: rule.id,
    reason: rule.signal,
  })
}

async function insertDraft(
  trx: Writing,
  by: By,
  draft: { rule: SiteRuleWords; replaces: string | null; deed: 'save' | 'replace' | 'import' },
): Promise<string> {
  const id = newId()
  await insertSiteRule(trx, {
    ...draft.rule,
    id,
    state: 'draft',
    replaces: draft.replaces,
    changed_day: dayOf(by.now),
    withdrawn_day: null,
  })
  await record(trx, by, draft.deed, { id, signal: draft.rule.signal })
  return id
}

/** Adds drafts; all of them or, when there would be too many rules, none. */
export async function addDrafts(
  store: Store,
  adding: By & { rules: SiteRuleWords[]; deed: 'save' | 'import' },
): Promise<{ kind: 'added'; ids: string[] } | { kind: 'too-many'; most: number }> {
  return await inTransaction(store, async (trx) => {
    const kept = await allSiteRules(trx)
    if (kept.length + adding.rules.length > MOST_RULES) {
      return { kind: 'too-many', most: MOST_RULES }
    }
    const ids: string[] = []
    for (const rule of adding.rules) {
      ids.push(await insertDraft(trx, adding, { rule, replaces: null, deed: adding.deed }))
    }
    return { kind: 'added', ids }
  })
}

/** Makes a new draft from what was typed. */
export async function draftRule(
  store: Store,
  drafting: By & { fields: Readonly<Record<string, string | undefined>> },
): Promise<RuleResult> {
  if (!mayKeepRules(drafting.actor)) return { kind: 'not-allowed' }
  const checked = checkRule(drafting.fields)
  if (checked.kind === 'wrong') return checked
  const added = await addDrafts(store, { ...drafting, rules: [checked.rule], deed: 'save' })
  return added.kind === 'added' ? { kind: 'done', ruleId: added.ids[0] ?? '' } : added
}

export type RuleStep = By & {
  ruleId: string
  /** What the page showed; another one has been at it when it differs. */
  version?: number
  deed: RuleDeed
  /** What was typed, for `save`. */
  fields?: Readonly<Record<string, string | undefined>>
}

async function takeBack(trx: Writing, by: By, rule: SiteRule): Promise<void> {
  const today = dayOf(by.now)
  await changeSiteRule(trx, rule, {
    state: 'withdrawn',
    replaces: null,
    changed_day: today,
    withdrawn_day: today,
  })
  await record(trx, by, 'withdraw', rule)
}

/** Lets a rule read along; the one it replaces stops in the same moment. */
async function putLive(trx: Writing, by: By, rule: SiteRule): Promise<void> {
  const old = rule.replaces === null ? undefined : await findSiteRule(trx, rule.replaces)
  if (old?.state === 'live') await takeBack(trx, by, old)
  await changeSiteRule(trx, rule, {
    state: 'live',
    replaces: null,
    changed_day: dayOf(by.now),
    withdrawn_day: null,
  })
  await record(trx, by, 'live', rule)
}

/** A draft with the words of a live rule, to take its place; the one that is under way, if there is one. */
async function replace(trx: Writing, by: By, rule: SiteRule): Promise<RuleResult> {
  const all = await allSiteRules(trx)
  const underWay = all.find((one) => one.state === 'draft' && one.replaces === rule.id)
  if (underWay !== undefined) return { kind: 'done', ruleId: underWay.id }
  if (all.length >= MOST_RULES) return { kind: 'too-many', most: MOST_RULES }
  const { signal, level, language, why, phrases, exclusions, fires, silent } = rule
  const words = { signal, level, language, why, phrases, exclusions, fires, silent }
  const id = await insertDraft(trx, by, { rule: words, replaces: rule.id, deed: 'replace' })
  return { kind: 'done', ruleId: id }
}

async function carryOut(
  trx: Writing,
  by: By,
  rule: SiteRule,
  step: { deed: Exclude<RuleDeed, 'save'> } | { deed: 'save'; words: SiteRuleWords },
): Promise<RuleResult> {
  const today = dayOf(by.now)
  switch (step.deed) {
    case 'save':
      await changeSiteRule(trx, rule, { changed_day: today }, step.words)
      await record(trx, by, 'save', { id: rule.id, signal: step.words.signal })
      break
    case 'live':
      await putLive(trx, by, rule)
      break
    case 'withdraw':
      await takeBack(trx, by, rule)
      break
    case 'replace':
      return await replace(trx, by, rule)
    case 'draft':
      await changeSiteRule(trx, rule, { state: 'draft', changed_day: today, withdrawn_day: null })
      await record(trx, by, 'draft', rule)
      break
  }
  return { kind: 'done', ruleId: rule.id }
}

/** Takes one step in the life of a rule. */
export async function stepRule(store: Store, step: RuleStep): Promise<RuleResult> {
  if (!mayKeepRules(step.actor)) return { kind: 'not-allowed' }
  const { deed } = step
  // What takes time is done before the transaction opens.
  const checked = deed === 'save' ? checkRule(step.fields ?? {}) : undefined
  if (checked?.kind === 'wrong') return checked
  const seen = await findSiteRule(store.read, step.ruleId)
  if (seen === undefined) return { kind: 'not-found' }
  if (deed === 'live' && seen.state === 'draft' && !runExamples(seen).ready) {
    return { kind: 'not-ready' }
  }
  return await inTransaction(store, async (trx): Promise<RuleResult> => {
    const rule = await findSiteRule(trx, seen.id)
    if (rule === undefined) return { kind: 'not-found' }
    if (rule.version !== seen.version || rule.version !== (step.version ?? rule.version)) {
      return { kind: 'stale' }
    }
    if (!availableRuleDeeds(rule).includes(deed)) return { kind: 'stale' }
    if (checked !== undefined)
      return await carryOut(trx, step, rule, { deed: 'save', words: checked.rule })
    return deed === 'save' ? { kind: 'stale' } : await carryOut(trx, step, rule, { deed })
  })
}
