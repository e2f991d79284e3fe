/** What she can take with her is all that the inventory calls hers: every such column, with every value of hers. */
import { expect, test } from 'vitest'
import { rowsOf, TABLES } from '#db/inventory/inventory.ts'
import { openWith } from '#db/keys.ts'
import { answerContact } from '#moderation/cases/answer-contact.ts'
import { takeMeasure } from '#moderation/measures/take.ts'
import { readEverything, type Everything } from '#moderation/members/read-everything.ts'
import type { Store } from '#db/store.ts'
import { anAcutePost } from '../helpers/acute.ts'
import { aCanary } from '../helpers/canaries.ts'
import { START } from '../helpers/clock.ts'
import { liveIn } from '../helpers/lived-in.ts'
import { aModerator } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore } from '../helpers/store.ts'

type Taken = {
  /** The values of one account (`?`) in the store. */
  sql: string
  /** The same as she gets them. */
  from: (all: Everything) => unknown[]
}

const OF_POST = 'FROM post WHERE account_id = ?'
const OF_NOTICE = 'FROM notice WHERE account_id = ?'
const OF_MEASURE = 'FROM measure WHERE account_id = ?'
const OF_REPORT = 'FROM report WHERE account_id = ?'
const OF_ACCOUNT = 'FROM account WHERE id = ?'
const OF_SIGN_IN = 'FROM sign_in WHERE account_id = ?'
const OF_OBJECTION =
  'FROM objection JOIN notice ON notice.id = objection.notice_id WHERE notice.account_id = ?'
const OF_MESSAGE = `FROM message JOIN conversation ON conversation.id = message.conversation_id
  JOIN conversation_key ON conversation_key.id = conversation.id WHERE conversation.account_id = ?`

