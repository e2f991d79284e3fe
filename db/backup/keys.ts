/** The keys of what may only be readable for a short time, put back or given up. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Writing } from '../store.ts'
import type { KeyLine } from './copy.ts'

/** Puts keys back whose text is still there. */
export async function putKeysBack(trx: Writing, keys: readonly KeyLine[]): Promise<void> {
  for (const [table, id, key] of keys) {
    const of = table === 'seal_key' ? 'sealed_text' : 'conversation'
    const there = await trx.selectFrom(of).select('id').where('id', '=', id).executeTakeFirst()
    if (there === undefined) continue
    await trx
      .insertInto(table)
      .values({ id, key: Buffer.from(key, 'base64') })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/**
 * Takes away what can't be read any more. An open conversation goes on under a new key. Answers how many
 * messages and originals that were.
 */
export async function giveUpUnreadable(trx: Writing): Promise<number> {
  const messages = await sql`DELETE FROM message WHERE conversation_id NOT IN
    (SELECT id FROM conversation_key)`.execute(trx)
  const originals = await sql`DELETE FROM sealed_text WHERE id NOT IN
    (SELECT id FROM seal_key)`.execute(trx)
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
  return Number(messages.numAffectedRows ?? 0n) + Number(originals.numAffectedRows ?? 0n)
}
