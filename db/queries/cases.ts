import type { Insertable } from 'kysely'
import { compiledOnce } from '../asked-often.ts'
import type { CaseEventTable, CaseTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'
import { makeCaseKey, openNote, sealNote } from './case-keys.ts'

/** Opens a case, with its own key. */
export async function insertCase(trx: Writing, row: Insertable<CaseTable>): Promise<void> {
  await trx.insertInto('case').values(row).execute()
  await makeCaseKey(trx, row.id)
}

export async function findCase(db: Reader | Writing, id: string): Promise<Row<'case'> | undefined> {
  return await db.selectFrom('case').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function openCaseOfPost(
  db: Reader | Writing,
  postId: string,
): Promise<Row<'case'> | undefined> {
  return await db
    .selectFrom('case')
    .selectAll()
    .where('post_id', '=', postId)
    .where('state', '=', 'open')
    .executeTakeFirst()
}

/**
 * Origins of cases that their author knows of, because her own words opened them. That somebody else
 * worried, and told us, is not hers to find out.
 */
export const KNOWN_TO_AUTHOR: ReadonlyArray<CaseTable['origin']> = [
  'post',
  'refused',
  'warned',
  'question',
]

/** The case that a post's own words opened, open or closed, newest first. */
export async function caseOfOwnWords(
  db: Reader | Writing,
  postId: string,
): Promise<Row<'case'> | undefined> {
  return await db
    .selectFrom('case')
    .selectAll()
    .where('post_id', '=', postId)
    .where('origin', 'in', KNOWN_TO_AUTHOR)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

const ofSubmission = compiledOnce((db, submissionKey: Buffer) =>
  db
    .selectFrom('case')
    .selectAll()
    .where('submission_key', '=', submissionKey)
    .where('post_id', 'is', null)
    .where('state', '=', 'open'),
)

/** The case that a privacy warning opened for this sending of a form, if it has no post yet. */
export async function caseOfSubmission(
  db: Reader | Writing,
  submissionKey: Buffer,
): Promise<Row<'case'> | undefined> {
  return (await ofSubmission(db, submissionKey))[0]
}

export type CaseChange = Partial<Omit<Row<'case'>, 'id' | 'version' | 'origin' | 'opened_at'>>

/** Changes a case if nobody changed it since `version`; answers whether it did. */
export async function changeCase(
  trx: Writing,
  found: { id: string; version: number },
  change: CaseChange,
): Promise<boolean> {
  const result = await trx
    .updateTable('case')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', found.id)
    .where('version', '=', found.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function insertCaseEvent(
  trx: Writing,
  event: Omit<Insertable<CaseEventTable>, 'note'> & { note?: string },
): Promise<void> {
  const note = await sealNote(trx, event.case_id, event.note ?? '')
  await trx
    .insertInto('case_event')
    .values({ ...event, note })
    .execute()
}

export type CaseEvent = Omit<Row<'case_event'>, 'note'> & { note: string; byName: string | null }

/** What happened in a case so far, oldest first, opened with its key. */
export async function eventsOfCase(db: Reader | Writing, caseId: string): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom('case_event')
    .innerJoin('case_key', 'case_key.id', 'case_event.case_id')
    .leftJoin('account', 'account.id', 'case_event.by')
    .selectAll('case_event')
    .select(['account.pseudonym as byName', 'case_key.key'])
    .where('case_id', '=', caseId)
    .orderBy('sequence')
    .execute()
  return rows.map(({ key, ...row }) => ({ ...row, note: openNote({ key, sealed: row.note }) }))
}

export type CaseLine = Row<'case'> & {
  acknowledgedByName: string | null
  pseudonym: string | null
  boardName: string | null
  signals: string | null
  because: string | null
  alarm: Row<'alarm'>['state'] | null
  /** 1 when a message of the member waits for an answer. */
  waiting: 0 | 1 | null
  /** Tasks that are due today or were before. */
  tasksDue: number
  /** Other open cases of the same author. */
  together: number
}

export type CaseList = {
  state: Row<'case'>['state']
  language: string
  limit: number
  /** The day in the Netherlands: what is due on it stands on top. */
  today: string
}

function caseLines(db: Reader, language: string) {
  return db
    .selectFrom('case')
    .leftJoin('account as author', 'author.id', 'case.account_id')
    .leftJoin('account as taker', 'taker.id', 'case.acknowledged_by')
    .leftJoin('post', 'post.id', 'case.post_id')
    .leftJoin('thread', 'thread.id', 'post.thread_id')
    .leftJoin('board_text', (join) =>
      join
        .onRef('board_text.board_id', '=', 'thread.board_id')
        .on('board_text.language', '=', language as 'nl'),
    )
    .leftJoin('assessment', 'assessment.id', 'case.assessment_id')
    .leftJoin('alarm', 'alarm.case_id', 'case.id')
    .leftJoin('conversation', 'conversation.case_id', 'case.id')
    .selectAll('case')
    .select([
      'taker.pseudonym as acknowledgedByName',
      'author.pseudonym',
      'board_text.name as boardName',
      'assessment.signals',
      'assessment.because',
      'alarm.state as alarm',
      'conversation.waiting',
    ])
}

/**
 * Cases by state. Open ones: what is acute and nobody's; then those whose day of aftercare has come, closed
 * ones among them; then the others that nobody took, by due time; then those whose member waits for an
 * answer, or that have a task for today; then the rest. Closed ones: newest first.
 */
export async function listCases(db: Reader, list: CaseList): Promise<CaseLine[]> {
  const { state, language, limit, today } = list
  const query = caseLines(db, language)
    .select((eb) => [
      eb
        .selectFrom('case_task')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('case_task.case_id', '=', 'case.id')
        .where('case_task.done_at', 'is', null)
        .where('case_task.due_day', '<=', today)
        .as('tasksDue'),
      eb
        .selectFrom('case as other')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('other.account_id', '=', 'case.account_id')
        .whereRef('other.id', '!=', 'case.id')
        .where('other.state', '=', 'open')
        .as('together'),
    ])
    // A count is never null, though a query inside another could be.
    .$narrowType<{ tasksDue: number; together: number }>()
    .limit(limit)
  if (state === 'closed') {
    return await query
      .where('case.state', '=', state)
      .where((eb) =>
        eb.or([eb('case.aftercare_day', 'is', null), eb('case.aftercare_day', '>', today)]),
      )
      .orderBy('case.closed_at', 'desc')
      .execute()
  }
  return await query
    .where((eb) => eb.or([eb('case.state', '=', state), eb('case.aftercare_day', '<=', today)]))
    .orderBy((eb) => {
      const nobodys = eb.and([
        eb('case.state', '=', 'open'),
        eb('case.acknowledged_at', 'is', null),
      ])
      return eb
        .case()
        .when(eb.and([nobodys, eb('case.level', '=', 'acute')]))
        .then(0)
        .when('case.aftercare_day', '<=', today)
        .then(1)
        .when(nobodys)
        .then(2)
        .else(3)
        .end()
    })
    .orderBy('conversation.waiting', 'desc')
    .orderBy('tasksDue', 'desc')
    // `acute` stands before `urgent` in the alphabet too.
    .orderBy('case.level')
    .orderBy('case.due_at')
    .execute()
}

/** The open cases that a professional has. */
export async function openCasesTakenBy(
  trx: Writing,
  accountId: string,
): Promise<Array<Row<'case'>>> {
  return await trx
    .selectFrom('case')
    .selectAll()
    .where('acknowledged_by', '=', accountId)
    .where('state', '=', 'open')
    .execute()
}

export type OtherCase = Pick<
  Row<'case'>,
  'id' | 'level' | 'state' | 'origin' | 'opened_at' | 'outcome' | 'acknowledged_at'
> & { signals: string | null; acknowledgedByName: string | null }

/** Other cases of the same author, newest first. */
export async function casesOfAuthor(
  db: Reader,
  accountId: string,
  except: string,
): Promise<OtherCase[]> {
  return await db
    .selectFrom('case')
    .leftJoin('assessment', 'assessment.id', 'case.assessment_id')
    .leftJoin('account as taker', 'taker.id', 'case.acknowledged_by')
    .select([
      'case.id',
      'case.level',
      'case.state',
      'case.origin',
      'case.opened_at',
      'case.outcome',
      'case.acknowledged_at',
      'assessment.signals',
      'taker.pseudonym as acknowledgedByName',
    ])
    .where('case.account_id', '=', accountId)
    .where('case.id', '!=', except)
    .orderBy('case.opened_at', 'desc')
    .limit(20)
    .execute()
}

/** What the author of each open case, or of closed ones too, answered to "may a professional write to you?", by post. */
export async function contactsOfAuthor(
  db: Reader,
  accountId: string,
  states: ReadonlyArray<Row<'case'>['state']> = ['open'],
): Promise<Map<string, Row<'case'>['contact']>> {
  const rows = await db
    .selectFrom('case')
    .select(['post_id', 'contact'])
    .where('account_id', '=', accountId)
    .where('state', 'in', states)
    .where('origin', 'in', KNOWN_TO_AUTHOR)
    .execute()
  return new Map(rows.map((row) => [row.post_id ?? '', row.contact]))
}
