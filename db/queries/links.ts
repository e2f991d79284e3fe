import { compiledOnce } from '../asked-often.ts'
import type { Reader, Writing } from '../store.ts'

const hostRows = compiledOnce((db) => db.selectFrom('allowed_host').select('host'))

/** Hosts that links in posts may lead to, lower case. */
export async function allowedHosts(db: Reader | Writing): Promise<Set<string>> {
  const rows = await hostRows(db)
  return new Set(rows.map((row) => row.host))
}

type Link = { id: string; url: string; urlKey: Buffer }

/** Adds the addresses behind the `/out/:id` of a new post. */
export async function addLinks(trx: Writing, postId: string, links: Link[]): Promise<void> {
  if (links.length === 0) return
  await trx
    .insertInto('link')
    .values(links.map((link) => ({ id: link.id, url: link.url, url_key: link.urlKey })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await trx
    .insertInto('post_link')
    .values(links.map((link) => ({ post_id: postId, link_id: link.id })))
    .execute()
}

/** Sets the addresses behind the `/out/:id` of a post; one that no other post holds is gone. */
export async function setLinks(trx: Writing, postId: string, links: Link[]): Promise<void> {
  const left = await trx
    .deleteFrom('post_link')
    .where('post_id', '=', postId)
    .returning('link_id')
    .execute()
  await addLinks(trx, postId, links)
  if (left.length === 0) return
  const ids = left.map((row) => row.link_id)
  await trx
    .deleteFrom('link')
    .where('id', 'in', ids)
    .where(
      'id',
      'not in',
      trx.selectFrom('post_link').select('link_id').where('link_id', 'in', ids),
    )
    .execute()
}

/** The address behind `/out/:id`; undefined when there is none, or links may not lead there any more. */
export async function findLink(db: Reader, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('link').select('url').where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const host = new URL(row.url).hostname.replace(/^www\./, '')
  return (await allowedHosts(db)).has(host) ? row.url : undefined
}

/** Sets the hosts that links may lead to. */
export async function replaceAllowedHosts(trx: Writing, hosts: string[]): Promise<void> {
  await trx.deleteFrom('allowed_host').execute()
  if (hosts.length === 0) return
  await trx
    .insertInto('allowed_host')
    .values(hosts.map((host) => ({ host })))
    .execute()
}
