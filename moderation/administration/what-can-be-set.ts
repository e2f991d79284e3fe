/** What the forms of `/settings` know of what can be set. Imports nothing, so that pages may read it. */

/** What has to be there before the boards open, in the order in which one sees to it. */
export const OPENING_NEEDS = [
  'https',
  'administrators',
  'moderators',
  'professionals',
  'rota',
  'alarm',
  'mail',
  'restore',
  'numbers',
  'about',
  'dpia',
  'law',
] as const
export type OpeningNeed = (typeof OPENING_NEEDS)[number]

/** The hours that may be promised: what is longer is no promise to somebody who waits. */
export const PROMISE_HOURS = { min: 1, max: 72 } as const

/** A board's own words, in each language. */
export const BOARD_WORDS = ['name', 'about', 'rules', 'formNote'] as const

/** How many first posts a moderator may be asked to read. */
export const NEWCOMER_POSTS = { min: 0, max: 20 } as const

/** How many first decisions of a new moderator a colleague may be asked to look at too. */
export const FIRST_DECISIONS = { min: 0, max: 200 } as const

/** In which order people on call are called. */
export const SHIFT_TIERS = [1, 2, 3] as const

/** What makes it off-hours beside the switch. */
export const OFF_HOURS_BY = ['switch', 'hours', 'rota'] as const

/** Days of the week as they stand in a form: Monday first, Sunday is 0. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const

/** What only a person can say was done: each is ticked by an administrator, by name. */
export const TICKS = ['dpia', 'law', 'restore'] as const
export type Tick = (typeof TICKS)[number]

/** What `/about` says of the organisation; members read it. */
export const ABOUT_FIELDS = ['organisation', 'contact', 'law-contact'] as const
export type AboutField = (typeof ABOUT_FIELDS)[number]
