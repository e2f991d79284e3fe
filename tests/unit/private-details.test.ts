import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPrivateDetails } from '#moderation/private-details/find.ts'
import { RULES_IN_WORDS } from '#moderation/private-details/rules-in-words.ts'
import { RULES } from '#moderation/private-details/rules.ts'
import { areThere, signOf, signsOf } from '#moderation/private-details/signs.ts'
import { takeAway, wordsFor } from '#moderation/private-details/take-away.ts'
import { LANGUAGES, PRIVATE_DETAIL_KINDS, type PrivateDetailKind } from '#moderation/vocabulary.ts'

/** Every kind, in a sentence, with what of it is to be marked. */
const DETAILS: Array<[PrivateDetailKind, string, string]> = [
  ['phone', 'bel me op 06-12345678.', '06-12345678'],
  ['phone', 'bel 0612345678 of app', '0612345678'],
  ['phone', 'bel 06 12 34 56 78', '06 12 34 56 78'],
  ['phone', 'bel 06 - 12 34 56 78', '06 - 12 34 56 78'],
  ['phone', 'bel 06/12.34.56.78', '06/12.34.56.78'],
  ['phone', 'bel 06–12345678', '06–12345678'],
  ['phone', 'bel 0 6 1 2 3 4 5 6 7 8', '0 6 1 2 3 4 5 6 7 8'],
  ['phone', 'bel +31 6 12345678', '+31 6 12345678'],
  ['phone', 'bel +31 (0)6 1234 5678', '+31 (0)6 1234 5678'],
  ['phone', 'bel 0031612345678', '0031612345678'],
  ['phone', 'bel (020) 123 45 67', '(020) 123 45 67'],
  ['phone', 'bel 020-1234567', '020-1234567'],
  ['phone', 'bel +32 470 12 34 56', '+32 470 12 34 56'],
  ['phone', 'ara +90 532 123 45 67', '+90 532 123 45 67'],
  ['phone', 'bel ٠٦١٢٣٤٥٦٧٨', '٠٦١٢٣٤٥٦٧٨'],
  [
    'phone',
    'bel nul zes, een twee drie vier, vijf zes zeven acht',
    'nul zes, een twee drie vier, vijf zes zeven acht',
  ],
  ['email', 'mail anna@voorbeeld.nl!', 'anna@voorbeeld.nl'],
  ['email', 'mail anna.de-vries+x@mail.voorbeeld.co.uk', 'anna.de-vries+x@mail.voorbeeld.co.uk'],
  ['email', 'mail anna @ voorbeeld.nl', 'anna @ voorbeeld.nl'],
  ['email', 'mail anna [at] voorbeeld.nl', 'anna [at] voorbeeld.nl'],
  ['email', 'mail anna apenstaartje voorbeeld punt nl', 'anna apenstaartje voorbeeld punt nl'],
  ['postcode', 'ik zit op 1234 AB', '1234 AB'],
  ['postcode', 'ik zit op 1234AB 12', '1234AB 12'],
  ['postcode', 'ik zit op 1234 AB, nr. 12b', '1234 AB, nr. 12b'],
  ['postcode', 'ik zit op 1234ab', '1234ab'],
  ['address', 'wij wonen Lindelaan 12.', 'Lindelaan 12'],
  ['address', 'wij wonen in de Lindelaan 12b', 'Lindelaan 12b'],
  ['address', 'wij wonen in de Lindelaan nummer 12', 'Lindelaan nummer 12'],
  ['address', 'hij staat op dorpsstraat 5', 'dorpsstraat 5'],
  ['address', 'hij staat op Lange Voorhout 5', 'Lange Voorhout 5'],
  ['address', 'hij staat op Laan van Meerdervoort 105', 'Laan van Meerdervoort 105'],
  ['address', 'he lives at 14 Larkspur Road', '14 Larkspur Road'],
  ['bsn', 'mijn nummer is 123456782', '123456782'],
  ['bsn', 'mijn nummer is 1234.56.782', '1234.56.782'],
  ['bsn', 'mijn bsn is 123456789', '123456789'],
  ['iban', 'stort op NL00 BUNQ 0123 4567 89', 'NL00 BUNQ 0123 4567 89'],
  ['iban', 'stort op nl91abna0417164300', 'nl91abna0417164300'],
  ['iban', 'stort op BE68 5390 0754 7034', 'BE68 5390 0754 7034'],
  ['plate', 'hij rijdt in AB-12-CD', 'AB-12-CD'],
  ['plate', 'hij rijdt in 1-ABC-234', '1-ABC-234'],
  ['handle', 'zoek @roos_van.de.heide.', '@roos_van.de.heide'],
  ['handle', 'insta: roosje', 'roosje'],
  ['handle', 'voeg me toe op snap roos.heide19', 'roos.heide19'],
  ['name', 'dat is Anouk Nepveld', 'Anouk Nepveld'],
  ['name', 'dat is Fatima el Amrani', 'Fatima el Amrani'],
  ['name', 'mijn ex heet Gunther van Verzinsel', 'Gunther van Verzinsel'],
  ['name', 'dat is van meneer De Wit', 'De Wit'],
  ['name', 'de familie Van Verzinsel', 'Van Verzinsel'],
  [
    'school',
    'hij zit op basisschool De Regenboog in Nergenshuizen',
    'De Regenboog in Nergenshuizen',
  ],
  ['school', 'zij zit op de Beatrixschool', 'Beatrixschool'],
  ['school', 'zij zit op het Oeverhoek Lyceum', 'Oeverhoek Lyceum'],
  ['shelter', 'ik zit in de opvang in Nergenshuizen', 'Nergenshuizen'],
  ['shelter', 'het blijf-van-mijn-lijfhuis in Fictiestad', 'Fictiestad'],
  ['date', 'op 12-03-2024 was het zover', '12-03-2024'],
  ['date', 'op 12 maart 2024 was het zover', '12 maart 2024'],
  ['date', 'ze is geboren op 3 mei', '3 mei'],
  ['date', 'de zitting is op 12 maart', '12 maart'],
  ['casenumber', 'zaaknummer C/08/000123', 'C/08/000123'],
  ['casenumber', 'mijn parketnummer is 05/123456-24', '05/123456-24'],
  ['casenumber', 'dossiernummer: A2024-117', 'A2024-117'],
  ['employer', 'ze werkt als kapster bij kapsalon De Knipvlinder', 'kapsalon De Knipvlinder'],
  ['employer', 'ik werk bij de bakker in Oirschot', 'de bakker in Oirschot'],
  ['employer', 'he works at Fictional Logistics', 'Fictional Logistics'],
]

