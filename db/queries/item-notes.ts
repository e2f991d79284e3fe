import type { Insertable } from 'kysely'
import type { ItemNoteTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export async function insertItemNote(trx: Writing, row: Insertable<ItemNoteTable>): Promise<void> {
  await trx.insertInto('item_note').values(row).execute()
}

export type ItemNote = Row<'item_note'> & { byName: string | null }

/** What colleagues wrote to each other about an item, oldest first. */
export async function notesOfItem(db: Reader, itemId: string): Promise<ItemNote[]> {
  return await db
    .selectFrom('item_note')
    .leftJoin('account', 'account.id', 'item_note.by')
    .selectAll('item_note')
    .select('account.pseudonym as byName')
    .where('item_id', '=', itemId)
    .orderBy('sequence')
    .execute()
}

/** A post's words are gone: what was written about them goes too. */
export async function forgetItemNotes(trx: Writing, postId: string): Promise<void> {
  const items = trx.selectFrom('review_item').select('id').where('post_id', '=', postId)
  await trx.deleteFrom('item_note').where('item_id', 'in', items).execute()
}
