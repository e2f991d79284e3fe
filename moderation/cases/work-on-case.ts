/**
 * What a professional does with a case: take it, write down what was done, close it with an outcome.
 * Each deed is an event beside the state, in one transaction with its alarm and audit row.
 */
import { DAY_MS, MINUTE_MS } from '#db/days.ts'
import { appendAudit } from '#db/audit.ts'
import { alarmOfCase, changeAlarm } from '#db/queries/alarms.ts'
import { changeCase, findCase, insertCaseEvent } from '#db/queries/cases.ts'
import { findPost } from '#db/queries/posts.ts'
import { dropWaitingOfCase } from '#db/queries/recognitions.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import { letSealedTextsOfCaseGo } from '#db/queries/sealed-texts.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { maySeeCases, type Actor } from '../actor.ts'
import { openItem } from '../queue/open-item.ts'
import { getSetting } from '../settings.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'
import { closeConversationOfCase } from '../conversations/close.ts'
import { isAftercareDay } from './aftercare.ts'
import { isOutcome } from './outcomes.ts'
import { restAlarm } from './rest-alarm.ts'
import { tellTaken } from './tell-taken.ts'

export type CaseDeed =
  | { kind: 'acknowledge' }
  | { kind: 'note'; note: string }
  | { kind: 'contact'; note: string }
  /** `aftercare`: the day on which it comes back, or nothing. Who it was referred to stands in the note. */
  | { kind: 'outcome'; outcome: string; note: string; aftercare?: string }

export type CaseWork = {
  actor: Actor
  caseId: string
  version?: number
  deed: CaseDeed
  now: Date
}

type WrongField = 'note' | 'outcome' | 'referred' | 'closing-day'

export type CaseResult =
  | { kind: 'done' }
  | { kind: 'stale'; byName: string | null; case: Row<'case'> }
  | { kind: 'wrong'; field: WrongField }
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }

/** What this person may do with this case now, for buttons and deeds alike. */
export function availableCaseDeeds(
  actor: Actor,
  found: Pick<Row<'case'>, 'state' | 'acknowledged_by'>,
  alarm: Pick<Row<'alarm'>, 'state'> | undefined,
): ReadonlySet<CaseDeed['kind']> {
  if (!maySeeCases(actor) || found.state === 'closed') return new Set()
  const deeds = new Set<CaseDeed['kind']>(['note', 'contact', 'outcome'])
  // A colleague may take over: then the alarm knows who has it now. And who has it answers it again
  // when it rings again.
  if (found.acknowledged_by !== actor.id || alarm?.state === 'ringing') deeds.add('acknowledge')
  return deeds
}

function wrongField(deed: CaseDeed, now: Date): WrongField | undefined {
  if (deed.kind === 'acknowledge') return undefined
  const note = cleanText(deed.note)
  if (lengthProblem('note', note)) return 'note'
  if (deed.kind === 'note' && note === '') return 'note'
  if (deed.kind !== 'outcome') return undefined
  if (!isOutcome(deed.outcome)) return 'outcome'
  if (deed.outcome === 'referred' && note === '') return 'referred'
  const fits = !deed.aftercare || isAftercareDay(deed.aftercare, now, now)
  return fits ? undefined : 'closing-day'
}

const SEALED_AFTER_CLOSING_MS = DAY_MS

/**
 * A post that is still held when its case closes, with nobody's item open, would wait for ever: so it
 * goes to the queue.
 */
async function backToQueue(trx: Writing, found: Row<'case'>, now: Date): Promise<void> {
  if (found.post_id === null) return
  const post = await findPost(trx, found.post_id)
  if (post === undefined || post.state !== 'held' || post.staff_only === 1) return
  if ((await openItemsOfPost(trx, post.id)).length > 0) return
  await openItem(trx, {
    kind: 'triage',
    postId: post.id,
    boardId: post.board_id,
    level: 'attention',
    triaged: true,
    why: 'case-closed',
    now,
  })
}

async function acknowledge(trx: Writing, work: CaseWork, found: Row<'case'>): Promise<void> {
  const { actor, now } = work
  const quiet = await getSetting(trx, 'acknowledgedQuietMinutes')
  await changeCase(trx, found, {
    acknowledged_by: actor.id,
    acknowledged_at: found.acknowledged_at ?? now.getTime(),
  })
  if ((await alarmOfCase(trx, found.id)) !== undefined) {
    // Quiet, not ended: it rings again when nothing followed.
    await changeAlarm(trx, found.id, {
      state: 'quiet',
      due_at: now.getTime() + quiet * MINUTE_MS,
      lease_by: null,
      lease_until: null,
    })
  }
  if (found.acknowledged_by !== actor.id) await tellTaken(trx, found, now)
}

async function close(trx: Writing, work: CaseWork, found: Row<'case'>): Promise<void> {
  if (work.deed.kind !== 'outcome') return
  const now = work.now.getTime()
  await changeCase(trx, found, {
    state: 'closed',
    outcome: work.deed.outcome,
    closed_at: now,
    ...(work.deed.aftercare ? { aftercare_day: work.deed.aftercare } : {}),
    acknowledged_by: found.acknowledged_by ?? work.actor.id,
    acknowledged_at: found.acknowledged_at ?? now,
  })
  await changeAlarm(trx, found.id, { state: 'ended', lease_by: null, lease_until: null })
  await letSealedTextsOfCaseGo(trx, found.id, now + SEALED_AFTER_CLOSING_MS)
  await dropWaitingOfCase(trx, found.id)
  await closeConversationOfCase(trx, found.id, work.now)
  await backToQueue(trx, found, work.now)
}

async function nameOfTaker(trx: Writing, found: Row<'case'>): Promise<string | null> {
  if (found.acknowledged_by === null) return null
  const row = await trx
    .selectFrom('account')
    .select('pseudonym')
    .where('id', '=', found.acknowledged_by)
    .executeTakeFirst()
  return row?.pseudonym ?? null
}

/** Does one deed on a case. A stale `version` or a closed case is refused with who was first. */
export async function workOnCase(store: Store, work: CaseWork): Promise<CaseResult> {
  const { actor, deed, now } = work
  if (!maySeeCases(actor)) return { kind: 'not-allowed' }
  const wrong = wrongField(deed, now)
  return await inTransaction(store, async (trx) => {
    const found = await findCase(trx, work.caseId)
    if (found === undefined) return { kind: 'not-found' }
    // A note is never lost to a colleague's click; only taking and closing ask for the newest state.
    const decides = deed.kind === 'acknowledge' || deed.kind === 'outcome'
    const stale = decides && work.version !== undefined && work.version !== found.version
    const alarm = await alarmOfCase(trx, found.id)
    if (stale || !availableCaseDeeds(actor, found, alarm).has(deed.kind)) {
      return { kind: 'stale', byName: await nameOfTaker(trx, found), case: found }
    }
    if (wrong !== undefined) return { kind: 'wrong', field: wrong }
    if (deed.kind === 'acknowledge') await acknowledge(trx, work, found)
    else if (deed.kind === 'outcome') await close(trx, work, found)
    else await restAlarm(trx, found.id)
    await insertCaseEvent(trx, {
      case_id: found.id,
      kind: deed.kind,
      by: actor.id,
      at: now.getTime(),
      note: deed.kind === 'acknowledge' ? '' : cleanText(deed.note),
    })
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: `case.${deed.kind}`,
      subjectKind: 'case',
      subject: found.id,
      reason: deed.kind === 'outcome' ? deed.outcome : '',
    })
    return { kind: 'done' }
  })
}