/** By column; what readers see of her is hers too. */
const TAKEN: Record<string, Taken> = {
  'account.pseudonym': { sql: `pseudonym ${OF_ACCOUNT}`, from: (all) => [all.pseudonym] },
  'account.role': { sql: `role ${OF_ACCOUNT}`, from: (all) => [all.role] },
  'account.joined_week': { sql: `joined_week ${OF_ACCOUNT}`, from: (all) => [all.joinedWeek] },
  'account.seen_month': { sql: `seen_month ${OF_ACCOUNT}`, from: (all) => [all.seenMonth] },
  'account.approved_posts': {
    sql: `approved_posts ${OF_ACCOUNT}`,
    from: (all) => [all.approvedPosts],
  },
  'account.said_yes': { sql: `said_yes ${OF_ACCOUNT}`, from: (all) => [Number(all.saidYes)] },
  'account.keep_months': { sql: `keep_months ${OF_ACCOUNT}`, from: (all) => [all.keepMonths] },
  'sign_in.day': { sql: `day ${OF_SIGN_IN}`, from: (all) => all.signIns.map(({ day }) => day) },
  'sign_in.part': { sql: `part ${OF_SIGN_IN}`, from: (all) => all.signIns.map(({ part }) => part) },
  'thread.title': {
    sql: `title FROM thread JOIN post ON post.thread_id = thread.id WHERE opening = 1 AND account_id = ?`,
    from: (all) => all.posts.flatMap(({ title }) => (title === '' ? [] : [title])),
  },
  'alias.name': {
    sql: `name FROM alias JOIN post ON post.alias_id = alias.id WHERE account_id = ?`,
    from: (all) => all.posts.flatMap(({ alias }) => alias ?? []),
  },
  'post.day': { sql: `day ${OF_POST}`, from: (all) => all.posts.map(({ day }) => day) },
  'post.state': { sql: `state ${OF_POST}`, from: (all) => all.posts.map(({ state }) => state) },
  'post.warning': {
    sql: `warning ${OF_POST}`,
    from: (all) => all.posts.map(({ warning }) => warning),
  },
  'post.markdown': { sql: `markdown ${OF_POST}`, from: (all) => all.posts.map(({ text }) => text) },
  'post.staff_only': {
    sql: `staff_only ${OF_POST}`,
    from: (all) => all.posts.map(({ staffOnly }) => Number(staffOnly)),
  },
  'assessment.danger': {
    sql: `danger FROM post JOIN assessment ON assessment.id = post.assessment_id
      WHERE danger IS NOT NULL AND account_id = ?`,
    from: (all) => all.posts.flatMap(({ danger }) => danger ?? []),
  },
  'case.contact': {
    sql: `contact FROM "case" JOIN post ON post.id = "case".post_id
      WHERE contact <> 'unasked' AND origin = 'post' AND "case".account_id = ?`,
    from: (all) => all.posts.flatMap(({ contact }) => contact ?? []),
  },
  'report.reason': {
    sql: `reason ${OF_REPORT}`,
    from: (all) => all.reports.map(({ reason }) => reason),
  },
  'report.note': { sql: `note ${OF_REPORT}`, from: (all) => all.reports.map(({ note }) => note) },
  'objection.note': {
    sql: `note ${OF_OBJECTION}`,
    from: (all) => all.objections.map(({ note }) => note),
  },
  'measure.kind': {
    sql: `kind ${OF_MEASURE}`,
    from: (all) => all.measures.map(({ kind }) => kind),
  },
  'measure.reason': {
    sql: `reason ${OF_MEASURE}`,
    from: (all) => all.measures.map(({ reason }) => reason),
  },
  'measure.until_day': {
    sql: `until_day ${OF_MEASURE}`,
    from: (all) => all.measures.map(({ until }) => until),
  },
  'notice.kind': { sql: `kind ${OF_NOTICE}`, from: (all) => all.notices.map(({ kind }) => kind) },
  'notice.reason': {
    sql: `reason ${OF_NOTICE}`,
    from: (all) => all.notices.map(({ reason }) => reason),
  },
  'notice.message': {
    sql: `message ${OF_NOTICE}`,
    from: (all) => all.notices.map(({ message }) => message),
  },
  'notice.flagged_by': {
    sql: `flagged_by ${OF_NOTICE}`,
    from: (all) => all.notices.map(({ flaggedBy }) => flaggedBy),
  },
  'notice.withdrawn': {
    sql: `withdrawn ${OF_NOTICE}`,
    from: (all) => all.notices.map(({ withdrawn }) => Number(withdrawn)),
  },
  'notice.seen': {
    sql: `seen ${OF_NOTICE}`,
    from: (all) => all.notices.map(({ seen }) => Number(seen)),
  },
  'notice.day': { sql: `day ${OF_NOTICE}`, from: (all) => all.notices.map(({ day }) => day) },
  'mute.muted_id': {
    sql: `coalesce(alias.name, account.pseudonym) FROM mute
      LEFT JOIN account ON account.id = mute.muted_id LEFT JOIN alias ON alias.id = mute.alias_id
      WHERE mute.account_id = ?`,
    from: (all) => all.muted,
  },
  'conversation.state': {
    sql: `state FROM conversation WHERE account_id = ?`,
    from: (all) => all.conversations.map(({ state }) => state),
  },
  'case.acknowledged_by': {
    sql: `taker.pseudonym FROM conversation JOIN "case" ON "case".id = conversation.case_id
      LEFT JOIN account AS taker ON taker.id = acknowledged_by WHERE conversation.account_id = ?`,
    from: (all) => all.conversations.map((one) => one.with),
  },
  'message.by': {
    sql: `CASE WHEN message.by IS NULL THEN 'you'
      ELSE (SELECT pseudonym FROM account WHERE account.id = message.by) END ${OF_MESSAGE}`,
    from: (all) => all.conversations.flatMap((one) => one.messages.map(({ from }) => from)),
  },
}

