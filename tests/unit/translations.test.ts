import { expect, test } from 'vitest'
import { compareLanguages, flatten } from '#scripts/check/texts-by-language.ts'
import { matchKeys, usedKeysIn } from '#scripts/check/used-keys.ts'

const nl = flatten('forum', {
  post: { edit: 'Wijzigen', by: 'van {{name}}' },
  steps: ['Eén', 'Twee'],
  replies_one: '{{count}} antwoord',
  replies_other: '{{count}} antwoorden',
})

function inEnglish(texts: Parameters<typeof flatten>[1]): string[] {
  return compareLanguages(
    new Map([
      ['nl', nl],
      ['en', flatten('forum', texts)],
    ]),
  )
}

const ENGLISH = {
  post: { edit: 'Edit', by: 'by {{name}}' },
  steps: ['One', 'Two'],
  replies_one: 'one reply',
  replies_other: '{{count}} replies',
}

test('languages with the same keys and placeholders are complete', () => {
  expect(inEnglish(ENGLISH)).toEqual([])
})

test.each([
  [{ ...ENGLISH, post: { by: 'by {{name}}' } }, 'en lacks forum:post.edit'],
  [{ ...ENGLISH, steps: ['One'] }, 'en lacks forum:steps.1'],
  [{ ...ENGLISH, more: 'More' }, 'en alone has forum:more'],
  [
    { ...ENGLISH, post: { edit: 'Edit', by: 'by {{who}}' } },
    'en has {{who}} in forum:post.by, not {{name}}',
  ],
  [{ ...ENGLISH, post: { edit: ' ', by: 'by {{name}}' } }, 'en has no words for forum:post.edit'],
])('what is missing in a language is named', (texts, line) => {
  expect(inEnglish(texts)).toEqual([line])
})

test('each language has the plural forms of its own grammar', () => {
  const arabic = flatten('forum', { replies_one: 'رد', replies_other: 'ردود {{count}}' })
  const dutch = flatten('forum', { replies_one: '{{count}} antwoord', replies_other: '{{count}}' })
  expect(
    compareLanguages(
      new Map([
        ['nl', dutch],
        ['ar', arabic],
      ]),
    ).toSorted(),
  ).toEqual(['few', 'many', 'two', 'zero'].map((form) => `ar lacks forum:replies_${form}`))
})

function matched(text: string) {
  return matchKeys(nl.keys(), usedKeysIn({ file: 'app/a.tsx', text }, ['forum', 'common']))
}

test('keys in code are found: whole, with a changing part, as a group, in plural', () => {
  const { missing, unused } = matched(
    'const a = [t("forum:post.edit"), t(`forum:post.${x}`), t("forum:steps", all), t("forum:replies", n)]',
  )
  expect(missing).toEqual([])
  expect(unused).toEqual([])
})

test('a key that no language has is named with its place', () => {
  const { missing } = matched(
    '\nconst a = [t("forum:post.remove"), t(`forum:thread.${x}`), t("days.today")]',
  )
  expect(missing).toEqual([
    'app/a.tsx:2 asks for forum:post.remove, which no language has',
    'app/a.tsx:2 asks for forum:thread.…, which no language has',
    'app/a.tsx:2 asks for common:days.today, which no language has',
  ])
})

test('a key that another one begins with is not used by it', () => {
  expect(matched('t("forum:post.ed")').missing).toHaveLength(1)
  expect(matched('t("forum:post.edit")').unused).toEqual([
    'forum:post.by',
    'forum:steps.0',
    'forum:steps.1',
    'forum:replies',
  ])
})
