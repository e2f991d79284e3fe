/** Who does not get to see whose posts: because a professional keeps two apart, or because one muted the other. */
import { askedOften, type AskedBy } from '../asked-often.ts'
import type { Reader } from '../store.ts'

/** Whose posts an account does not get to see on `today`. Kept apart holds for both, muting for who mutes. */
export async function hiddenFrom(
  db: Reader,
  accountId: string,
  today: string,
): Promise<readonly string[]> {
  const apart = await db
    .selectFrom('recognition')
    .select(['reporter_id', 'author_id'])
    .where((eb) => eb.or([eb('reporter_id', '=', accountId), eb('author_id', '=', accountId)]))
    .where('state', '=', 'apart')
    .where('from_day', '<=', today)
    .execute()
  const muted = await db
    .selectFrom('mute')
    .select('muted_id')
    .where('account_id', '=', accountId)
    .execute()
  return [
    ...apart.map((row) => (row.reporter_id === accountId ? row.author_id : row.reporter_id)),
    ...muted.map((row) => row.muted_id),
  ]
}

/** Asks whether an account does not see everybody; asked once for each version of what readers see. */
export function ownPagesAsker(
  store: AskedBy,
): (accountId: string, version: number, today: string) => boolean {
  const askApart = askedOften(store, (db, today: string) =>
    db
      .selectFrom('recognition')
      .select(['reporter_id', 'author_id'])
      .where('state', '=', 'apart')
      .where('from_day', '<=', today),
  )
  const askMuted = askedOften(store, (db, accountId: string) =>
    db.selectFrom('mute').select('id').where('account_id', '=', accountId).limit(1),
  )
  let known:
    | { version: number; today: string; apart: ReadonlySet<string>; muting: Map<string, boolean> }
    | undefined
  return (accountId, version, today) => {
    if (known?.version !== version || known.today !== today) {
      const apart = askApart(today).flatMap((row) => [row.reporter_id, row.author_id])
      known = { version, today, apart: new Set(apart), muting: new Map() }
    }
    const mutes = known.muting.get(accountId) ?? askMuted(accountId).length > 0
    known.muting.set(accountId, mutes)
    return mutes || known.apart.has(accountId)
  }
}
