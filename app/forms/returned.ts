/** A page with several forms: what came back of the one that was sent. */
import type { Draft } from './drafts.ts'
import type { FieldProblem } from './field.tsx'

export type Returned = {
  /** Which form it was: the value of its button or hidden field `deed`. */
  deed: string
  fields: Record<string, string>
  problems: FieldProblem[]
  /** Kept over a passphrase or a sign-in; nothing was wrong with it. */
  kept: boolean
  draft: string | null
}

/** What came back when it was this form, else undefined. `fits` tells forms of the same deed apart. */
export function returnedTo(
  returned: Returned | undefined,
  deed: string,
  fits: (fields: Record<string, string>) => boolean = () => true,
): Returned | undefined {
  return returned?.deed === deed && fits(returned.fields) ? returned : undefined
}

/** What a draft kept of a form: one that came too late, or one in which something was wrong. */
export function returnedDraft(
  found: { token: string; draft: Draft } | undefined,
  problems: FieldProblem[] = [],
): Returned | undefined {
  if (found === undefined) return undefined
  const { fields, outcome } = found.draft
  return {
    deed: fields.deed ?? '',
    fields,
    problems,
    kept: outcome === 'ended',
    draft: found.token,
  }
}
