import { newId } from '../ids.ts'
import type { Writing } from '../store.ts'
import type { Language, Theme } from '#moderation/vocabulary.ts'
import boards from './boards.json' with { type: 'json' }

/** The table "showing and caring" of design.md: what every board begins with. */
export const SHOWING_AT_FIRST = {
  newcomer: {
    acute: 'held',
    urgent: 'held',
    attention: 'held',
    none: 'held',
    dangerousDetail: 'held',
  },
  established: {
    acute: 'held',
    urgent: 'visible',
    attention: 'visible',
    none: 'visible',
    dangerousDetail: 'held',
  },
  offHours: {
    acute: 'held',
    urgent: 'held',
    attention: 'held',
    none: 'visible',
    dangerousDetail: 'held',
  },
} as const

/** Makes the three boards on an empty store, and the hosts that links may lead to. */
export async function seedBoards(trx: Writing, linkHosts: string[]): Promise<void> {
  const any = await trx.selectFrom('board').select('id').limit(1).executeTakeFirst()
  if (any !== undefined) return
  for (const [position, board] of boards.entries()) {
    const id = newId()
    await trx
      .insertInto('board')
      .values({
        id,
        theme: board.theme as Theme,
        position,
        read: board.read as 'everyone' | 'members',
        newcomer_posts: board.newcomerPosts,
        search: board.search ? 1 : 0,
        showing: JSON.stringify(SHOWING_AT_FIRST),
        help: JSON.stringify(board.help),
      })
      .execute()
    for (const [language, text] of Object.entries(board.texts)) {
      await trx
        .insertInto('board_text')
        .values({
          board_id: id,
          language: language as Language,
          name: text.name,
          about: text.about,
          rules: text.rules,
          form_note: text.formNote,
        })
        .execute()
    }
  }
  // SQLite knows no INSERT of no rows.
  if (linkHosts.length === 0) return
  await trx
    .insertInto('allowed_host')
    .values(linkHosts.map((host) => ({ host })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
