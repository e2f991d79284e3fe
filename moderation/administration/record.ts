import { appendAudit } from '#db/audit.ts'
import type { Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'

/** What every deed of an administrator is told: who does it and when. */
export type Administering = { actor: Actor; now: Date }

/** Writes down a change of the settings, in the transaction of that change. */
export async function recordChange(
  trx: Writing,
  by: Administering,
  change: { action: string; board?: string; reason?: string },
): Promise<void> {
  await appendAudit(trx, {
    now: by.now,
    actor: by.actor.id,
    action: `settings.${change.action}`,
    subjectKind: change.board === undefined ? 'setting' : 'board',
    subject: change.board ?? null,
    reason: change.reason ?? '',
  })
}
