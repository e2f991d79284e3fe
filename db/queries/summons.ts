/** Who of the staff is to be called, by which way, and when they last were. */
import type { Row, SummonsTable } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export type Way = Row<'alarm_way'>['way']
export type Why = Row<'summons'>['why']

const NOT_TWICE_WITHIN_MS = 60_000

export async function waysOf(
  db: Reader | Writing,
  accountId: string,
): Promise<Array<Row<'alarm_way'>>> {
  return await db.selectFrom('alarm_way').selectAll().where('account_id', '=', accountId).execute()
}

/** Sets one way of an account, or takes it away with `undefined`. */
export async function setWay(
  trx: Writing,
  at: { accountId: string; way: Way },
  row: Pick<Row<'alarm_way'>, 'target' | 'secret'> | undefined,
): Promise<void> {
  await trx
    .deleteFrom('alarm_way')
    .where('account_id', '=', at.accountId)
    .where('way', '=', at.way)
    .execute()
  if (row === undefined) return
  await trx
    .insertInto('alarm_way')
    .values({ account_id: at.accountId, way: at.way, ...row })
    .execute()
}

/** Forgets how somebody was called and whether they heard it: they work here no more. */
export async function dropWaysOf(trx: Writing, accountId: string): Promise<void> {
  for (const table of ['summons', 'alarm_test', 'alarm_way'] as const) {
    await trx.deleteFrom(table).where('account_id', '=', accountId).execute()
  }
}

/**
 * Lets everybody of `accountIds` be called by all of their ways: now, or a minute after the last call
 * for the same reason. What is waiting already stays one call: many alarms ring as one.
 */
export async function summon(
  trx: Writing,
  call: { accountIds: string[]; why: Why; now: number },
): Promise<void> {
  if (call.accountIds.length === 0) return
  const ways = await trx
    .selectFrom('alarm_way')
    .innerJoin('account', 'account.id', 'alarm_way.account_id')
    .select(['account_id', 'way'])
    .where('account_id', 'in', call.accountIds)
    .where('account.active', '=', 1)
    .execute()
  for (const { account_id, way } of ways) {
    await trx
      .insertInto('summons')
      .values({
        account_id,
        way,
        why: call.why,
        due_at: call.now,
        sent_at: null,
        lease_by: null,
        lease_until: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['account_id', 'way', 'why']).doUpdateSet((eb) => ({
          due_at: eb
            .case()
            .when('summons.due_at', 'is not', null)
            .then(eb.ref('summons.due_at'))
            .when(
              eb.and([
                eb('summons.sent_at', '>', call.now - NOT_TWICE_WITHIN_MS),
                // A clock that was set back: what lies in the future was not a minute ago.
                eb('summons.sent_at', '<=', call.now),
              ]),
            )
            .then(eb('summons.sent_at', '+', NOT_TWICE_WITHIN_MS))
            .else(call.now)
            .end(),
        })),
      )
      .execute()
  }
}

export type DueSummons = Pick<SummonsTable, 'account_id' | 'way' | 'why'> & {
  attempts: number
  target: Buffer
  secret: Buffer
}

/**
 * Takes what is due under a lease. Something due further ahead than any wait can be was written by a
 * clock that has been set back since: it is due now.
 */
export async function leaseDueSummons(
  trx: Writing,
  lease: { by: string; now: number; until: number; longestWait: number; most: number },
): Promise<DueSummons[]> {
  const due = await trx
    .selectFrom('summons')
    .innerJoin('alarm_way', (join) =>
      join
        .onRef('alarm_way.account_id', '=', 'summons.account_id')
        .onRef('alarm_way.way', '=', 'summons.way'),
    )
    .select([
      'summons.account_id',
      'summons.way',
      'summons.why',
      'summons.attempts',
      'alarm_way.target',
      'alarm_way.secret',
    ])
    .where((eb) =>
      eb.or([
        eb('summons.due_at', '<=', lease.now),
        eb('summons.due_at', '>', lease.now + lease.longestWait),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb('summons.lease_until', 'is', null),
        eb('summons.lease_until', '<=', lease.now),
        eb('summons.lease_until', '>', lease.now + 2 * (lease.until - lease.now)),
      ]),
    )
    .orderBy('summons.due_at')
    .limit(lease.most)
    .execute()
  for (const one of due) {
    await trx
      .updateTable('summons')
      .set({ lease_by: lease.by, lease_until: lease.until })
      .where('account_id', '=', one.account_id)
      .where('way', '=', one.way)
      .where('why', '=', one.why)
      .execute()
  }
  return due
}

/** Settles a leased call: sent, failed and due again, or not needed any more. */
export async function settleSummons(
  trx: Writing,
  one: Pick<DueSummons, 'account_id' | 'way' | 'why'>,
  settled: { by: string; sentAt?: number; dueAt: number | null; attempts: number },
): Promise<void> {
  await trx
    .updateTable('summons')
    .set({
      due_at: settled.dueAt,
      attempts: settled.attempts,
      ...(settled.sentAt === undefined ? {} : { sent_at: settled.sentAt }),
      lease_by: null,
      lease_until: null,
    })
    .where('account_id', '=', one.account_id)
    .where('way', '=', one.way)
    .where('why', '=', one.why)
    .where('lease_by', '=', settled.by)
    .execute()
}

/** Active accounts with one of `roles`. */
export async function accountsWithRole(
  db: Reader | Writing,
  roles: Array<Row<'account'>['role']>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('role', 'in', roles)
    .where('active', '=', 1)
    .execute()
  return rows.map((row) => row.id)
}

/** Notes that a test alarm was sent to somebody, and until it is heard forgets the one before. */
export async function noteTestSent(trx: Writing, accountId: string, now: number): Promise<void> {
  await trx
    .insertInto('alarm_test')
    .values({ account_id: accountId, sent_at: now, acknowledged_at: null })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ sent_at: now }))
    .execute()
}

/** Notes that the test was heard, when one was sent since `since`. Answers whether it was. */
export async function noteTestHeard(
  trx: Writing,
  accountId: string,
  heard: { since: number; now: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('alarm_test')
    .set({ acknowledged_at: heard.now })
    .where('account_id', '=', accountId)
    .where('sent_at', '>=', heard.since)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function findTest(
  db: Reader,
  accountId: string,
): Promise<Row<'alarm_test'> | undefined> {
  return await db
    .selectFrom('alarm_test')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

/** Whether anybody ever heard a test alarm. */
export async function alarmWasHeard(db: Reader | Writing): Promise<boolean> {
  const row = await db
    .selectFrom('alarm_test')
    .select('account_id')
    .where('acknowledged_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a call ever went out by mail and was taken by the mail server. */
export async function mailWasSent(db: Reader | Writing): Promise<boolean> {
  const row = await db
    .selectFrom('summons')
    .select('account_id')
    .where('way', '=', 'email')
    .where('sent_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
