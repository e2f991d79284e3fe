import type { Insertable } from 'kysely'
import { compiledOnce } from '../asked-often.ts'
import type { Row, SiteRuleTable } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

type Lists = { phrases: string[]; exclusions: string[]; fires: string[]; silent: string[] }

/** A rule of the site's own, with its lists as lists. */
export type SiteRule = Omit<Row<'site_rule'>, keyof Lists> & Lists

function withLists(row: Row<'site_rule'>): SiteRule {
  return {
    ...row,
    phrases: JSON.parse(row.phrases) as string[],
    exclusions: JSON.parse(row.exclusions) as string[],
    fires: JSON.parse(row.fires) as string[],
    silent: JSON.parse(row.silent) as string[],
  }
}

function asColumns(lists: Lists): Record<keyof Lists, string> {
  return {
    phrases: JSON.stringify(lists.phrases),
    exclusions: JSON.stringify(lists.exclusions),
    fires: JSON.stringify(lists.fires),
    silent: JSON.stringify(lists.silent),
  }
}

/** Every rule, those that read along first, then drafts. */
export async function allSiteRules(db: Reader | Writing): Promise<SiteRule[]> {
  const rows = await db
    .selectFrom('site_rule')
    .selectAll()
    .orderBy((eb) => eb.case('state').when('live').then(0).when('draft').then(1).else(2).end())
    .orderBy('changed_day', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(withLists)
}

/** The rules that read along, in an order that does not change. */
export async function liveSiteRules(db: Reader | Writing): Promise<SiteRule[]> {
  const rows = await db
    .selectFrom('site_rule')
    .selectAll()
    .where('state', '=', 'live')
    .orderBy('id')
    .execute()
  return rows.map(withLists)
}

const liveVersions = compiledOnce((db) =>
  db.selectFrom('site_rule').select(['id', 'version']).where('state', '=', 'live').orderBy('id'),
)

/** What tells whether the live rules are still the same. */
export async function liveSiteRuleVersions(db: Reader): Promise<string> {
  const rows = await liveVersions(db)
  return rows.map(({ id, version }) => `${id}:${version}`).join(' ')
}

export async function findSiteRule(
  db: Reader | Writing,
  id: string,
): Promise<SiteRule | undefined> {
  const row = await db.selectFrom('site_rule').selectAll().where('id', '=', id).executeTakeFirst()
  return row && withLists(row)
}

export async function insertSiteRule(
  trx: Writing,
  rule: Omit<Insertable<SiteRuleTable>, keyof Lists> & Lists,
): Promise<void> {
  await trx
    .insertInto('site_rule')
    .values({ ...rule, ...asColumns(rule) })
    .execute()
}

export type SiteRuleWords = Lists & Pick<SiteRule, 'signal' | 'level' | 'language' | 'why'>
export type SiteRuleStep = Partial<
  Pick<SiteRule, 'state' | 'replaces' | 'changed_day' | 'withdrawn_day'>
>

/** Changes a rule if nobody changed it since `version`; answers whether it did. */
export async function changeSiteRule(
  trx: Writing,
  rule: { id: string; version: number },
  step: SiteRuleStep,
  words?: SiteRuleWords,
): Promise<boolean> {
  const result = await trx
    .updateTable('site_rule')
    .set((eb) => ({
      ...step,
      ...(words === undefined ? {} : { ...words, ...asColumns(words) }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', rule.id)
    .where('version', '=', rule.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
