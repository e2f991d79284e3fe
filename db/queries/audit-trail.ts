import { sql } from 'kysely'
import type { Row } from '../schema.ts'
import type { Reader } from '../store.ts'

export type AuditLine = Pick<
  Row<'audit'>,
  'sequence' | 'day' | 'actor' | 'action' | 'subject_kind' | 'subject' | 'reason'
> & { actorName: string | null }

export type AuditFilter = {
  /** What it was done to: `case`, `item`, `post`, … */
  kind?: string
  /** One id that it was done to. */
  subject?: string
  /** Account id of who did it. */
  actor?: string
  /** Only rows before this sequence: the next page. */
  before?: number
}

/** A page of the trail, newest first. */
export async function auditLines(
  db: Reader,
  filter: AuditFilter,
  limit: number,
): Promise<AuditLine[]> {
  let query = db
    .selectFrom('audit')
    .leftJoin('account', 'account.id', 'audit.actor')
    .select([
      'audit.sequence',
      'audit.day',
      'audit.actor',
      'audit.action',
      'audit.subject_kind',
      'audit.subject',
      'audit.reason',
      'account.pseudonym as actorName',
    ])
    .orderBy('audit.sequence', 'desc')
    .limit(limit)
  if (filter.kind) query = query.where('audit.subject_kind', '=', filter.kind)
  if (filter.subject) query = query.where('audit.subject', '=', filter.subject)
  if (filter.actor) query = query.where('audit.actor', '=', filter.actor)
  if (filter.before) query = query.where('audit.sequence', '<', filter.before)
  return await query.execute()
}

/** The kinds of things that stand in the trail. */
export async function auditKinds(db: Reader): Promise<string[]> {
  // From kind to kind by the index: DISTINCT would look at every row of two years.
  const { rows } = await sql<{ name: string }>`
    WITH RECURSIVE found(name) AS (
      SELECT min(subject_kind) FROM audit
      UNION ALL
      SELECT (SELECT min(subject_kind) FROM audit WHERE subject_kind > found.name)
      FROM found WHERE found.name IS NOT NULL)
    SELECT name FROM found WHERE name IS NOT NULL`.execute(db)
  return rows.map((row) => row.name)
}
