import { allowedHosts, replaceAllowedHosts } from '#db/queries/links.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import { cleanText, linesOf } from '../texts/clean.ts'
import { recordChange, type Administering } from './record.ts'

const HOSTS_AT_MOST = 200
const HOST_AT_MOST = 253
const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/

/**
 * A line as the name of a site, as links are compared with it: lower case, no `www.`; undefined when it
 * is none. What people copy (`https://www.hulp.nl/`) is taken, a path or a bare number is not.
 */
export function hostOf(line: string): string | undefined {
  const url = /^https?:\/\//i.test(line) ? line : `https://${line}`
  if (!URL.canParse(url)) return undefined
  const { hostname, pathname, search, hash, username, port } = new URL(url)
  const bare = pathname === '/' && search === '' && hash === '' && username === '' && port === ''
  const host = hostname.replace(/^www\./, '')
  return bare && host.length <= HOST_AT_MOST && HOST.test(host) ? host : undefined
}

export type HostsResult =
  | { kind: 'saved' }
  | { kind: 'wrong'; lines: string[] }
  | { kind: 'too-many'; most: number }
  | { kind: 'not-allowed' }

/** Sets where links in posts may lead, one site a line. A site that is taken off is shut at once. */
export async function setLinkHosts(
  store: Store,
  setting: Administering & { lines: string },
): Promise<HostsResult> {
  if (!mayAdminister(setting.actor)) return { kind: 'not-allowed' }
  const lines = linesOf(cleanText(setting.lines))
  const wrong = lines.filter((line) => hostOf(line) === undefined)
  if (wrong.length > 0) return { kind: 'wrong', lines: wrong }
  const hosts = [...new Set(lines.flatMap((line) => hostOf(line) ?? []))]
  if (hosts.length > HOSTS_AT_MOST) return { kind: 'too-many', most: HOSTS_AT_MOST }
  return await inTransaction(store, async (trx) => {
    const before = await allowedHosts(trx)
    const more = hosts.filter((host) => !before.has(host)).length
    const fewer = [...before].filter((host) => !hosts.includes(host)).length
    await replaceAllowedHosts(trx, hosts)
    await recordChange(trx, setting, { action: 'link-hosts', reason: `+${more} -${fewer}` })
    return { kind: 'saved' }
  })
}
