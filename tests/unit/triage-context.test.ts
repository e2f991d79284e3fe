import { describe, expect, it } from 'vitest'
import { combine } from '#moderation/triage/combine.ts'
import { examine } from '#moderation/triage/examine.ts'
import { tokenise } from '#moderation/triage/tokens.ts'

function levelByRules(text: string): string {
  const { hits, concepts } = examine(text)
  return combine(hits, concepts).level
}

function clausesOf(text: string): number {
  return new Set(tokenise(text).map(({ clause }) => clause)).size
}

describe('what denies', () => {
  it.each([
    ['hij heeft me niet gewurgd', 'none'],
    ['hij wurgt me niet', 'none'],
    ['nie złapał mnie za szyję', 'none'],
    ['złapał mnie za szyję i nie puszczał', 'urgent'],
    ['він мене не вдарив', 'none'],
    ['чоловік вдарив мене, не знаю що робити', 'urgent'],
    ["he didn't strangle me", 'none'],
    ['he strangled me, not the first time', 'urgent'],
  ])('does so in the order of its language: %s is %s', (text, level) => {
    expect(levelByRules(text)).toBe(level)
  })

  it.each([
    ['grozi że mnie zabije, ma siekierę', 'acute'],
    ['no i kopnął mnie w brzuch', 'urgent'],
  ])('is not what only sounds like it in another language: %s', (text, level) => {
    expect(levelByRules(text)).toBe(level)
  })

  it('is the English “no” and the Arabic “ma” still', () => {
    expect(levelByRules('he has a knife')).not.toBe('none')
    expect(examine('no knife, he has no knife').hits).toEqual([])
    expect(examine('ma drabnich').hits).toEqual([])
  })
})

describe('safe now', () => {
  it('makes what was told a thing of the past', () => {
    expect(levelByRules('hij slaat me. Inmiddels veilig gelukkig.')).toBe('none')
  })

  it.each([
    'hij slaat me. Ik ben niet veilig.',
    'hij slaat me. Nergens ben ik veilig.',
    'hij slaat me. Het is nog niet voorbij.',
    'hij slaat me. Hij loopt overal achter me aan.',
  ])('is not said by who says the opposite: %s', (text) => {
    expect(levelByRules(text)).not.toBe('none')
  })
})

describe('a clause', () => {
  it('begins with a Dutch “want”, and not with an English one', () => {
    expect(clausesOf('ik ga weg want hij slaat me')).toBe(2)
    expect(clausesOf('i want to leave')).toBe(1)
    expect(clausesOf("i don't want to live")).toBe(1)
  })

  it('does not cut a phrase that holds the word it begins with', () => {
    expect(levelByRules('was ik maar dood')).toBe('urgent')
    // What stands in another sentence is not of the phrase.
    expect(levelByRules('Ik was ziek. Maar dood ging ik niet.')).toBe('none')
  })
})

describe('long ago', () => {
  it('is not told by a word that is of the phrase itself', () => {
    expect(levelByRules('niemand vindt je ooit meer terug')).toBe('acute')
    expect(levelByRules('ooit, als kind, heeft mijn vader me gewurgd')).toBe('none')
  })
})
