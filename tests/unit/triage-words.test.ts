/** The words that the triage keeps: each once, until they are forgotten, and then nothing reads otherwise. */
import { expect, test } from 'vitest'
import { assess } from '#moderation/triage/assess.ts'
import { examine } from '#moderation/triage/examine.ts'
import { wordsOf } from '#moderation/triage/lexicon.ts'
import { forgetText, normalise } from '#moderation/triage/normalise.ts'
import { compileSiteRules, type SiteRuleText } from '#moderation/triage/site-rules.ts'
import { urgesHelp } from '#moderation/triage/urges-help.ts'
import { forgetWords, lines, timesForgotten, wordOf } from '#moderation/triage/words.ts'
import { TEXTS } from '#tests/helpers/texts.ts'

const RULE: SiteRuleText = {
  id: 'bushokje',
  signal: 'stalking',
  level: null,
  phrases: ['posten … bushokje'],
  exclusions: [],
}

test('a word is kept once; forgotten, it is met anew', () => {
  // What was compiled before may have met as many as are kept.
  forgetWords()
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

test('nothing of the last text is kept where it was read', () => {
  const { codes, length } = normalise('Wij wonen nu in Nergenshuizen.')
  expect(String.fromCharCode(...codes.subarray(0, length))).toContain('nergenshuizen')
  forgetText()
  expect(codes.every((code) => code === 0)).toBe(true)
  wordsOf('Nergenshuizen, en iets dat langer is dan een regel: nergenshuizenbuitenwijk')
  forgetWords()
  expect(lines.every((number) => number === 0)).toBe(true)
})

test('a word that is too long to be one is read, and not kept to be found again', () => {
  const long = 'a1'.repeat(40)
  const [first, second] = wordsOf(`${long} ${long}`)
  expect([first?.word, second?.word]).toEqual([long, long])
  expect(first?.place).not.toBe(second?.place)
  const short = 'a1'.repeat(20)
  const [one, other] = wordsOf(`${short} ${short}`)
  expect(one?.place).toBe(other?.place)
})

test('long words are forgotten before they fill the memory', () => {
  forgetWords()
  const before = timesForgotten()
  for (let text = 0; text < 60; text += 1) examine(`${text}${'x1'.repeat(9_990)}`)
  expect(timesForgotten()).toBe(before + 1)
})

test('words are forgotten between two texts, and never within one', () => {
  forgetWords()
  for (let other = 0; other < 29_990; other += 1) wordOf(`anders${other}`)
  const before = timesForgotten()
  const text = 'De buren horen hem schreeuwen, en de kinderen slapen boven op hun eigen kamertje.'
  examine(text)
  expect(timesForgotten()).toBe(before)
  examine(text)
  expect(timesForgotten()).toBe(before + 1)
})

test('when nothing more can be kept, a text is read the same, and the next begins anew', () => {
  const text = 'Hij staat weer voor de deur en mijn keel is blauw. Mijn buurvrouw hoort het ook.'
  const before = assess(text)
  forgetWords()
  for (let other = 0; other < 70_000; other += 1) wordOf(`anders${other}`)
  const times = timesForgotten()
  expect(wordOf('kastanjeboomgaard').text).toBe('kastanjeboomgaard')
  expect(timesForgotten()).toBe(times)
  expect(assess(text)).toEqual(before)
  expect(timesForgotten()).toBe(times + 1)
  expect(urgesHelp('Bel nu 112, je bent in gevaar.')).toBe(true)
})
