/**
 * Under which name a post stands. The one place that says it to others: who chose another name for a
 * conversation is never shown with her pseudonym there.
 */
import { sql, type RawBuilder } from 'kysely'

/** The name on the post that a query calls `post`: the alias where it has one; null when nobody is behind it. */
export function nameOn(post: string): RawBuilder<string | null> {
  const alias = sql.ref(`${post}.alias_id`)
  return sql<string | null>`CASE WHEN ${alias} IS NULL
    THEN (SELECT pseudonym FROM account WHERE account.id = ${sql.ref(`${post}.account_id`)})
    ELSE (SELECT name FROM alias WHERE alias.id = ${alias}) END`
}

/** The alias on that post, or null: for its writer, and for staff, who see it beside the pseudonym. */
export function aliasOn(post: string): RawBuilder<string | null> {
  return sql<
    string | null
  >`(SELECT name FROM alias WHERE alias.id = ${sql.ref(`${post}.alias_id`)})`
}