/** Names that are a person's whole name: one of them alone holds a post. */
const WHOLE_NAMES = new Set(['Anouk Nepveld', 'Fatima el Amrani', 'Gunther van Verzinsel'])

test.each(DETAILS)('%s: %s', (kind, text, detail) => {
  const start = text.indexOf(detail)
  expect(findPrivateDetails(text)).toEqual([
    {
      kind,
      start,
      end: start + detail.length,
      text: detail,
      dangerous:
        ['address', 'postcode', 'shelter', 'school'].includes(kind) || WHOLE_NAMES.has(detail),
    },
  ])
})

test('every kind of the vocabulary can be found', () => {
  expect(new Set(DETAILS.map(([kind]) => kind))).toEqual(new Set(PRIVATE_DETAIL_KINDS))
})

test.each([
  'Vandaag heb ik voor het eerst weer soep gekookt.',
  'Bel 112 als er nu gevaar is, of Veilig Thuis op 0800-2000.',
  'Het Centrum Seksueel Geweld is 0800 0188, 113 is 0800-0113.',
  'Vanuit het buitenland bel je +31 247 247 247, of app +31 6 8238 7796.',
  'Ook 0031 247247247 en 06 82387796 zijn van de overheid.',
  'Bel 0900-8844 als het geen haast heeft.',
  'Hij heeft me 3 keer geslagen in 2024, om 23.30 uur.',
  'Ik heb 1500 euro en 2 kinderen van 4 en 6.',
  'Dat duurt 10 tot 15 jaar, van 2010 tot 2024.',
  'IN 2024 IS HIJ VERTROKKEN EN IN 2023 OM MIJ GEKOMEN',
  'Ik liep 2000 km en woog 1000gr.',
  'Op straat 5 mannen, in de Lindelaan 12 jaar gewoond.',
  'De opvang in Nederland is vol, de opvang is goed.',
  'Ik zit op de basisschool en wil naar de Hogeschool.',
  'Op 12 maart ga ik weer zingen.',
  'Mijn insta is gehackt, zijn snap is stom.',
  'Ik werk bij een bakker en Karin ook.',
  'Mijn PTSS-klachten en covid-19, artikel 12-b.',
  'De eerste keer was erg, de tweede keer ook.',
  'nul zes is geen getal, een twee drie in de maat',
  'Dank je wel Karin, en ook Jan!',
  '𐐀𐐨 𐐀𐐨𐐨',
  'Zaaknummer onbekend, het dossiernummer volgt.',
  '',
])('nothing is marked in: %s', (text) => {
  expect(findPrivateDetails(text)).toEqual([])
})

test('a name is found behind another word with a capital', () => {
  const [found] = findPrivateDetails('Daarna Anouk Nepveld gezien.')
  expect(found).toMatchObject({ kind: 'name', text: 'Anouk Nepveld', start: 7 })
})

test('several are found in their order, each where it stands, also behind wide letters', () => {
  const text = '🌱🌱 Anna@voorbeeld.nl, 06-12345678; Lindelaan 12, 1234 AB. 👩‍👧 @roos_heide'
  const found = findPrivateDetails(text)
  expect(found.map(({ kind }) => kind)).toEqual(['email', 'phone', 'address', 'postcode', 'handle'])
  for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.text)
})

test.each([
  ['nl', 'Ik ben [naam weggehaald], bel [nummer weggehaald].'],
  ['en', 'Ik ben [name taken out], bel [number taken out].'],
] as const)('taken away, it says so in %s', (language, words) => {
  const text = 'Ik ben Anouk Nepveld, bel 06-12345678.'
  expect(takeAway(text, findPrivateDetails(text), wordsFor(language))).toBe(words)
})

