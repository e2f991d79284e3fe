/**
 * Another name for one conversation. Others see an unrelated person; staff see whose it is. Who wrote in a
 * conversation already keeps the name that she had there: nobody talks to herself under two.
 */
import { aliasesOf, insertAlias, isNameTaken, nameStandingIn } from '#db/queries/aliases.ts'
import { newId } from '#db/ids.ts'
import type { Store, Writing } from '#db/store.ts'
import { isStaff, type Actor } from '../actor.ts'
import { checkPseudonym, type PseudonymProblem } from '../pseudonym/check.ts'
import { isAlike } from '../pseudonym/fold.ts'
import { suggestPseudonym } from '../pseudonym/suggest.ts'
import { pseudonymKey, secureRandom } from './join.ts'

/** `kept`: she has a name in this conversation. `alike`: it would point to another name of hers. */
export type AliasProblem = PseudonymProblem | 'taken' | 'alike' | 'kept' | 'staff'

async function isAlikeOwn(store: Store, author: Actor, name: string): Promise<boolean> {
  const own = [author.pseudonym, ...(await aliasesOf(store.read, author.id))]
  return own.some((one) => isAlike(one, name))
}

/**
 * Why somebody can't write under `name` (cleaned; empty: one is still to be suggested) in a thread (null: a
 * new one), or nothing. Her own names are taken like anybody's.
 */
export async function aliasProblem(
  store: Store,
  asked: { author: Actor; threadId: string | null; name: string },
): Promise<AliasProblem | undefined> {
  const { author, name, threadId } = asked
  if (isStaff(author)) return 'staff'
  const where = threadId === null ? undefined : { accountId: author.id, threadId }
  if (where !== undefined && (await nameStandingIn(store.read, where)) !== undefined) return 'kept'
  if (name === '') return undefined
  const [wrong] = checkPseudonym(name)
  if (wrong !== undefined) return wrong.problem
  if (await isNameTaken(store.read, pseudonymKey(store, name))) return 'taken'
  return (await isAlikeOwn(store, author, name)) ? 'alike' : undefined
}

/** A name that is nobody's and points to none of hers. */
export async function suggestAlias(store: Store, author: Actor): Promise<string> {
  for (;;) {
    const name = suggestPseudonym(secureRandom)
    const taken = await isNameTaken(store.read, pseudonymKey(store, name))
    if (!taken && !(await isAlikeOwn(store, author, name))) return name
  }
}

export type WantedName = {
  author: Actor
  /** Null: a new thread. */
  threadId: string | null
  /** Undefined: as she is known there. */
  alias: { name: string; key: Buffer } | undefined
  /** Also where she has a name: what was refused, and is kept for a person to read, stands under no other. */
  evenSo: boolean
}

/**
 * The id of the alias that a new post bears, null for the pseudonym; `changed` when somebody took the name
 * meanwhile, or she wrote there herself.
 */
export async function nameFor(
  trx: Writing,
  wanted: WantedName,
): Promise<string | null | 'changed'> {
  const { alias, author, evenSo, threadId } = wanted
  const standing =
    threadId === null ? undefined : await nameStandingIn(trx, { accountId: author.id, threadId })
  if (alias === undefined) return standing?.alias_id ?? null
  if (standing !== undefined && !evenSo) return 'changed'
  if (await isNameTaken(trx, alias.key)) return 'changed'
  const id = newId()
  await insertAlias(trx, { id, name: alias.name, name_key: alias.key })
  return id
}
