/**
 * What was erased, by id: a backup knows nothing of it, and is told when it is put back. Kept longer than
 * any backup.
 */
import { dayOf } from '../days.ts'
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export type Erased = Pick<Row<'erased'>, 'kind' | 'subject' | 'day'>

/** Remembers an erasure, in its own transaction. */
export async function rememberErased(
  trx: Writing,
  erased: { kind: Erased['kind']; subject: string; now: Date },
): Promise<void> {
  const { kind, subject, now } = erased
  await trx
    .insertInto('erased')
    .values({ kind, subject, day: dayOf(now) })
    .execute()
}

/** Whether an account stands in the list: as long as it is there still, it is being erased. */
export async function isGoing(trx: Writing, accountId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('erased')
    .select('sequence')
    .where('kind', '=', 'account')
    .where('subject', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

/** What was taken away was put back by an undo: forgets the last line of it, in the undo's transaction. */
export async function forgetErased(
  trx: Writing,
  { kind, subject }: Omit<Erased, 'day'>,
): Promise<void> {
  await trx
    .deleteFrom('erased')
    .where('sequence', '=', (eb) =>
      eb
        .selectFrom('erased')
        .select((one) => one.fn.max('sequence').as('last'))
        .where('kind', '=', kind)
        .where('subject', '=', subject),
    )
    .execute()
}

/** Lines by what they say: a post can be changed twice on one day, and then there are two. */
function byLine(list: readonly Erased[]): Map<string, Erased[]> {
  return Map.groupBy(list, ({ kind, subject, day }) => `${kind} ${subject} ${day}`)
}

/** The lines of `list` that `known` lacks: what happened after the backup that knows these. */
export function lackingIn(known: readonly Erased[], list: readonly Erased[]): Erased[] {
  const there = byLine(known)
  return [...byLine(list)].flatMap(([line, same]) => same.slice(there.get(line)?.length ?? 0))
}

/** One list of several that tell of the same erasures. */
export function mergeErased(lists: ReadonlyArray<readonly Erased[]>): Erased[] {
  return lists.reduce<Erased[]>((all, list) => [...all, ...lackingIn(all, list)], [])
}

/** Puts lines of another list in. */
export async function addErased(trx: Writing, list: readonly Erased[]): Promise<void> {
  for (const { day, kind, subject } of list) {
    await trx.insertInto('erased').values({ kind, subject, day }).execute()
  }
}

/** The whole list in its order. */
export async function erasedList(db: Reader | Writing): Promise<Erased[]> {
  return await db
    .selectFrom('erased')
    .select(['kind', 'subject', 'day'])
    .orderBy('sequence')
    .execute()
}
