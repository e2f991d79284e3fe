import { appendAudit, brokenAuditRow } from '#db/audit.ts'
import { auditKinds, auditLines, type AuditFilter } from '#db/queries/audit-trail.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'

const LINES_A_PAGE = 50

/** A page of the audit trail for an administrator. Looking at it is itself in the trail. */
export async function readAudit(
  store: Store,
  asked: { actor: Actor; filter: AuditFilter; now: Date },
) {
  const { actor, filter, now } = asked
  const lines = await auditLines(store.read, filter, LINES_A_PAGE + 1)
  const kinds = await auditKinds(store.read)
  const broken = await brokenAuditRow(store.read)
  await inTransaction(store, (trx) =>
    appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'audit.read',
      subjectKind: 'audit',
      // An empty field of the form is no filter.
      subject: filter.subject || filter.actor || null,
      reason: filter.kind ?? '',
    }),
  )
  const shown = lines.slice(0, LINES_A_PAGE)
  return {
    kinds,
    broken,
    lines: shown,
    next: lines.length > LINES_A_PAGE ? (shown.at(-1)?.sequence ?? null) : null,
  }
}
