/**
 * The rules whose length an administrator may choose at `/settings/keeping`, and within what. Why each bound
 * stands where it does is said beside its field there (`account:keeping.why`), so that who chooses reads it.
 */

export const CHOOSABLE = [
  'thread',
  'removal',
  'hold',
  'review_item',
  'case',
  'conversation',
  'notice',
  'measure',
  'account',
  'audit',
  'draft',
] as const
export type Choosable = (typeof CHOOSABLE)[number]

export const UNITS = ['hours', 'days', 'months'] as const
export type Unit = (typeof UNITS)[number]

/** In whole units; `least` and `most` belong to what may be chosen. */
export type Bounds = { unit: Unit; least: number; most: number }

export const BOUNDS: Record<Choosable, Bounds> = {
  thread: { unit: 'months', least: 3, most: 24 },
  removal: { unit: 'days', least: 14, most: 90 },
  hold: { unit: 'days', least: 7, most: 90 },
  review_item: { unit: 'months', least: 6, most: 12 },
  case: { unit: 'days', least: 90, most: 180 },
  conversation: { unit: 'days', least: 7, most: 90 },
  notice: { unit: 'months', least: 6, most: 12 },
  measure: { unit: 'months', least: 6, most: 12 },
  account: { unit: 'months', least: 6, most: 24 },
  audit: { unit: 'months', least: 12, most: 36 },
  draft: { unit: 'hours', least: 2, most: 48 },
}