test.each(LANGUAGES)(
  'there are words for every kind in %s, and none of them is found again',
  (language) => {
    const words = wordsFor(language)
    expect(Object.keys(words).toSorted()).toEqual([...PRIVATE_DETAIL_KINDS].toSorted())
    for (const one of Object.values(words))
      expect(findPrivateDetails(`Dit was [${one}].`)).toEqual([])
  },
)

const SENTENCE = fc.constantFrom(
  ...DETAILS.map(([, text]) => text),
  'Vandaag heb ik soep gekookt',
  'Bel 0800-2000',
  '🌱👩‍👧',
)
const TEXT = fc.array(SENTENCE, { minLength: 1, maxLength: 6 }).map((all) => all.join('.\n'))
const SOUP = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...'0612 345678 +31 ()-./@_ AB ab Lindelaan straat Anna Jansen @ punt nl : insta [ ] op'.split(
        ' ',
      ),
    ),
    fc.constantFrom(' ', '\n', '-', '.', '@', '0', '1', 'A', 'z', 'é', '🌱', '٣'),
  ),
  maxLength: 60,
})

test('what is found stands where it is said to stand, in order, and never twice', () => {
  fc.assert(
    fc.property(fc.oneof(TEXT, SOUP, fc.string({ unit: 'binary' })), (text) => {
      let at = 0
      for (const found of findPrivateDetails(text)) {
        expect(found.start).toBeGreaterThanOrEqual(at)
        expect(found.end).toBeGreaterThan(found.start)
        expect(text.slice(found.start, found.end)).toBe(found.text)
        at = found.end
      }
      expect(at).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 500 },
  )
})

test('taken away, no detail is left, and every other letter is', () => {
  fc.assert(
    fc.property(fc.oneof(TEXT, SOUP), (text) => {
      const found = findPrivateDetails(text)
      const taken = takeAway(text, found, wordsFor('nl'))
      expect(taken.split(/\[[a-z]+ weggehaald\]/).join('')).toBe(
        found.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text),
      )
      for (const { text: detail } of found.filter((one) => one.text.length > 8)) {
        expect(taken).not.toContain(detail)
      }
    }),
    { numRuns: 500 },
  )
})

test('whatever stands before an address, it is found', () => {
  for (const before of ['-'.repeat(500), 'a.'.repeat(400), '_ '.repeat(300), 'a.'.repeat(4000)]) {
    for (const address of ['anna@voorbeeld.nl', 'anna apenstaartje voorbeeld punt nl']) {
      expect(findPrivateDetails(before + address).at(-1)?.text).toContain(address)
    }
  }
})

test.each([
  '0',
  '06 ',
  '1',
  'a',
  'A',
  'a@',
  'a.',
  '@a',
  '+',
  '1234AB ',
  'A-1-',
  'Anna ',
  'Aa ',
  'nul ',
  'insta ',
  'werk bij ',
  'a@b.nl ',
  'NL00 ',
  '(0',
  '1-1-',
])('a form full of %j is read in less than two seconds', (unit) => {
  const began = performance.now()
  findPrivateDetails(unit.repeat((128 * 1024) / unit.length))
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('wherever in a long text a detail stands, it is found as it is alone', () => {
  const calm = 'en dan was er nog een kop thee voor ons allen bij het raam '.repeat(40)
  fc.assert(
    fc.property(
      fc.constantFrom(...DETAILS.map(([, text]) => text)),
      fc.integer({ min: 0, max: calm.length }),
      fc.constantFrom(' ', '\n', '\u00a0'),
      (text, at, space) => {
        // Calm words that end and begin as sentences do.
        const before = `${calm.slice(0, at)}. `.replaceAll(' ', space)
        const whole = `${before}${text} . ${calm}`
        const alone = findPrivateDetails(`. ${text} .`)
        expect(findPrivateDetails(whole).map(({ kind, start, end }) => [kind, start, end])).toEqual(
          alone.map(({ kind, start, end }) => [
            kind,
            start - 2 + before.length,
            end - 2 + before.length,
          ]),
        )
      },
    ),
    { numRuns: 2000 },
  )
})

test('digits of other scripts are read as digits wherever a sign is looked for', () => {
  expect(findPrivateDetails('bel ٠ ٦ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨').map(({ kind }) => kind)).toEqual(['phone'])
  expect(
    findPrivateDetails('Sanne is ٧ en gaat graag naar zwemles').map(({ text }) => text),
  ).toEqual(['Sanne'])
})

test('no pattern is spared a text that it is in', () => {
  const texts = DETAILS.flatMap(([, text]) => [text, text.toUpperCase(), `${text} ſ`])
  const spared: Array<[RegExp, string]> = []
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary' })), (text) => {
      const signs = signsOf(text)
      for (const { pattern, needs } of [...RULES, ...RULES_IN_WORDS]) {
        pattern.lastIndex = 0
        const there = pattern.test(text)
        if (there && !areThere(needs.map(signOf), signs)) spared.push([pattern, text])
      }
    }),
    { numRuns: 1000 },
  )
  expect(spared).toEqual([])
})
