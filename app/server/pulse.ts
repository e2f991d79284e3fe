/** How the server is doing at this moment, without a word about anybody: for `/figures` and `/healthz?detail`. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { hashesWaiting } from '#moderation/members/hashing.ts'
import type { Line, Work } from './line.ts'

const HOUR_MS = 3_600_000
const NS_PER_MS = 1_000_000
const RESOLUTION_MS = 20

export type Pulse = {
  /** How late the event loop came to its work since at most an hour, in milliseconds. */
  delayMs: { median: number; ninetyNine: number; worst: number }
  /** Requests that wait their turn. */
  waiting: number
  /** Sign-ins and sign-ups that wait for their passphrase. */
  hashesWaiting: number
  /** What was put off since the start, by kind. */
  putOff: Record<Work, number>
  /** Bytes of pages kept in memory. */
  pagesBytes: number
  /** Memory of the process, in bytes. */
  memoryBytes: number
}

/** Starts to measure; answers how to ask, and how to stop. */
export function startPulse(line: Line): {
  read(pagesBytes: number): Pulse
  stop(): void
} {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const anew = setInterval(() => delay.reset(), HOUR_MS)
  anew.unref()
  // The histogram counts the pause between two looks: what is more than that pause is delay.
  const inMs = (ns: number): number => Math.max(0, Math.round(ns / NS_PER_MS) - RESOLUTION_MS)
  return {
    read: (pagesBytes) => ({
      delayMs: {
        median: inMs(delay.percentile(50)),
        ninetyNine: inMs(delay.percentile(99)),
        worst: inMs(delay.max),
      },
      waiting: line.waiting(),
      hashesWaiting: hashesWaiting(),
      putOff: line.putOff(),
      pagesBytes,
      memoryBytes: process.memoryUsage.rss(),
    }),
    stop() {
      clearInterval(anew)
      delay.disable()
    },
  }
}
