import { randomInt } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPassphrase } from '#moderation/passphrase/check.ts'
import {
  makeRecoveryCode,
  normaliseRecoveryCode,
  suggestPassphrase,
} from '#moderation/passphrase/suggest.ts'
import words from '#moderation/passphrase/words.json' with { type: 'json' }

const OWNER = 'stille-uil-82'

async function problemOf(passphrase: string, pseudonym = OWNER): Promise<string | undefined> {
  const { ok, problem } = await checkPassphrase(passphrase, pseudonym)
  expect(ok).toBe(problem === undefined)
  return problem
}

test.each([
  ['', 'too-short'],
  ['9 tekens!', 'too-short'],
  ['🌱🌳🌵🌴🍀🌿🌾🍃🍂', 'too-short'],
  ['ñ'.repeat(257), 'too-long'],
  ['wachtwoord123', 'common'],
  ['Welkom2026!!', 'common'],
  ['ikhouvanjou!', 'common'],
  ['ik hou van jou', 'common'],
  ['correct horse battery staple', 'common'],
  ['qwertyuiop', 'common'],
  ['1234567890', 'common'],
  ['06 1234 5678', 'common'],
  ['04-03-1985 04-03-1985', 'common'],
  ['!@#$%^&*()', 'common'],
  ['aaaaaaaaaaaaaaaa', 'common'],
  ['abababababababab', 'common'],
  ['welkomwelkom', 'weak'],
  ['P@ssw0rd123', 'weak'],
  ['abcde'.repeat(13), 'weak'],
  ['schatjes'.repeat(20), 'weak'],
  ['stille-uil-82', 'has-pseudonym'],
  ['mijn STILLE uil 82 zegt', 'has-pseudonym'],
  ['stilleuilstilleuil', 'has-pseudonym'],
])('%j will not do: %s', async (passphrase, problem) => {
  expect(await problemOf(passphrase)).toBe(problem)
})

test.each([
  'paard fiets kaas lamp',
  'mijn gele jas hangt scheef',
  'tien tekens',
  'de zee ruikt naar zout en de lucht naar regen en de hond is nat',
  'x4'.repeat(3) + ' kaas fiets lamp',
  'مرحبا يا صديقتي العزيزة',
  'Боюсь темноты но иду',
  '🌱🌳🌵🌴🍀🌿🌾🍃🍂🍁',
  Array.from({ length: 51 }, (_, index) => words[index * 7])
    .join(' ')
    .slice(0, 256),
])('%j will do', async (passphrase) => {
  expect(await problemOf(passphrase)).toBeUndefined()
})

test('a pseudonym of three letters may be part of a longer word', async () => {
  expect(await problemOf('uilskuiken en vuilnisbak', 'Uil')).toBeUndefined()
})

test('what comes after sixty characters is not looked at: the estimate takes its time', async () => {
  expect(await problemOf(`${'welkom'.repeat(10)} paard fiets kaas lamp`)).toBe('weak')
})

test('a suggestion is five plain words of the list, and will do', async () => {
  const known = new Set(words)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(words.length - 1), { minLength: 5, maxLength: 5 }),
      async (draws) => {
        const left = [...draws]
        const passphrase = suggestPassphrase(() => left.shift() ?? 0)
        expect(passphrase.split(' ').every((word) => known.has(word))).toBe(true)
        expect(passphrase.split(' ')).toHaveLength(5)
        fc.pre(new Set(draws).size === 5)
        expect([passphrase, await problemOf(passphrase)]).toEqual([passphrase, undefined])
      },
    ),
    { numRuns: 300 },
  )
})

test('the list is as long as the strength of what is drawn from it says', () => {
  expect(new Set(words).size).toBe(2_025)
  expect(words.filter((word) => !/^[a-z]{3,}$/.test(word))).toEqual([])
  expect(5 * Math.log2(words.length)).toBeGreaterThan(54)
  expect(12 * Math.log2(words.length)).toBeGreaterThan(112)
})

test('every word of the list can be drawn', () => {
  expect(suggestPassphrase(() => 0)).toBe(Array(5).fill(words[0]).join(' '))
  expect(suggestPassphrase((max) => max - 1)).toBe(Array(5).fill(words.at(-1)).join(' '))
})

test('a recovery code is twelve words, however it was typed over from paper', () => {
  const code = makeRecoveryCode((max) => randomInt(max))
  expect(code.split(' ')).toHaveLength(12)
  const typed = [
    code.toUpperCase(),
    ` ${code.replaceAll(' ', '\n')} `,
    code.replaceAll(' ', ' - '),
    code.replaceAll(' ', ', '),
    code
      .split(' ')
      .map((word, index) => `${index + 1}. ${word}`)
      .join(' '),
  ]
  for (const one of typed) expect(normaliseRecoveryCode(one)).toBe(code)
  expect(normaliseRecoveryCode(code.replace(' ', ''))).not.toBe(code)
})
