/**
 * The audit trail: it only grows, and each row holds the hash of the one before, so that a changed or
 * missing row shows. Days, ids and reasons; never a text, never a pseudonym.
 */
import { createHash } from 'node:crypto'
import { dayOf } from './days.ts'
import { compiledOnce, insertedOften } from './asked-often.ts'
import type { Row } from './schema.ts'
import type { Reader, Writing } from './store.ts'

export type AuditEntry = {
  now: Date
  /** Account id of who did it; null for the product itself. */
  actor: string | null
  /** What was done, as `thing.deed`: `item.claim`, `case.acknowledge`. */
  action: string
  subjectKind: string
  subject: string | null
  reason?: string
}

type Hashed = Pick<
  Row<'audit'>,
  'day' | 'actor' | 'action' | 'subject_kind' | 'subject' | 'reason' | 'previous'
>

function hashOf(row: Hashed): string {
  const canonical = JSON.stringify([
    row.previous,
    row.day,
    row.actor,
    row.action,
    row.subject_kind,
    row.subject,
    row.reason,
  ])
  return createHash('sha256').update(canonical).digest('base64url')
}

const lastHash = compiledOnce((db) =>
  db.selectFrom('audit').select('hash').orderBy('sequence', 'desc').limit(1),
)
const insertRow = insertedOften('audit')

/** Appends one row, in the transaction of the change it tells of. */
export async function appendAudit(trx: Writing, entry: AuditEntry): Promise<void> {
  const [last] = await lastHash(trx)
  const row = {
    day: dayOf(entry.now),
    actor: entry.actor,
    action: entry.action,
    subject_kind: entry.subjectKind,
    subject: entry.subject,
    reason: entry.reason ?? '',
    previous: last?.hash ?? '',
  }
  await insertRow(trx, { ...row, hash: hashOf(row) })
}

/** Walks the chain; answers the sequence of the first row that does not fit, or null. */
export async function brokenAuditRow(db: Reader): Promise<number | null> {
  let previous: string | null = null
  let after = 0
  for (;;) {
    const rows: Array<Row<'audit'>> = await db
      .selectFrom('audit')
      .selectAll()
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(1000)
      .execute()
    if (rows.length === 0) return null
    for (const row of rows) {
      // The first row that retention left begins the chain; every later one must name its neighbour.
      const linked = previous === null || row.previous === previous
      if (!linked || row.hash !== hashOf(row)) return row.sequence
      previous = row.hash
      after = row.sequence
    }
  }
}
