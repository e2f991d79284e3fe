/** Trying a rule: what it would have flagged, beside what people decided; for whom, and what stays of it. */
import { expect, test } from 'vitest'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { tryRule } from '#moderation/rules/try-rule.ts'
import { after, START } from '../helpers/clock.ts'
import { approve, decided } from '../helpers/deeds.ts'
import { itemOf } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { draft, HEARD } from '../helpers/rules.ts'
import { anAdministrator } from '../helpers/staff.ts'
import { aStore, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

test('a trial shows what the rule would have flagged, beside what the triage said and people decided', async () => {
  const store = await aStore()
  const professional = await aProfessional(store)
  const { postId } = await place(store, await aNewcomer(store), { body: HEARD })
  const item = await itemOf(store, postId)
  await decided(store, await aModerator(store), item.id, approve)
  await place(store, await aMember(store), { body: TEXTS.none })
  const { id } = await draft(store, professional)
  const result = await tryRule(store, { actor: professional, ruleId: id, now: START })
  expect([result?.tried, result?.more]).toEqual([2, false])
  expect(result?.posts).toMatchObject([
    {
      id: postId,
      level: 'urgent',
      before: 'none',
      excerpt: { found: 'posten bij het bushokje' },
      itemId: item.id,
      word: { decision: 'approve', raised: 0, outcome: null },
    },
  ])
  expect(result?.byLevel.find((one) => one.level === 'urgent')?.counts).toEqual({
    flagged: 1,
    raised: 1,
    care: 0,
    falseAlarm: 0,
    shown: 1,
    takenAway: 0,
    undecided: 0,
  })
})

test('nothing of a trial is kept but that somebody made it', async () => {
  const store = await aStore()
  const professional = await aProfessional(store)
  await place(store, await aMember(store), { body: HEARD })
  const { id } = await draft(store, professional)
  const { audit: trail, sqlite_sequence: _, ...before } = everything(store)
  await tryRule(store, { actor: professional, ruleId: id, now: START })
  const { audit: longer, sqlite_sequence: __, ...now } = everything(store)
  expect(now).toEqual(before)
  expect(longer?.slice(trail?.length)).toMatchObject([
    { action: 'rule.try', subject_kind: 'rule', subject: id, actor: professional.id },
  ])
})

test('an administrator sees neither texts nor authors: counts, and no small ones', async () => {
  const store = await aStore()
  const administrator = await anAdministrator(store)
  for (let post = 0; post < 6; post += 1) {
    await place(store, await aMember(store), { body: HEARD })
  }
  const { id } = await draft(store, administrator)
  const result = await tryRule(store, { actor: administrator, ruleId: id, now: START })
  expect(result?.posts).toBeNull()
  expect(JSON.stringify(result?.byLevel)).not.toContain('bushokje')
  expect(result?.byLevel.map(({ counts }) => [counts.flagged, counts.shown])).toEqual([
    [null, null],
    [6, null],
    [null, null],
  ])
})

test('what is older than 90 days, or never stood on a board, is not tried', async () => {
  const store = await aStore()
  const professional = await aProfessional(store)
  const author = await aMember(store)
  await place(store, author, { body: HEARD })
  await askProfessional(store, { author, body: HEARD, reply: true, now: START })
  const { id } = await draft(store, professional)
  const tried = async (days: number) =>
    (await tryRule(store, { actor: professional, ruleId: id, now: after(START, { days }) }))?.tried
  expect([await tried(0), await tried(90), await tried(91)]).toEqual([1, 1, 0])
})

test('the newest 2,000 are tried, and others have their turn meanwhile', async () => {
  const store = await aStore()
  const professional = await aProfessional(store)
  const author = await aMember(store)
  const { postId } = await place(store, author, { body: HEARD })
  const [row] = everything(store).post as Array<Record<string, unknown>>
  const columns = Object.keys(row ?? {}).filter((name) => name !== 'sequence' && name !== 'id')
  const copy = store.sqlite.prepare(
    `INSERT INTO post (id, ${columns.join(', ')}) SELECT ?, ${columns.join(', ')} FROM post WHERE id = ?`,
  )
  store.sqlite.transaction(() => {
    for (let post = 0; post < 2_100; post += 1) copy.run(`copy-${post}`, postId)
  })()
  const { id } = await draft(store, professional)
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  const result = await tryRule(store, { actor: professional, ruleId: id, now: START })
  clearInterval(beat)
  expect([result?.tried, result?.more, result?.posts?.length]).toEqual([2_000, true, 50])
  expect(result?.byLevel[1]?.counts.flagged).toBe(2_000)
  expect(longest).toBeLessThan(500)
})
