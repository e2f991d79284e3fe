/**
 * Why a post can be redacted or removed. The prepared words to its author stand in the translations, and may
 * be said otherwise at `/settings/messages`. `own-behaviour`: somebody who hurts others asks for help with it.
 */
export const REASONS = [
  'private-details',
  'contact-outside',
  'hostile',
  'dangerous-advice',
  'looking-for-someone',
  'own-behaviour',
  'advertising',
  'not-for-this-board',
  'other',
] as const
export type Reason = (typeof REASONS)[number]

export function isReason(value: string): value is Reason {
  return (REASONS as readonly string[]).includes(value)
}
