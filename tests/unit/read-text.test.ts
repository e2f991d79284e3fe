/** A triage that fails or is slow never loses a text, nor what it heard of it. */
import { expect, test } from 'vitest'
import { readText } from '#moderation/intake/read-text.ts'
import { assess } from '#moderation/triage/assess.ts'
import { failingTriage } from '../helpers/placing.ts'
import { TEXTS } from '../helpers/texts.ts'

const text = {
  title: '',
  body: TEXTS.acute,
  theme: 'partner-violence',
  danger: undefined,
  earlier: undefined,
} as const

/** Keeps the processor busy before it answers. */
const slowTriage: typeof assess = (...asked) => {
  const begun = process.threadCpuUsage()
  let used = process.threadCpuUsage(begun)
  while (used.user + used.system < 60_000) used = process.threadCpuUsage(begun)
  return assess(...asked)
}

test('a triage that is in time is believed', () => {
  expect(readText(text, assess).assessment.signals).toContain('strangulation')
  expect(readText(text, assess)).toMatchObject({ triaged: true, assessment: { level: 'acute' } })
})

test('one that is slow counts as not triaged, and what it heard is kept', () => {
  expect(readText(text, slowTriage)).toMatchObject({ triaged: true })
  expect(readText(text, slowTriage, 50)).toMatchObject({
    triaged: false,
    assessment: { level: 'acute', signals: readText(text, assess).assessment.signals },
  })
})

test('one that throws counts as not triaged; her own answer is heard', () => {
  expect(readText(text, failingTriage)).toMatchObject({
    triaged: false,
    assessment: { level: 'attention', signals: [] },
  })
  const inDanger = { ...text, danger: 'yes' } as const
  expect(readText(inDanger, failingTriage).assessment.level).toBe('acute')
})
