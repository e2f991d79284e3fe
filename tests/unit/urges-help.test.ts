import { expect, test } from 'vitest'
import file from '#moderation/lexicon/thread.json' with { type: 'json' }
import { urgesHelp } from '#moderation/triage/urges-help.ts'

test.each(file.fires)('urges to call for help: %s', (text) => {
  expect(urgesHelp(text)).toBe(true)
})

test.each(file.silent)('does not: %s', (text) => {
  expect(urgesHelp(text)).toBe(false)
})
