/** The two tracks never mix: worry about a person is no complaint about a post. */
export const REPORT_REASONS = {
  care: ['worried', 'danger-now', 'child', 'looking-for-someone', 'know-this-person'],
  conduct: [
    'private-details',
    'contact-outside',
    'hostile',
    'dangerous-advice',
    'looking-for-someone',
    'know-this-person',
    'advertising',
    'other',
  ],
} as const

export type Track = keyof typeof REPORT_REASONS
export type ReportReason = (typeof REPORT_REASONS)[Track][number]

/** The reason of a notice by somebody without an account: her own words say why. */
export const NOTICE_REASON = 'notice'

/** The track and reason when they belong together, else undefined. */
export function fitsTrack(
  track: string,
  reason: string,
): { track: Track; reason: ReportReason } | undefined {
  if (track !== 'care' && track !== 'conduct') return undefined
  const known = REPORT_REASONS[track].find((one) => one === reason)
  return known === undefined ? undefined : { track, reason: known }
}
