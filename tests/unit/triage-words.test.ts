/** The words that the triage keeps: each once, until they are forgotten, and then nothing reads otherwise. */
import { expect, test } from 'vitest'
import { assess } from '#moderation/triage/assess.ts'
import { compileSiteRules, type SiteRuleText } from '#moderation/triage/site-rules.ts'
import { forgetWords, wordOf } from '#moderation/triage/words.ts'
import { TEXTS } from '#tests/helpers/texts.ts'

const RULE: SiteRuleText = {
  id: 'bushokje',
  signal: 'stalking',
  level: null,
  phrases: ['posten … bushokje'],
  exclusions: [],
}

test('a word is kept once; forgotten, it is met anew', () => {
  const word = wordOf('kastanjeboomgaard')
  expect(wordOf('kastanjeboomgaard')).toBe(word)
  forgetWords()
  expect(wordOf('kastanjeboomgaard')).not.toBe(word)
  expect(wordOf('kastanjeboomgaard').text).toBe('kastanjeboomgaard')
})

test('texts are read the same before and after, with the site’s own rules too', () => {
  const site = compileSiteRules([RULE])
  const texts = [...Object.values(TEXTS), 'Hij staat te posten bij het bushokje.']
  const before = texts.map((text) => assess(text, {}, { site }))
  forgetWords()
  expect(texts.map((text) => assess(text, {}, { site }))).toEqual(before)
  expect(before.at(-1)?.signals).toContain('stalking')
})
