/** Arabic words without what was written onto them. */
import { expect, test } from 'vitest'
import { bareForms } from '#moderation/triage/clitics.ts'
import { senseHashesOf, wordsOf } from '#moderation/triage/lexicon.ts'
import { wordOf } from '#moderation/triage/words.ts'

test.each([
  ['and the knife', 'والسكين', 'سكين'],
  ['in the house', 'بالبيت', 'بيت'],
  ['to the police', 'للشرطه', 'شرطه'],
  ['he hits (Levantine)', 'بيضرب', 'يضرب'],
  ['he hits (Moroccan)', 'كيضرب', 'يضرب'],
  ['he will kill her', 'سيقتلها', 'يقتل'],
  ['her daughter', 'ابنتها', 'ابنت'],
  ['her car, whose ه became ت', 'سيارتها', 'سياره'],
])('%s: %s holds %s', (_, written, bare) => {
  expect(bareForms(wordOf(written))).toContain(bare)
})

test('the reading that takes least away comes first', () => {
  const lengths = bareForms(wordOf('وبالبيتها')).map((one) => one.length)
  expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(3)
})

test('words of other scripts, and short ones, stay what they are', () => {
  expect(bareForms(wordOf('walbayt'))).toEqual([])
  expect(bareForms(wordOf('вбити'))).toEqual([])
  expect(bareForms(wordOf('من'))).toEqual([])
  expect(bareForms(wordOf(''))).toEqual([])
})

test('a word means what it means without them, but first what it means as it is written', () => {
  const [knife] = wordsOf('والسكين')
  expect(knife?.concepts).toContain('knife')
  const [plain] = wordsOf('سكين')
  expect(plain?.concepts).toContain('knife')
  expect(senseHashesOf(wordOf('والشرطه'))).toEqual(senseHashesOf(wordOf('شرطه')))
})
