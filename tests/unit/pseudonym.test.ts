import { randomInt } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPseudonym } from '#moderation/pseudonym/check.ts'
import { foldPseudonym } from '#moderation/pseudonym/fold.ts'
import names from '#moderation/pseudonym/names.json' with { type: 'json' }
import { suggestPseudonym } from '#moderation/pseudonym/suggest.ts'
import words from '#moderation/pseudonym/words.json' with { type: 'json' }

test.each([
  ['case', 'Stille Uil', 'stille uil'],
  ['separators', 'stille-uil_82', 'Stille.Uil 82'],
  ['no separators', 'stille-uil-82', 'stilleuil82'],
  ['accents', 'Zoë de Étoile', 'zoe de etoile'],
  ['accents that stand apart', 'Zoe\u0308', 'Zoë'],
  ['Cyrillic letters', 'ѕtillе-uіl', 'stille-uil'],
  ['Greek letters', 'stιlle-υil', 'stille-uil'],
  ['a Greek word in capitals', 'ΣΟΦΟΣ', 'σοφος'],
  ['digits as letters', 'st1ll3-u1l', 'stille-uil'],
  ['a digit as the last letter', 'stille-ui1', 'stille-uil'],
  ['an l for an i', 'stllle-ull', 'stille-uil'],
  ['wide letters', 'ｓｔｉｌｌｅ－ｕｉｌ', 'stille-uil'],
  ['letters of mathematics', '𝐬𝐭𝐢𝐥𝐥𝐞-𝓾𝓲𝓵', 'stille-uil'],
  ['small capitals', 'ꜱᴛɪʟʟᴇ-ᴜɪʟ', 'stille-uil'],
  ['letters of the north', 'bjørn-đana', 'bjorn-dana'],
  ['Turkish letters', 'ışık', 'isik'],
  ['Polish letters', 'łódka', 'lodka'],
  ['ligatures', 'œuvre ﬁjn', 'oeuvre fijn'],
  ['a hidden variation sign', 'stille\uFE00-uil', 'stille-uil'],
])('two names that differ by %s are one', (_, one, other) => {
  expect(foldPseudonym(one)).toBe(foldPseudonym(other))
})

test.each([
  ['stille-uil-82', 'stille-uil-83'],
  ['stille-uil-82', 'stille-uil-28'],
  ['stille-uil-82', 'stille-uil-182'],
  ['stille-uil', 'stille-uilen'],
  ['roos', 'rood'],
  ['نور', 'نار'],
  ['сова', 'сева'],
])('%s and %s are two', (one, other) => {
  expect(foldPseudonym(one)).not.toBe(foldPseudonym(other))
})

test('a number is never another number', () => {
  fc.assert(
    fc.property(fc.nat(99_999), fc.nat(99_999), (one, other) => {
      fc.pre(one !== other)
      expect(foldPseudonym(`uil-${one}`)).not.toBe(foldPseudonym(`uil-${other}`))
    }),
  )
})

const LETTERS = fc.string({
  unit: fc.constantFrom(
    ...'abcdefghijklmnopqrstuvwxyzéïöçșąłабвгдежзийклмнопрстухцαβγδεηθικλμνοπρστυφχψω019 -_.',
  ),
  maxLength: 32,
})

test('folding knows no case, and folding twice is folding once', () => {
  fc.assert(
    fc.property(LETTERS, (name) => {
      const folded = foldPseudonym(name)
      expect(foldPseudonym(name.toUpperCase())).toBe(folded)
      expect(foldPseudonym(folded)).toBe(folded)
      expect(folded).not.toMatch(/[\s._-]/)
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['ab', 'too-short'],
  ['u'.repeat(33), 'too-long'],
  ['🌱🌱', 'too-short'],
  ['anna@voorbeeld.nl', 'email'],
  ['@anna', 'email'],
  ['anna apenstaartje voorbeeld punt nl', 'too-long'],
  ['an apenstaartje a punt nl', 'email'],
  ['06 12345678', 'phone'],
  ['uil 06-12 34 56 78', 'phone'],
  ['uil31612345678', 'phone'],
  ['1 2 3 4 5 6 7 8 uil', 'phone'],
  ['Lindelaan 12', 'phone'],
  ['uil 1234 AB 5', 'phone'],
  ['<b>uil</b>', 'bad-characters'],
  ['uil!', 'bad-characters'],
  ['-uil', 'bad-characters'],
  [' uil', 'bad-characters'],
  ['\u0301uil', 'bad-characters'],
  ['12345', 'bad-characters'],
  ['uil🌱', 'bad-characters'],
  ['uil/merel', 'bad-characters'],
  ['Moderator', 'staff-like'],
  ['m0derat0r 2', 'staff-like'],
  ['mоderаtor', 'staff-like'],
  ['ᴍᴏᴅᴇʀᴀᴛᴏʀ', 'staff-like'],
  ['m-o-d-e-r-a-t-o-r', 'staff-like'],
  ['Anna van Luwte', 'staff-like'],
  ['ADMIN', 'staff-like'],
  ['de beheerder', 'staff-like'],
  ['Hulpverleenster Eva', 'staff-like'],
  ['Veilig Thuis', 'staff-like'],
  ['Slachtofferhulp', 'staff-like'],
  ['politie', 'staff-like'],
  ['Team Zorg', 'staff-like'],
  ['helpdesk24', 'staff-like'],
])('%s is refused: %s', (name, problem) => {
  expect(checkPseudonym(name)).toEqual([{ problem, refuse: true }])
})

test.each([
  'Anna Jansen',
  'anna jansen',
  'Zoë Smit',
  'Ayşe Yılmaz',
  'Fatima el Amrani',
  'anna_jansen',
  'Sjoukje van der Berg',
  'Geertruida den Hollander',
  'Wanda de Wit',
])('%s looks like a real name: its owner is warned, and may insist', (name) => {
  expect(checkPseudonym(name)).toEqual([{ problem: 'first-name-surname', refuse: false }])
})

test.each([
  'uil',
  'Stille Uil',
  'stille-uil-82',
  'anna',
  'Anna 82',
  'kind van de zon',
  'Dag Lieve van Buren',
  'نور القمر',
  'Тиха Сова',
  'Księżyc',
  'ışık',
  'नदी',
  '7 zussen',
  'u'.repeat(32),
])('%s is a pseudonym', (name) => {
  expect(checkPseudonym(name)).toEqual([])
})

test('every suggestion passes, and its first word is nobody’s first name', () => {
  expect(words.first.filter((word) => names.first.includes(word))).toEqual([])
  for (const [index, first] of words.first.entries()) {
    for (const second of words.second) {
      const name = `${first}-${second}-${100 + ((index * 37) % 900)}`
      expect([name, checkPseudonym(name)]).toEqual([name, []])
    }
  }
})

test('suggestions are drawn from nine million', () => {
  expect(new Set(words.first).size).toBe(100)
  expect(new Set(words.second).size).toBe(100)
  const [none = '', last = ''] = [() => 0, (max: number) => max - 1].map(suggestPseudonym)
  expect(none).toBe(`${words.first[0]}-${words.second[0]}-100`)
  expect(last).toBe(`${words.first.at(-1)}-${words.second.at(-1)}-999`)
  const drawn = Array.from({ length: 500 }, () => suggestPseudonym((max) => randomInt(max)))
  expect(new Set(drawn).size).toBeGreaterThan(490)
  for (const name of drawn) expect(name).toMatch(/^[a-z]+-[a-z]+-[1-9]\d\d$/)
})
