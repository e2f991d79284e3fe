/**
 * Originals of redacted texts, each under a key of its own. Destroying the key (32 bytes) is what makes
 * the text gone, in the store and in every copy of it that has no such key any more.
 */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../ids.ts'
import { openWith, sealWith } from '../keys.ts'
import type { Reader, Writing } from '../store.ts'
import { HELD_CASES } from './legal-holds.ts'
import { forgetNoticed } from './assessments.ts'

export type TextToSeal = {
  postId: string
  decisionId: string
  caseId: string | null
  /** What was noticed in the text: goes with it. */
  assessmentId: string | null
  text: string
  /** When nothing else keeps it: after this moment (ms) the sweep destroys it. Null: kept by its case. */
  until: number | null
}

export async function sealText(trx: Writing, sealed: TextToSeal): Promise<void> {
  const id = newId()
  const key = randomBytes(32)
  await trx
    .insertInto('sealed_text')
    .values({
      id,
      post_id: sealed.postId,
      decision_id: sealed.decisionId,
      case_id: sealed.caseId,
      assessment_id: sealed.assessmentId,
      ciphertext: sealWith(key, Buffer.from(sealed.text)),
      until: sealed.until,
    })
    .execute()
  await trx.insertInto('seal_key').values({ id, key }).execute()
}

/** The original that a decision or a case keeps, or undefined when it is gone. */
export async function unsealText(
  db: Reader | Writing,
  by: { decisionId: string } | { caseId: string },
): Promise<string | undefined> {
  let query = db
    .selectFrom('sealed_text')
    .innerJoin('seal_key', 'seal_key.id', 'sealed_text.id')
    .select(['sealed_text.ciphertext', 'seal_key.key'])
  query =
    'decisionId' in by
      ? query.where('decision_id', '=', by.decisionId)
      : query.where('case_id', '=', by.caseId)
  const row = await query.executeTakeFirst()
  return row && openWith(row.key, row.ciphertext).toString('utf8')
}

/** The original that a decision keeps, with what was noticed in it. */
export async function findSealed(
  db: Reader | Writing,
  decisionId: string,
): Promise<{ text: string; assessmentId: string | null } | undefined> {
  const row = await db
    .selectFrom('sealed_text')
    .innerJoin('seal_key', 'seal_key.id', 'sealed_text.id')
    .select(['sealed_text.ciphertext', 'sealed_text.assessment_id', 'seal_key.key'])
    .where('sealed_text.decision_id', '=', decisionId)
    .executeTakeFirst()
  return (
    row && {
      text: openWith(row.key, row.ciphertext).toString('utf8'),
      assessmentId: row.assessment_id,
    }
  )
}

/** Destroys the originals of a post: its author took it away. */
export async function dropSealedTexts(trx: Writing, postId: string): Promise<void> {
  await dropWhere(trx, 'post_id', postId)
}

/** Destroys the original of a decision that was undone: it is the post's text again. */
export async function dropSealedBy(trx: Writing, decisionId: string): Promise<void> {
  await dropWhere(trx, 'decision_id', decisionId)
}

async function dropWhere(
  trx: Writing,
  column: 'post_id' | 'decision_id',
  value: string,
): Promise<void> {
  const ids = trx.selectFrom('sealed_text').select('id').where(column, '=', value)
  await trx.deleteFrom('seal_key').where('id', 'in', ids).execute()
  await trx.deleteFrom('sealed_text').where(column, '=', value).execute()
}

/** Originals of a closed case go 24 hours after its closing; null: it is open again and keeps them. */
export async function letSealedTextsOfCaseGo(
  trx: Writing,
  caseId: string,
  until: number | null,
): Promise<void> {
  await trx.updateTable('sealed_text').set({ until }).where('case_id', '=', caseId).execute()
}

/** Destroys originals whose time has passed, and what was noticed in them. Answers how many. */
export async function sweepSealedTexts(trx: Writing, now: number, limit: number): Promise<number> {
  const over = await trx
    .selectFrom('sealed_text')
    .select(['id', 'assessment_id'])
    .where('until', '<=', now)
    .where(sql<boolean>`(case_id IS NULL OR case_id NOT IN ${HELD_CASES})`)
    .limit(limit)
    .execute()
  for (const { assessment_id } of over) {
    if (assessment_id !== null) await forgetNoticed(trx, assessment_id)
  }
  const ids = over.map((row) => row.id)
  await trx.deleteFrom('seal_key').where('id', 'in', ids).execute()
  await trx.deleteFrom('sealed_text').where('id', 'in', ids).execute()
  return over.length
}
