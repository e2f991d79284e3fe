/** What was known of an author counts, and intake asks for it only where it can matter (moderation/intake/read-hers.ts). */
import { expect, test } from 'vitest'
import { withAnswer } from '#moderation/triage/assess.ts'
import { DANGER_ANSWERS, LEVELS } from '#moderation/vocabulary.ts'
import { after, START } from '../helpers/clock.ts'
import { aMember } from '../helpers/people.ts'
import { send } from '../helpers/placing.ts'
import { aStore } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

test('what was known of an author raises nothing but what is urgent by itself, when it was acute', () => {
  for (const level of LEVELS) {
    for (const danger of [undefined, ...DANGER_ANSWERS]) {
      for (const earlier of LEVELS) {
        const said = danger === undefined ? {} : { danger }
        const alone = withAnswer(level, said)
        const raised = alone === 'urgent' && earlier === 'acute' ? 'acute' : alone
        expect(withAnswer(level, { ...said, earlier })).toBe(raised)
      }
    }
  }
})

test('an urgent text of somebody who was in acute danger is acute, for thirty days', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const other = await aMember(store)
  const levelOf = async (who: typeof author, body: string, days: number): Promise<unknown> => {
    const sent = await send(store, who, { body, now: after(START, { days }) })
    return 'level' in sent ? sent.level : sent.kind
  }
  expect(await levelOf(author, TEXTS.urgent, 0)).toBe('urgent')
  expect(await levelOf(author, TEXTS.acute, 0)).toBe('acute')
  expect(await levelOf(author, TEXTS.urgent, 29)).toBe('acute')
  expect(await levelOf(author, TEXTS.none, 29)).toBe('none')
  expect(await levelOf(other, TEXTS.urgent, 29)).toBe('urgent')
  // The one that was raised counts as well.
  expect(await levelOf(author, TEXTS.urgent, 29 + 31)).toBe('urgent')
})
