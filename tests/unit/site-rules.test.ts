/** The rules that an organisation adds: their words, what they hear, and what they never change. */
import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRule, type RuleProblem } from '#moderation/rules/check.ts'
import { assess } from '#moderation/triage/assess.ts'
import { compileSiteRules, type SiteRuleText } from '#moderation/triage/site-rules.ts'
import { atLeast } from '#moderation/vocabulary.ts'
import { HEARD, TYPED } from '../helpers/rules.ts'

const POST: SiteRuleText = {
  id: 'a',
  signal: 'stalking',
  level: null,
  phrases: ['posten bij … bushokje'],
  exclusions: ['voor de grap'],
}

/** The level by rules alone: the linear reader goes its own way. */
function levelWith(rule: Partial<SiteRuleText>, text: string): string {
  return assess(text, {}, { site: compileSiteRules([{ ...POST, ...rule }]) }).readers.rules
}

describe('a rule of the site', () => {
  it('is heard beside the lexicon, and named with its words', () => {
    expect(assess(HEARD).level).toBe('none')
    const { level, signals, matches } = assess(HEARD, {}, { site: compileSiteRules([POST]) })
    expect([level, signals]).toEqual(['urgent', ['stalking']])
    expect(matches.map(({ rule, start, end }) => [rule, HEARD.slice(start, end)])).toEqual([
      ['site.a', 'posten bij het bushokje'],
    ])
  })

  it.each(['acute', 'urgent', 'attention'] as const)('gives the level %s it was given', (level) => {
    expect(levelWith({ level }, HEARD)).toBe(level)
  })

  it('is heard in three parts in their order, by whichever of them it is looked up', () => {
    const man = 'Een man bleef lang posten bij een bushokje.'
    // The more words stand for a part, the less a phrase is looked up by it.
    for (const phrase of [
      'bleef > posten/staan > bushokje/halte',
      'bleef/ging > posten > bushokje/halte',
      'bleef/ging > posten/staan > bushokje',
    ]) {
      expect(levelWith({ phrases: [phrase] }, man)).toBe('urgent')
      expect(levelWith({ phrases: [phrase] }, 'Bij een bushokje bleef een man.')).toBe('none')
      expect(levelWith({ phrases: [phrase] }, 'Posten bij een bushokje bleef een man.')).toBe(
        'none',
      )
    }
  })

  it('is silent where an exclusion stands in the same clause, and says so', () => {
    const joke = 'Een man ging voor de grap posten bij het bushokje.'
    const { suppressed } = assess(joke, {}, { site: compileSiteRules([POST]) })
    expect(suppressed).toMatchObject([{ rule: 'site.a', why: 'excluded' }])
    expect(levelWith({}, joke)).toBe('none')
    expect(levelWith({}, `Dat zei ik voor de grap. ${HEARD}`)).toBe('urgent')
  })

  it('is taken away by what takes every rule away: a denial, long ago', () => {
    expect(levelWith({}, 'Een man ging nooit posten bij het bushokje.')).toBe('none')
    expect(levelWith({}, 'Tien jaar geleden ging een man posten bij het bushokje.')).toBe('none')
  })

  it('is read as texts are: a word that the triage mends is mended in the rule too', () => {
    expect(levelWith({ phrases: ['bloet … bushokje'] }, 'Er lag bloet in het bushokje.')).toBe(
      'urgent',
    )
  })

  it('changes the version of the lexicon, by what it says and not by its order of typing', () => {
    const none = assess(HEARD).lexiconVersion
    const one = assess(HEARD, {}, { site: compileSiteRules([POST]) }).lexiconVersion
    const other = assess(
      HEARD,
      {},
      { site: compileSiteRules([{ ...POST, level: 'acute' }]) },
    ).lexiconVersion
    expect(new Set([none, one, other]).size).toBe(3)
    expect(assess('iets', {}, { site: compileSiteRules([{ ...POST }]) }).lexiconVersion).toBe(one)
    expect(assess(HEARD, {}, { site: compileSiteRules([]) }).lexiconVersion).toBe(none)
  })

  it('may raise and never lowers', () => {
    const words = ['hij', 'keel', 'mes', 'posten', 'bij', 'bushokje', 'nooit', 'grap', 'nu', 'bang']
    const text = array(constantFrom(...words, '.', ','), { maxLength: 25 })
    const site = compileSiteRules([POST, { ...POST, id: 'b', phrases: ['keel'] }])
    assert(
      property(text, (said) => {
        const whole = said.join(' ')
        expect(atLeast(assess(whole, {}, { site }).level, assess(whole).level)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a rule as it is typed', () => {
  it('is kept line by line, with its gaps as signs', () => {
    const checked = checkRule({ ...TYPED, phrases: ' posten bij...bushokje \n\nhij>bushokje\n' })
    expect(checked).toMatchObject({
      kind: 'fine',
      rule: { level: null, phrases: ['posten bij … bushokje', 'hij > bushokje'] },
    })
  })

  it.each<[string, Partial<Record<keyof typeof TYPED, string>>, RuleProblem]>([
    ['no phrase', { phrases: ' \n' }, { field: 'phrases', problem: 'empty' }],
    ['no reason', { why: '' }, { field: 'why', problem: 'empty' }],
    ['a signal of nobody', { signal: 'sadness' }, { field: 'signal', problem: 'choice' }],
    [
      'what the engine alone can tell',
      { signal: 'unknown-language' },
      { field: 'signal', problem: 'choice' },
    ],
    ['no level', { level: 'none' }, { field: 'level', problem: 'choice' }],
    [
      'an unknown concept',
      { phrases: 'hij {zwaard} bushokje' },
      { field: 'phrases', problem: 'no-concept', word: 'zwaard' },
    ],
    [
      'two words in a choice',
      { phrases: 'bushokje e-mailt/belt' },
      { field: 'phrases', problem: 'not-one-word', word: 'e-mailt/belt' },
    ],
    [
      'a bracket that stays open',
      { exclusions: '(voor de grap' },
      { field: 'exclusions', problem: 'signs', word: '(voor de grap' },
    ],
    [
      'an ending after three letters',
      { phrases: 'bus*' },
      { field: 'phrases', problem: 'short-ending', word: 'bus*' },
    ],
    [
      'words that stand everywhere',
      { phrases: 'hij … me' },
      { field: 'phrases', problem: 'too-common', word: 'hij … me' },
    ],
    [
      'nothing but what may miss',
      { phrases: '(bushokje)' },
      { field: 'phrases', problem: 'too-common', word: '(bushokje)' },
    ],
    [
      'a phrase as long as a page',
      { phrases: 'bushokje '.repeat(30) },
      { field: 'phrases', problem: 'too-long', word: 'bushokje '.repeat(30).trim() },
    ],
    [
      'too many examples',
      { fires: Array.from({ length: 41 }, (_, line) => `Zin ${line}.`).join('\n') },
      { field: 'fires', problem: 'too-many', word: '40' },
    ],
  ])('is refused with its field and word: %s', (_, typed, problem) => {
    expect(checkRule({ ...TYPED, ...typed })).toEqual({ kind: 'wrong', problems: [problem] })
  })
})
