/** A reader of the site's own as the command leaves it, without its minute of training. */
import type { Store } from '#db/store.ts'
import { keepTrained, type Comparison } from '#moderation/rules/own-reader.ts'
import { readShipped } from '#moderation/triage/reader/read.ts'

const share = (called: number, of: number) => ({ called, of })

const COMPARISON: Comparison = {
  decided: {
    posts: 412,
    shipped: {
      acute: share(19, 24),
      danger: share(71, 96),
      notAcute: share(12, 388),
      harmless: share(33, 316),
    },
    own: {
      acute: share(20, 24),
      danger: share(80, 96),
      notAcute: share(11, 388),
      harmless: share(21, 316),
    },
  },
  kept: {
    posts: 456,
    shipped: {
      acute: share(79, 95),
      danger: share(151, 172),
      notAcute: share(19, 361),
      harmless: share(16, 284),
    },
    own: {
      acute: share(78, 95),
      danger: share(150, 172),
      notAcute: share(19, 361),
      harmless: share(15, 284),
    },
  },
}

/** Keeps a reader that weighs all as the shipped one does; it waits to be chosen. */
export async function aReadyReader(store: Store, now: Date): Promise<void> {
  const { views, weights, hearings } = readShipped()
  await keepTrained(store, {
    trained: { views, weights, hearings },
    comparison: COMPARISON,
    now,
  })
}