/** What the inventory calls hers and she does not get here, and why. */
const NOT_TAKEN: Record<string, string[]> = {
  'a pointer; what it points to is there': [
    'sign_in.account_id',
    'mute.id',
    'mute.account_id',
    'mute.alias_id',
    'post.alias_id',
    'report.id',
    'objection.notice_id',
    'notice.id',
    'notice.post_id',
    'conversation.id',
  ],
  'the notice about it says the same': ['decision.kind', 'decision.reason', 'decision.message'],
  'only the address of its form opens it': ['draft.ciphertext'],
  'a secret, of use to nobody but a thief': [
    'second_factor.secret',
    'passkey.id',
    'passkey.credential',
    'challenge.value',
    'invitation.role',
  ],
  'of the work of staff, on pages of their own': [
    'passkey.name',
    'passkey.added_week',
    'renewal.account_id',
    'renewal.first_by',
    'renewal.expires_at',
    'desk_choice.heavy_a_day',
    'desk_choice.from_time',
    'desk_choice.to_time',
    'desk_choice.folded',
    'desk_choice.keys',
    'desk_choice.may_tell',
    'desk_choice.avoided',
    'first_decisions.decisions',
    'debrief.account_id',
    'debrief.asked',
    'debrief.taken_by',
    'alarm_way.way',
    'alarm_way.target',
    'alarm_way.secret',
    'alarm_test.sent_at',
    'alarm_test.acknowledged_at',
  ],
}

/** Opened below: it stands in the store under a key. */
const MESSAGE = 'message.ciphertext'

test('each column that the inventory calls hers is among what she gets, or has its reason', () => {
  const owned = TABLES.flatMap(rowsOf)
    .filter(({ seenBy }) => seenBy.includes('owner'))
    .map(({ thing, column }) => `${thing}.${column}`)
  const excused = Object.values(NOT_TAKEN).flat()
  const known = [...Object.keys(TAKEN), MESSAGE, ...excused]
  expect(owned.filter((column) => !known.includes(column))).toEqual([])
  expect(excused.filter((column) => !owned.includes(column) || column in TAKEN)).toEqual([])
})

/** What she says about herself, and a measure with an end. */
async function sayMore(store: Store): Promise<void> {
  const { author, itemId, postId } = await anAcutePost(store)
  await answerContact(store, { author, postId, contact: 'yes', now: START })
  await place(store, author, { danger: 'no' })
  const actor = await aModerator(store)
  const measure = { itemId, kind: 'slow', reason: 'hostile', days: 7, message: '' } as const
  const taken = await takeMeasure(store, { actor, ...measure, now: START })
  if (taken.kind !== 'taken') throw new Error(taken.kind)
}

test('every value of hers is in it, for everybody to whom everything has happened', async () => {
  const store = await aStore()
  const canary = aCanary()
  await liveIn(store, canary)
  await sayMore(store)
  const accounts = store.sqlite.prepare('SELECT id FROM account').pluck().all() as string[]
  const filled = new Set<string>()
  for (const id of accounts) {
    const all = await readEverything(store, id)
    for (const [column, { from, sql }] of Object.entries(TAKEN)) {
      const stored = store.sqlite.prepare(`SELECT ${sql}`).pluck().all(id)
      if (stored.some((value) => value !== null && value !== '')) filled.add(column)
      expect([column, from(all).map(String).toSorted()]).toEqual([
        column,
        stored.map(String).toSorted(),
      ])
    }
    const sealed = store.sqlite
      .prepare(`SELECT ciphertext, key ${OF_MESSAGE} ORDER BY message.sequence`)
      .all(id) as Array<{ ciphertext: Buffer; key: Buffer }>
    expect(all.conversations.flatMap((one) => one.messages.map(({ text }) => text))).toEqual(
      sealed.map(({ ciphertext, key }) => openWith(key, ciphertext).toString()),
    )
    if (sealed.length > 0) filled.add(MESSAGE)
  }
  expect([...Object.keys(TAKEN), MESSAGE].filter((column) => !filled.has(column))).toEqual([])
})
