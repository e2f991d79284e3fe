/** How a case can end. A person says which; nothing else closes a case. */
export const OUTCOMES = [
  'in-contact',
  'referred',
  'police-called',
  'false-alarm',
  'declined',
  'no-answer',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export function isOutcome(value: string): value is Outcome {
  return (OUTCOMES as readonly string[]).includes(value)
}
