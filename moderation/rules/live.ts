/**
 * The triage that is in force: the lexicon with the site's own live rules and the linear reader that was chosen, as keen as
 * was chosen. Compiled once, and anew when those changed; whichever process changed them, the next text is read with them.
 */
import { secretPlaceRows } from '#db/queries/secret-places.ts'
import { liveSiteRules, liveSiteRuleVersions } from '#db/queries/site-rules.ts'
import type { Store } from '#db/store.ts'
import type { Triage } from '../intake/read-text.ts'
import { getSetting } from '../settings.ts'
import { findSecretPlaces, SECRET_PLACE_RULE } from '../private-details/secret-places.ts'
import { assess, type Assessment } from '../triage/assess.ts'
import type { Match } from '../triage/examine.ts'
import { compileSiteRules, type SiteRules } from '../triage/site-rules.ts'
import { higherLevel } from '../vocabulary.ts'
import { readerInForce } from './own-reader.ts'

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

/** A text that names a secret place is read by a person, who sees where: what it was assessed as before, and that. */
function withPlaces(assessed: Assessment, named: Match[]): Assessment {
  if (named.length === 0) return assessed
  return {
    ...assessed,
    level: higherLevel(assessed.level, 'attention'),
    signals: [...new Set([...assessed.signals, ...named.map(({ signal }) => signal)])],
    matches: [...assessed.matches, ...named].toSorted((a, b) => a.start - b.start),
    because: assessed.because || SECRET_PLACE_RULE,
  }
}

/** The triage for the next text. */
export async function liveTriage(store: Store): Promise<Triage> {
  const site = await siteRulesInForce(store)
  const hearing = await getSetting(store.read, 'hearing')
  const reader = await readerInForce(store)
  const listening = { site, hearing, reader }
  const places = await secretPlaceRows(store.read)
  if (places.length === 0) return (text, context) => assess(text, context, listening)
  return (text, context) =>
    withPlaces(assess(text, context, listening), findSecretPlaces(text, places, store.keys))
}
