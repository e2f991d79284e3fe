/** The keys of what may only be readable for a short time, put back or given up. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { dropNotes, makeCaseKey } from '../queries/case-keys.ts'
import { insertCaseEvent } from '../queries/cases.ts'
import type { Writing } from '../store.ts'
import type { KeyLine } from './copy.ts'

/** What each kind of key is for. */
const OPENS = {
  case_key: 'case',
  conversation_key: 'conversation',
  seal_key: 'sealed_text',
} as const satisfies Record<KeyLine[0], string>

/** Puts keys back whose text is still there. */
export async function putKeysBack(trx: Writing, keys: readonly KeyLine[]): Promise<void> {
  for (const [table, id, key] of keys) {
    const there = await trx
      .selectFrom(OPENS[table])
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst()
    if (there === undefined) continue
    await trx
      .insertInto(table)
      .values({ id, key: Buffer.from(key, 'base64') })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** An open conversation goes on under a new key. */
async function giveUpMessages(trx: Writing): Promise<number> {
  const messages = await sql`DELETE FROM message WHERE conversation_id NOT IN
    (SELECT id FROM conversation_key)`.execute(trx)
  const keyless = await trx
    .selectFrom('conversation')
    .select('id')
    .where('id', 'not in', trx.selectFrom('conversation_key').select('id'))
    .execute()
  for (const { id } of keyless) {
    await trx
      .insertInto('conversation_key')
      .values({ id, key: randomBytes(32) })
      .execute()
  }
  return Number(messages.numAffectedRows ?? 0n)
}

/** Each case goes on under a new key, and its history tells whoever has it that notes are missing. */
async function giveUpNotes(trx: Writing, now: Date): Promise<number> {
  const keyless = await trx
    .selectFrom('case')
    .select('id')
    .where('id', 'not in', trx.selectFrom('case_key').select('id'))
    .execute()
  let lost = 0
  for (const { id } of keyless) {
    const dropped = await dropNotes(trx, sql<string>`(${id})`)
    await makeCaseKey(trx, id)
    if (dropped === 0) continue
    lost += dropped
    await insertCaseEvent(trx, { case_id: id, kind: 'notes-lost', by: null, at: now.getTime() })
  }
  return lost
}

/** Takes away what can't be read any more. Answers how many messages, notes and originals that were. */
export async function giveUpUnreadable(trx: Writing, now: Date): Promise<number> {
  const originals = await sql`DELETE FROM sealed_text WHERE id NOT IN
    (SELECT id FROM seal_key)`.execute(trx)
  return (
    Number(originals.numAffectedRows ?? 0n) +
    (await giveUpMessages(trx)) +
    (await giveUpNotes(trx, now))
  )
}
