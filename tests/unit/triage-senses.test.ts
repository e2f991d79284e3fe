/** The everyday senses: files that an expert can edit, and what the linear reader makes of them. */
import { describe, expect, it } from 'vitest'
import { readSenses } from '#moderation/lexicon/files.ts'
import { senseHashesOf } from '#moderation/triage/lexicon.ts'
import { compileSenses, MOST_SENSES } from '#moderation/triage/senses.ts'
import { tokenise } from '#moderation/triage/tokens.ts'
import { wordOf } from '#moderation/triage/words.ts'

const files = [...readSenses()]
const names = new Set(Object.keys(files[0]?.senses ?? {}))

describe.each(files.map((file) => [file.language, file.senses] as const))(
  'senses, %s',
  (_, senses) => {
    it('have names of the first language, so that what one teaches holds for the others', () => {
      expect(Object.keys(senses).filter((name) => !names.has(name))).toEqual([])
    })

    it('hold single words, written as the triage reads them, each in two senses at most', () => {
      const times = new Map<string, number>()
      const wrong: string[] = []
      for (const [name, forms] of Object.entries(senses)) {
        if (new Set(forms).size !== forms.length) wrong.push(`${name}: a word twice`)
        for (const form of forms) {
          const tokens = tokenise(form)
          if (tokens.length !== 1 || tokens[0]?.word !== form) wrong.push(`${name}: ${form}`)
          times.set(form, (times.get(form) ?? 0) + 1)
        }
      }
      expect(wrong).toEqual([])
      expect([...times].filter(([, count]) => count > MOST_SENSES)).toEqual([])
    })
  },
)

const sensesOf = (text: string) => senseHashesOf(wordOf(text))

describe('a word', () => {
  it('has the senses of its other forms, and of the same word in another language', () => {
    expect(sensesOf('belde')).not.toEqual([])
    expect(sensesOf('gebeld')).toEqual(sensesOf('belde'))
    expect(sensesOf('morgen').some((one) => sensesOf('tomorrow').includes(one))).toBe(true)
  })

  it('that stands in none has none', () => {
    expect(sensesOf('xylofoonbouwer')).toEqual([])
  })

  it('is not given more senses than are kept, whatever the files say', () => {
    const senses = { one: ['woord'], two: ['woord'], three: ['woord'] }
    const compiled = compileSenses([{ language: 'nl', senses }])
    expect(compiled.sensesOf(wordOf('woord'))).toEqual([0, 1])
    expect(compiled.names).toEqual(['one', 'two', 'three'])
  })
})
