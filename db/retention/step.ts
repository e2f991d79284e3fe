import type { Writing } from '../store.ts'

/** What one small step did, and whether another has to follow. */
export type Done = { gone: number; more: boolean }

/** One small step of a sweep, in a transaction of its own: takes away at most `limit` things. */
export type Step = (trx: Writing, limit: number) => Promise<Done>
