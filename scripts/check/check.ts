/** What a check answers: it is well, perhaps with something to know, or it is not, with what to do. */
export type Result = { ok: true; notes?: string[] } | { ok: false; found: string[]; todo: string }

export type Check = { name: string; run(): Promise<Result> | Result }

/** A result from what was found: nothing is well. */
export function resultOf(found: string[], todo: string): Result {
  return found.length === 0 ? { ok: true } : { ok: false, found, todo }
}
