/** Aftercare brings a case back; a closed case can be opened again. */
import { describe, expect, test } from 'vitest'
import { listCases } from '#db/queries/cases.ts'
import { conversationOfCase } from '#db/queries/conversations.ts'
import { unsealText } from '#db/queries/sealed-texts.ts'
import { dayOf } from '#db/days.ts'
import { sweep } from '#db/retention/sweep.ts'
import type { Store } from '#db/store.ts'
import { endAftercare, planAftercare, reopenCase } from '#moderation/cases/aftercare.ts'
import type { CaseDeed } from '#moderation/cases/work-on-case.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { writeMessage } from '#moderation/conversations/write-message.ts'
import { aCaseTaken, anAcutePost } from '../helpers/acute.ts'
import { after, START } from '../helpers/clock.ts'
import { acknowledge, decided, outcome, redact, work } from '../helpers/deeds.ts'
import { caseEvents, caseOf } from '../helpers/looking.ts'
import { aMember, aModerator, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const now = START

function closing(aftercare: string): CaseDeed {
  return { kind: 'outcome', outcome: 'in-contact', note: '', aftercare }
}

async function order(store: Store, at: Date): Promise<string[]> {
  const list = { state: 'open', language: 'nl', limit: 50, today: dayOf(at) } as const
  return (await listCases(store.read, list)).map((line) => line.id)
}

describe('day of aftercare has come', () => {
  test('on its day of aftercare a closed case stands on top, under what is acute and nobody’s', async () => {
    const store = await aStore()
    const { actor, caseId } = await aCaseTaken(store)
    const taken = await aCaseTaken(store)
    expect(await work(store, actor, caseId, closing('2026-11-24'))).toEqual({
      kind: 'wrong',
      field: 'closing-day',
    })
    await work(store, actor, caseId, closing('2026-12-01'))
    expect(await order(store, now)).toEqual([taken.caseId])
    const day = new Date('2026-12-01T08:00:00Z')
    expect(await order(store, day)).toEqual([caseId, taken.caseId])
    const { caseId: acute } = await anAcutePost(store)
    const { postId } = await place(store, await aMember(store), { body: TEXTS.urgent })
    const urgent = await caseOf(store, postId)
    expect(await order(store, day)).toEqual([acute, caseId, urgent.id, taken.caseId])
    expect(await endAftercare(store, { actor, caseId, now: day, note: 'Het gaat.' })).toEqual({
      kind: 'done',
    })
    expect(await order(store, day)).not.toContain(caseId)
    expect(await endAftercare(store, { actor, caseId, now: day, note: '' })).toMatchObject({
      kind: 'wrong',
    })
    const late = { actor, caseId, now: day, day: '2027-02-17' }
    expect(await planAftercare(store, late)).toEqual({ kind: 'wrong', field: 'aftercare' })
    expect(await planAftercare(store, { ...late, day: '2027-02-16' })).toEqual({ kind: 'done' })
  })
})

describe('opened again by a professional', () => {
  test('a case that opens again takes its conversation and its sealed original up', async () => {
    const store = await aStore()
    const member = await aMember(store)
    const actor = await aProfessional(store)
    const asked = await askProfessional(store, {
      author: member,
      body: TEXTS.none,
      reply: true,
      now,
    })
    if (asked.kind !== 'asked') throw new Error(asked.kind)
    const { id: caseId } = await store.read
      .selectFrom('case')
      .select('id')
      .executeTakeFirstOrThrow()
    await work(store, actor, caseId, acknowledge)
    await work(store, actor, caseId, outcome())
    const colleague = await aProfessional(store)
    const later = after(now, { days: 3 })
    expect(await reopenCase(store, { actor: colleague, caseId, now: later })).toEqual({
      kind: 'done',
    })
    const conversation = await conversationOfCase(store.read, caseId)
    expect(conversation).toMatchObject({ state: 'accepted', professional: colleague.id })
    const wrote = await writeMessage(store, {
      actor: colleague,
      conversationId: conversation?.id ?? '',
      body: 'Hoe gaat het nu?',
      now: later,
    })
    expect(wrote.kind).toBe('written')
    expect(await caseEvents(store, caseId)).toContain('reopened')

    const acute = await anAcutePost(store)
    await decided(store, await aModerator(store), acute.itemId, redact('Zonder.'))
    await work(store, actor, acute.caseId, outcome())
    await reopenCase(store, { actor, caseId: acute.caseId, now })
    await sweep(store, { now: later })
    expect(await unsealText(store.read, { caseId: acute.caseId })).toContain('keel')
    expect(await reopenCase(store, { actor, caseId: acute.caseId, now })).toEqual({
      kind: 'wrong',
      field: 'reopen',
    })
  })
})
