/** Sweeps as on some day, and looks at what is left. */
import { sweep, type Swept } from '#db/retention/sweep.ts'
import type { Store } from '#db/store.ts'
import { after, START, type Span } from './clock.ts'
import { everything } from './store.ts'

/** Sweeps as it would be so long after the beginning of the test. */
export async function sweptAfter(store: Store, span: Span): Promise<Swept> {
  return (await sweep(store, { now: after(START, span) })).swept
}

/** How many rows a table has. */
export function rowsIn(store: Store, table: string): number {
  return everything(store)[table]?.length ?? 0
}

/** All rows of all tables as one text, blobs too. */
export function textOf(store: Store): string {
  return JSON.stringify(everything(store), (_, value: unknown) =>
    (value as { type?: string } | null)?.type === 'Buffer'
      ? Buffer.from((value as { data: number[] }).data).toString('latin1')
      : value,
  )
}
