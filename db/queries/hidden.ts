/** Who does not get to see whose posts: because a professional keeps two apart, or because one muted a name. */
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { askedOften, type AskedBy } from '../asked-often.ts'
import type { Row } from '../schema.ts'
import type { Reader } from '../store.ts'

export type Hidden = {
  /** Accounts whose posts are hidden under whatever name they stand. */
  people: readonly string[]
  /** Names that are: ids of aliases, and of accounts for what stands under their pseudonym. */
  names: readonly string[]
}

export const NOBODY: Hidden = { people: [], names: [] }

type Written = Pick<Row<'post'>, 'account_id' | 'alias_id'>

/** Whether a post is hidden with its writer or with the name it stands under. */
export function isHidden({ people, names }: Hidden, post: Written): boolean {
  const writer = post.account_id ?? ''
  return people.includes(writer) || names.includes(post.alias_id ?? writer)
}

/** The same of the post that a query calls `post`, as a condition on what is shown. */
export function isShown({ people, names }: Hidden, post: string): RawBuilder<SqlBool> {
  const writer = sql`coalesce(${sql.ref(`${post}.account_id`)}, '')`
  const name = sql`coalesce(${sql.ref(`${post}.alias_id`)}, ${writer})`
  const all: Array<RawBuilder<SqlBool>> = [sql<SqlBool>`1`]
  if (people.length > 0) all.push(sql<SqlBool>`${writer} NOT IN (${sql.join(people)})`)
  if (names.length > 0) all.push(sql<SqlBool>`${name} NOT IN (${sql.join(names)})`)
  return sql<SqlBool>`(${sql.join(all, sql` AND `)})`
}

/**
 * Whose posts an account does not get to see on `today`. Kept apart holds for both and for every name of
 * theirs, muting for who mutes and for the one name: else it would tell which names are one person.
 */
export async function hiddenFrom(db: Reader, accountId: string, today: string): Promise<Hidden> {
  const apart = await db
    .selectFrom('recognition')
    .select(['reporter_id', 'author_id'])
    .where((eb) => eb.or([eb('reporter_id', '=', accountId), eb('author_id', '=', accountId)]))
    .where('state', '=', 'apart')
    .where('from_day', '<=', today)
    .execute()
  const muted = await db
    .selectFrom('mute')
    .select(['muted_id', 'alias_id'])
    .where('account_id', '=', accountId)
    .execute()
  return {
    people: apart.map((row) => (row.reporter_id === accountId ? row.author_id : row.reporter_id)),
    names: muted.flatMap((row) => row.alias_id ?? row.muted_id ?? []),
  }
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
