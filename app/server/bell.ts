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
  /** Conversations in which a message waits for an answer. */
  messages: number
}

type Listener = (ring: Ring) => void

export type Bell = {
  /** Calls `hear` with the counts until the answer is called. */
  listen(hear: Listener): () => void
  /** Sends the counts to everybody who listens. */
  ring(ring: Ring): void
  /** Asks the loop to look now instead of at its next turn. */
  nudge(): void
  onNudge(work: () => void): void
  listeners(): number
  /** Something was said in a conversation: whoever has it open hears that, and no more. */
  say(conversationId: string): void
  listenTo(conversationId: string, hear: () => void): () => void
}

export function makeBell(): Bell {
  const listeners = new Set<Listener>()
  const talks = new Map<string, Set<() => void>>()
  let work: (() => void) | undefined
  return {
    listen(hear) {
      // A function of its own, so that the same one may listen twice.
      const listener: Listener = (ring) => hear(ring)
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    ring(ring) {
      for (const listener of listeners) listener(ring)
    },
    nudge: () => work?.(),
    onNudge(next) {
      work = next
    },
    listeners: () => listeners.size,
    say(conversationId) {
      for (const hear of talks.get(conversationId) ?? []) hear()
    },
    listenTo(conversationId, hear) {
      const hearers = talks.get(conversationId) ?? new Set()
      talks.set(conversationId, hearers.add(hear))
      return () => {
        hearers.delete(hear)
        if (hearers.size === 0) talks.delete(conversationId)
      }
    },
  }
}
