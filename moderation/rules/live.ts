/**
 * The triage that is in force: the lexicon with the site's own live rules, as keen as was chosen. Compiled once, and anew when
 * those rules changed; whichever process changed them, the next text is read with them.
 */
import { liveSiteRules, liveSiteRuleVersions } from '#db/queries/site-rules.ts'
import type { Store } from '#db/store.ts'
import type { Triage } from '../intake/read-text.ts'
import { getSetting } from '../settings.ts'
import { assess } from '../triage/assess.ts'
import { compileSiteRules, type SiteRules } from '../triage/site-rules.ts'

type Compiled = { versions: string; rules: SiteRules }

const compiled = new WeakMap<Store, Compiled>()

/** The site's live rules, compiled. */
async function siteRulesInForce(store: Store): Promise<SiteRules> {
  const versions = await liveSiteRuleVersions(store.read)
  const before = compiled.get(store)
  if (before?.versions === versions) return before.rules
  const rules = compileSiteRules(await liveSiteRules(store.read))
  compiled.set(store, { versions, rules })
  return rules
}

/** The triage for the next text. */
export async function liveTriage(store: Store): Promise<Triage> {
  const site = await siteRulesInForce(store)
  const hearing = await getSetting(store.read, 'hearing')
  return (text, context) => assess(text, context, site, hearing)
}
