/** What somebody of the staff is asked after the passphrase, and whether what they give is enough. */
import { appendAudit } from '#db/audit.ts'
import { dropChallengesOf, findChallenge } from '#db/queries/challenges.ts'
import { codeOf, passkeysOf } from '#db/queries/passkeys.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { getSetting } from '../settings.ts'
import {
  addPasskey,
  issueChallenge,
  nothingSetUp,
  usePasskey,
  type Purpose,
  type Site,
} from './passkeys.ts'
import type { PasskeyProblem } from './what-passkeys-are.ts'
import { wordsFit } from './renewal-words.ts'
import { checkSecondStep } from './second-step.ts'

/** Whose session it is, and on which site. */
export type Asking = {
  accountId: string
  sessionId: string
  /** Undefined where browsers make no passkeys. */
  site: Site | undefined
  now: Date
}

/**
 * - `set-up`: a code, a passkey or one of the two is set up now; `purpose` says with what right.
 * - `give`: a passkey or a code is asked. With `next: 'passkey'` the code is the last one: a passkey is to
 *   be added before anything opens.
 * - `renewal`: the words that two colleagues handed over are asked first.
 * - `stuck`: there are passkeys, but none that this site can ask for.
 */
export type Asked =
  | { kind: 'set-up'; code: boolean; passkey: boolean; purpose: 'first' | 'anew' }
  | { kind: 'give'; code: boolean; passkey: boolean; next: 'in' | 'passkey' }
  | { kind: 'renewal'; runOut: boolean }
  | { kind: 'stuck' }

/** Whether only passkeys count here: never where there can be none. */
export async function onlyPasskeys(
  db: Parameters<typeof getSetting>[0],
  site: Site | undefined,
): Promise<boolean> {
  return site !== undefined && (await getSetting(db, 'passkeysOnly'))
}

/** What is asked of somebody now. */
export async function askedOf(store: Store, asking: Asking): Promise<Asked> {
  const { accountId, sessionId, site, now } = asking
  const db = store.read
  const only = await onlyPasskeys(db, site)
  const code = await codeOf(db, accountId)
  const confirmed = code?.confirmed ?? false
  const begin = { kind: 'set-up', passkey: site !== undefined } as const
  if ((await findChallenge(db, { sessionId, purpose: 'anew', now })) !== undefined) {
    return { ...begin, code: !only && !confirmed, purpose: 'anew' }
  }
  if (await nothingSetUp(db, accountId)) return { ...begin, code: !only, purpose: 'first' }
  const renews = code !== undefined && code.renewal !== null
  if (renews) return { kind: 'renewal', runOut: code.renewalUntil <= now.getTime() }
  const passkey = (await passkeysOf(db, accountId)).some((row) => row.host === site?.host)
  if (passkey) return { kind: 'give', passkey, code: confirmed && !only, next: 'in' }
  if (confirmed) return { kind: 'give', passkey, code: true, next: only ? 'passkey' : 'in' }
  return { kind: 'stuck' }
}

/** What somebody gave: one of these. */
export type Given = { code: string; answer: string; renewal?: string; name?: string }

export type Refusal =
  | { kind: 'refused'; field: 'passkey'; why: PasskeyProblem }
  | { kind: 'refused'; field: 'code' | 'renewal'; why: 'wrong' }

const WRONG_CODE: Refusal = { kind: 'refused', field: 'code', why: 'wrong' }

async function codeFits(store: Store, asking: Asking, code: string): Promise<boolean> {
  return await checkSecondStep(store, { accountId: asking.accountId, code, now: asking.now })
}

/** Checks somebody's own second step, for a purpose: a passkey's answer when there is one, else a code. */
export async function proveSecondStep(
  store: Store,
  asking: Asking & { purpose: Purpose },
  given: Given,
): Promise<{ kind: 'fits' } | Refusal> {
  const { site } = asking
  const asked = await askedOf(store, asking)
  if (asked.kind !== 'give') return WRONG_CODE
  if (given.answer !== '' && site !== undefined) {
    const used = await usePasskey(store, { ...asking, site }, given.answer)
    return used.kind === 'fits' ? used : { ...used, field: 'passkey' }
  }
  return asked.code && (await codeFits(store, asking, given.code)) ? { kind: 'fits' } : WRONG_CODE
}

/** Whether this session gave a second step in the last five minutes, and changed nothing since. */
export async function mayChangeOwn(store: Store, { sessionId, now }: Asking): Promise<boolean> {
  return (await findChallenge(store.read, { sessionId, purpose: 'add', now })) !== undefined
}

/**
 * Opens the changing of one's own second steps. The passphrase and an open session are not enough for it:
 * whoever shares a home with her may have both, and would keep a way in that outlives them.
 */
export async function openOwn(
  store: Store,
  asking: Asking,
  given: Given,
): Promise<{ kind: 'fits' } | Refusal> {
  const proven = await proveSecondStep(store, { ...asking, purpose: 'own' }, given)
  if (proven.kind === 'fits') {
    await issueChallenge(store, { sessionId: asking.sessionId, purpose: 'add', now: asking.now })
  }
  return proven
}

/** The first code of an app, which sets it up. False when it does not fit. */
export async function setUpCode(store: Store, asking: Asking, code: string): Promise<boolean> {
  const { accountId, now } = asking
  if (!(await codeFits(store, asking, code))) return false
  await inTransaction(store, async (trx) => {
    await dropChallengesOf(trx, accountId)
    await appendAudit(trx, {
      now,
      actor: accountId,
      action: 'second-step.add',
      subjectKind: 'account',
      subject: accountId,
      reason: 'code',
    })
  })
  return true
}

type Step = { kind: 'in' } | { kind: 'go-on' } | Refusal

async function setUp(
  store: Store,
  asking: Asking,
  asked: Asked & { kind: 'set-up' },
  given: Given,
): Promise<Step> {
  const { site } = asking
  if (given.answer !== '' && site !== undefined) {
    const ceremony = { ...asking, site, purpose: asked.purpose }
    const added = await addPasskey(store, ceremony, {
      answer: given.answer,
      name: given.name ?? '',
    })
    return added.kind === 'fits' ? { kind: 'in' } : { ...added, field: 'passkey' }
  }
  return asked.code && (await setUpCode(store, asking, given.code)) ? { kind: 'in' } : WRONG_CODE
}

/** From now on, for five minutes, this session may set up a second step. */
async function goOn(store: Store, { sessionId, now }: Asking): Promise<Step> {
  await issueChallenge(store, { sessionId, purpose: 'anew', now })
  return { kind: 'go-on' }
}

/**
 * Takes what somebody gave after the passphrase. `in`: the second step is done. `go-on`: it was right, and
 * something is to be set up before anything opens.
 */
export async function giveSecondStep(store: Store, asking: Asking, given: Given): Promise<Step> {
  const asked = await askedOf(store, asking)
  switch (asked.kind) {
    case 'set-up':
      return await setUp(store, asking, asked, given)
    case 'renewal': {
      const fits = await wordsFit(store, asking, given.renewal ?? '')
      if (!fits) return { kind: 'refused', field: 'renewal', why: 'wrong' }
      return await goOn(store, asking)
    }
    case 'give': {
      const proven = await proveSecondStep(store, { ...asking, purpose: 'sign-in' }, given)
      if (proven.kind === 'refused') return proven
      return asked.next === 'in' ? { kind: 'in' } : await goOn(store, asking)
    }
    case 'stuck':
      return WRONG_CODE
  }
}
