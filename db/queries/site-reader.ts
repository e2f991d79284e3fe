import { compiledOnce } from '../asked-often.ts'
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export type SiteReader = Row<'site_reader'>

const live = compiledOnce((db) =>
  db.selectFrom('site_reader').select(['id', 'features']).where('state', '=', 'live'),
)

/** The version of the reader that reads along, without its weights: asked for each text. */
export async function liveSiteReader(
  db: Reader,
): Promise<Pick<SiteReader, 'id' | 'features'> | undefined> {
  return (await live(db))[0]
}

/** The weights of a reader, JSON. */
export async function trainedOf(db: Reader, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('site_reader')
    .select('trained')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.trained
}

/** The readers of this site as a person sees them: without their weights. */
export async function siteReaders(
  db: Reader | Writing,
): Promise<Array<Omit<SiteReader, 'trained'>>> {
  return await db
    .selectFrom('site_reader')
    .select(['id', 'state', 'features', 'comparison', 'made_day'])
    .orderBy('state')
    .execute()
}

/** Keeps a newly trained reader, in the place of one that waited before. */
export async function keepReadyReader(
  trx: Writing,
  reader: Omit<SiteReader, 'state'>,
): Promise<void> {
  await trx.deleteFrom('site_reader').where('state', '=', 'ready').execute()
  await trx
    .insertInto('site_reader')
    .values({ ...reader, state: 'ready' })
    .execute()
}

/** Lets the reader that waits read along; the one that did goes. */
export async function makeReaderLive(trx: Writing): Promise<void> {
  await trx.deleteFrom('site_reader').where('state', '=', 'live').execute()
  await trx.updateTable('site_reader').set({ state: 'live' }).where('state', '=', 'ready').execute()
}

/** Takes off the reader that reads along: it waits again, unless a newer one does. */
export async function takeReaderOff(trx: Writing): Promise<void> {
  const waiting = await trx
    .selectFrom('site_reader')
    .select('id')
    .where('state', '=', 'ready')
    .executeTakeFirst()
  if (waiting === undefined) {
    await trx
      .updateTable('site_reader')
      .set({ state: 'ready' })
      .where('state', '=', 'live')
      .execute()
  } else await trx.deleteFrom('site_reader').where('state', '=', 'live').execute()
}
