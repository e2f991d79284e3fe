/**
 * The bell: tells every open page of the workbench that something changed or that an acute case waits.
 * It holds nothing that could be lost: what waits is counted anew from the store each time.
 */
export type Ring = {
  /** Acute cases that ring at this moment. */
  ringing: number
  /** Cases that nobody has taken yet. */
  cases: number
  /** Open items, and how many of them are past their time. */
  open: number
  overdue: number
}

/** What somebody may hear: the whole ring, or only that an acute case waits. */
export type Hearing = 'all' | 'alarm-only'

type Listener = { hearing: Hearing; hear(ring: Partial<Ring>): void }

export type Bell = {
  listen(hearing: Hearing, hear: (ring: Partial<Ring>) => void): () => void
  /** Sends the counts to everybody who listens. */
  ring(ring: Ring): void
  /** Asks the loop to look now instead of at its next turn. */
  nudge(): void
  onNudge(work: () => void): void
  listeners(): number
}

export function makeBell(): Bell {
  const listeners = new Set<Listener>()
  let work: (() => void) | undefined
  return {
    listen(hearing, hear) {
      const listener = { hearing, hear }
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    ring(ring) {
      for (const listener of listeners) {
        listener.hear(listener.hearing === 'all' ? ring : { ringing: ring.ringing })
      }
    },
    nudge: () => work?.(),
    onNudge(next) {
      work = next
    },
    listeners: () => listeners.size,
  }
}
