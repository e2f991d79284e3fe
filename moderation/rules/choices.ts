/** What can be chosen for a rule of the site's own. */
import { SIGNALS } from '../vocabulary.ts'

/** What a rule can notice: all but what the engine alone can tell. */
export const RULE_SIGNALS = SIGNALS.filter((signal) => signal !== 'unknown-language')
export const RULE_LEVELS = ['acute', 'urgent', 'attention'] as const
export const RULE_LANGUAGES = ['nl', 'en', 'tr', 'ar', 'pl', 'uk', 'any'] as const
