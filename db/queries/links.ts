import type { Reader, Writing } from '../store.ts'

/** Hosts that links in posts may lead to, lower case. */
export async function allowedHosts(db: Reader | Writing): Promise<Set<string>> {
  const rows = await db.selectFrom('allowed_host').select('host').execute()
  return new Set(rows.map((row) => row.host))
}

/** Remembers the addresses behind `/out/:id`. */
export async function insertLinks(
  trx: Writing,
  links: Array<{ id: string; url: string; urlKey: Buffer }>,
): Promise<void> {
  if (links.length === 0) return
  await trx
    .insertInto('link')
    .values(links.map((link) => ({ id: link.id, url: link.url, url_key: link.urlKey })))
    .onConflict((conflict) => conflict.doNothing())
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
