/** What pages know of passkeys. Imports nothing, so that components may read it. */

/** So many one account may have. */
export const MOST_PASSKEYS = 10
/** How many second steps are asked of everybody: one may be lost. */
export const SECOND_STEPS_WANTED = 2
/** The characters of the name that its owner gives it. */
export const LONGEST_PASSKEY_NAME = 40

/** Why an answer of a passkey was refused; the page says for each what to do. */
export type PasskeyProblem =
  | 'late'
  | 'wrong'
  | 'unverified'
  | 'unknown'
  | 'counter'
  | 'known'
  | 'full'
