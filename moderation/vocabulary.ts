/**
 * The words of the house as constants and unions. Imports nothing; every room may read it.
 * One word for one thing: what stands here is the word in code, tables, the pages' English and docs.
 */

/** What a triage decides: who must act, and how fast. Most pressing first. */
export const LEVELS = ['acute', 'urgent', 'attention', 'none'] as const
export type Level = (typeof LEVELS)[number]

/** The higher of two levels (acute is the highest). */
export function higherLevel(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) <= LEVELS.indexOf(b) ? a : b
}

/** True when `level` is at least `floor`. */
export function atLeast(level: Level, floor: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(floor)
}

/** How keenly the triage listens: the keener, the fewer cries it misses and the more often it wakes for nothing. */
export const HEARINGS = ['keenest', 'keen', 'usual', 'calm', 'calmest'] as const
export type Hearing = (typeof HEARINGS)[number]

/** What the triage can notice in a text. */
export const SIGNALS = [
  // Danger to life or body.
  'violence-now',
  'threat-to-kill',
  'weapon',
  'strangulation',
  'locked-in',
  'found-by-perpetrator',
  'stalking',
  'suicide-plan',
  'suicidal-thoughts',
  'self-harm',
  'child-danger',
  'abduction',
  'honour-threat',
  'forced-marriage',
  'left-behind-abroad',
  'sexual-violence-recent',
  'sexual-violence',
  'pregnancy',
  'recent-violence',
  'separation-risk',
  'harm-to-perpetrator',
  'tracing',
  // Somebody should look.
  'identifying-details',
  'off-platform-contact',
  'hostile',
  'victim-blaming',
  'dangerous-advice',
  'perpetrator-posting',
  'graphic',
  'advertising',
  // Given by the engine alone.
  'unknown-language',
] as const
export type Signal = (typeof SIGNALS)[number]

/** The writer's own answer to "is er nu gevaar?". */
export const DANGER_ANSWERS = ['yes', 'unknown', 'no'] as const
export type DangerAnswer = (typeof DANGER_ANSWERS)[number]

/** What the house is told apart by: the three boards' themes. */
export const THEMES = ['partner-violence', 'honour-violence', 'bystanders'] as const
export type Theme = (typeof THEMES)[number]

export const ROLES = ['member', 'moderator', 'professional', 'administrator'] as const
export type Role = (typeof ROLES)[number]
export const STAFF_ROLES = ['moderator', 'professional', 'administrator'] as const

/** What readers can see of a post. `removed` also stands for what its author deleted. */
export const POST_STATES = ['visible', 'held', 'removed'] as const
export type PostState = (typeof POST_STATES)[number]

export const ITEM_KINDS = ['triage', 'report', 'newcomer', 'appeal'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** Kinds of private details the check of the compose form can find. */
export const PRIVATE_DETAIL_KINDS = [
  'phone',
  'email',
  'address',
  'postcode',
  'name',
  'bsn',
  'iban',
  'plate',
  'handle',
  'school',
  'shelter',
  'date',
  'casenumber',
  'employer',
] as const
export type PrivateDetailKind = (typeof PRIVATE_DETAIL_KINDS)[number]

export const LANGUAGES = ['nl', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** How many months somebody's own posts may stand; twelve is as long as their thread does. */
export const KEEP_MONTHS = [1, 3, 12] as const
export type KeepMonths = (typeof KEEP_MONTHS)[number]

/** Why the sweep may be stopped for a case. */
export const LEGAL_HOLD_REASONS = ['court', 'complaint', 'report', 'own-wish'] as const
export type LegalHoldReason = (typeof LEGAL_HOLD_REASONS)[number]
