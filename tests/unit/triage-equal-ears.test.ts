import { describe, expect, it, vi } from 'vitest'
import { readLabelled } from '#scripts/triage/labelled.ts'
import { isKept } from '#scripts/triage/halves.ts'
import { assess } from '#moderation/triage/assess.ts'

// Thousands of texts; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

/**
 * The same post told of somebody else: of a woman instead of a man, of a mother instead of a father. Only
 * posts in which a word has one meaning are swapped: "zij" and "haar" have several, so a text is swapped in
 * the direction that makes sense word by word, and one that holds words of both sides is left alone.
 */
type Swap = { name: string; lang: string; words: Record<string, string> }

const SWAPS: Swap[] = [
  {
    name: 'he to she',
    lang: 'nl',
    words: { hij: 'zij', hem: 'haar', ie: 'ze' },
  },
  {
    name: 'man to woman',
    lang: 'nl',
    words: {
      man: 'vrouw',
      vriend: 'vriendin',
      'ex-man': 'ex-vrouw',
      ex: 'ex',
      hij: 'zij',
      hem: 'haar',
    },
  },
  {
    name: 'woman to man',
    lang: 'nl',
    words: { vrouw: 'man', vriendin: 'vriend', 'ex-vrouw': 'ex-man' },
  },
  {
    name: 'father to mother',
    lang: 'nl',
    words: {
      vader: 'moeder',
      papa: 'mama',
      stiefvader: 'stiefmoeder',
      schoonvader: 'schoonmoeder',
    },
  },
  {
    name: 'mother to father',
    lang: 'nl',
    words: { moeder: 'vader', mama: 'papa', schoonmoeder: 'schoonvader' },
  },
  {
    name: 'brother to sister',
    lang: 'nl',
    words: { broer: 'zus', broers: 'zussen', broertje: 'zusje', oom: 'tante', ooms: 'tantes' },
  },
  {
    name: 'sister to brother',
    lang: 'nl',
    words: { zus: 'broer', zussen: 'broers', zusje: 'broertje', tante: 'oom' },
  },
  {
    name: 'son to daughter',
    lang: 'nl',
    words: { zoon: 'dochter', zoontje: 'dochtertje', jongen: 'meisje', jongens: 'meisjes' },
  },
  {
    name: 'daughter to son',
    lang: 'nl',
    words: { dochter: 'zoon', dochtertje: 'zoontje', dochters: 'zoons' },
  },
  { name: 'he to she', lang: 'en', words: { he: 'she', husband: 'wife', boyfriend: 'girlfriend' } },
  {
    name: 'parents and children',
    lang: 'en',
    words: {
      dad: 'mom',
      father: 'mother',
      brother: 'sister',
      brothers: 'sisters',
      son: 'daughter',
    },
  },
]

const posts = ['dev', 'train-a', 'train-b', 'train-c', 'train-d', 'train-e']
  .flatMap((name) => readLabelled(`tests/data/triage/${name}.jsonl`))
  .filter((post) => !isKept(post))

function swapped(text: string, words: Record<string, string>): string {
  return text.replace(/[\p{L}-]+/gu, (word) => {
    const other = words[word.toLowerCase()]
    if (other === undefined) return word
    return word[0] === word[0]?.toUpperCase() ? other[0]?.toUpperCase() + other.slice(1) : other
  })
}

/** Of whom it is told must not matter; the few that differ are shown when there are more. */
const LEAST_EQUAL = 0.985

describe('equal ears', () => {
  it.each(SWAPS.map((swap) => [`${swap.name} (${swap.lang})`, swap] as const))(
    '%s: the same level',
    (_, { lang, words }) => {
      const pairs = posts
        .filter((post) => post.lang === lang)
        .map((post) => ({ post, other: swapped(post.text, words) }))
        .filter(({ post, other }) => other !== post.text)
      const different = pairs.filter(
        ({ post, other }) =>
          assess(post.text, { board: post.board }).level !==
          assess(other, { board: post.board }).level,
      )
      const equal = 1 - different.length / pairs.length
      expect(pairs.length).toBeGreaterThan(5)
      expect({
        equal: equal >= LEAST_EQUAL,
        of: pairs.length,
        different:
          equal >= LEAST_EQUAL
            ? []
            : different.map(({ post, other }) => `${post.id}: ${other.slice(0, 160)}`),
      }).toEqual({
        equal: true,
        of: pairs.length,
        different: [],
      })
    },
  )

  it.each([
    ['iedereen', 'mijn ex staat voor de deur van de opvang en heeft een mes'],
    [
      'outing',
      'mijn ouders weten dat ik op jongens val, ik moet mee naar het buitenland en mijn oom zegt dat ik het niet overleef',
    ],
    [
      'a gay child that is to be "healed"',
      'ze laten elke week iemand komen om mij te genezen omdat ik op vrouwen val, hij slaat me daarbij',
    ],
    [
      'residence papers',
      'hij slaat me en zegt dat ik mijn verblijf kwijt ben als ik naar de politie ga',
    ],
    [
      'a carer who withholds',
      'mijn verzorger heeft mijn insuline verstopt, ik heb sinds gisteren niets gespoten',
    ],
    ['a device taken away', 'mijn man zet mijn rolstoel weg en sluit me op als ik iets vraag'],
    ['two men', 'mijn vriend heeft me gisteren geslagen, wij zijn twee mannen'],
    ['two women', 'mijn vrouw heeft me gisteren geslagen, wij zijn twee vrouwen'],
    ['a parent who is hit', 'mijn zoon van dertig slaat mij als ik hem geen geld geef'],
  ])('calls a professional for: %s', (_, text) => {
    expect(['acute', 'urgent']).toContain(assess(text).level)
  })
})
