import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import cries from '#moderation/lexicon/cries.json' with { type: 'json' }
import everyday from '#moderation/lexicon/everyday.json' with { type: 'json' }
import combinationsFile from '#moderation/lexicon/combinations.json' with { type: 'json' }
import { conceptFiles, lexiconFiles, readSenses } from '#moderation/lexicon/files.ts'
import { assess } from '#moderation/triage/assess.ts'
import { examine } from '#moderation/triage/examine.ts'
import { combine } from '#moderation/triage/combine.ts'
import { combinations, conceptWords } from '#moderation/triage/lexicon.ts'
import {
  checkLexicon,
  phrasesOf,
  type Combination,
  type LexiconFile,
} from '#moderation/triage/lexicon-schema.ts'

const files = checkLexicon(lexiconFiles, conceptFiles, combinationsFile)

function rulesHeard(text: string): string[] {
  return examine(text).hits.map((hit) => hit.rule)
}

function levelByRules(text: string, using = combinations): string {
  const { hits, concepts } = examine(text)
  return combine(hits, concepts, using).level
}

function broken(change: (file: LexiconFile) => unknown): () => unknown {
  const file = structuredClone(files.find((one) => one.language === 'nl')) as LexiconFile
  return () => checkLexicon([change(file)], conceptFiles, { combinations: [] })
}

/** The combination with one condition less, for each condition. */
function looser(one: Combination): Combination[] {
  const { concepts: _, ...withoutConcepts } = one
  const { when: __, ...withoutTime } = one
  return [
    ...one.signals.map((gone) => ({
      ...one,
      signals: one.signals.filter((signal) => signal !== gone),
    })),
    withoutConcepts,
    withoutTime,
  ]
}

/** A phrase as somebody would write it, each time with other words of its choices. */
function saidInEachWay(phrase: string): string[] {
  const slots = phrase
    .split(/[\s…>]+/)
    .filter((slot) => slot !== '')
    .map((slot) => slot.replace(/[()]/g, '').split('/').map(oneWord))
  const most = Math.max(...slots.map((choices) => choices.length))
  return Array.from({ length: most }, (_, way) =>
    slots.map((choices) => choices[Math.min(way, choices.length - 1)]).join(' '),
  )
}

/** A word of a concept instead of its name, and no star. */
function oneWord(choice: string): string {
  const name = /^\{(.*)\}$/.exec(choice)?.[1]
  if (name === undefined) return choice.replace('*', '')
  return conceptWords.get(name)?.find((word) => /^\p{L}+$/u.test(word)) ?? choice
}

describe('every phrase of a rule', () => {
  const phrases = files.flatMap((file) =>
    file.rules.flatMap((rule) => phrasesOf(rule).map((phrase) => ({ id: rule.id, phrase }))),
  )

  it('is heard when it is said as it is written: no idiom, time or clause takes it away', () => {
    const unheard = phrases.flatMap(({ id, phrase }) =>
      saidInEachWay(phrase)
        .filter((text) => !rulesHeard(text).includes(id))
        .map((text) => `${id}: ${text}`),
    )
    expect(phrases.length).toBeGreaterThan(2000)
    expect(unheard).toEqual([])
  })
})

describe('a clear cry', () => {
  it.each(cries.sentences)('reaches a professional: %s', (sentence) => {
    expect(['acute', 'urgent']).toContain(assess(sentence).level)
  })
})

describe('words that are everyday too', () => {
  it.each([
    ['help', 'urgent', 'violence-now'],
    ['help help, alsjeblieft', 'urgent', 'violence-now'],
    ['hij neemt de kinderen mee naar Marokko', 'attention', 'abduction'],
  ])('are heard when they are all that is said: %s', (text, level, signal) => {
    expect(levelByRules(text)).toBe(level)
    expect(assess(text).signals).toContain(signal)
  })

  it('are heard beside a sentence that tells nothing', () => {
    expect(levelByRules('help. Het regent hier.')).toBe('urgent')
  })

  it.each([
    'help, hoe upload ik een foto',
    'Ik heb vroeger vaak help geroepen',
    'hij neemt de kinderen mee naar de speeltuin',
  ])('are no cry beside other words: %s', (text) => {
    expect(levelByRules(text)).toBe('none')
    expect(rulesHeard(text).filter((rule) => rule.endsWith('.alone'))).toEqual([])
  })
})

describe('everyday language', () => {
  it.each(everyday.sentences)('is called neither acute nor urgent by a rule: %s', (sentence) => {
    expect(['none', 'attention']).toContain(levelByRules(sentence))
  })
})

describe('the files of the lexicon', () => {
  it('are all read: none lies in a folder without being named', () => {
    const folders = new Set(files.map((file) => file.language))
    for (const { language } of conceptFiles) folders.add(language)
    const written = [...folders].flatMap((folder) =>
      readdirSync(`moderation/lexicon/${folder}`).filter(
        (name) => name.endsWith('.json') && name !== 'idioms.json',
      ),
    )
    expect(written).toHaveLength(files.length + conceptFiles.length + [...readSenses()].length)
  })

  it.each<[string, (file: LexiconFile) => unknown, RegExp]>([
    [
      'an unknown signal',
      (file) => ({ ...file, signal: 'sadness' }),
      /^lexicon\/nl\/sadness\.json: signal/,
    ],
    [
      'a rule without a reason',
      (file) => ({ ...file, rules: [{ ...file.rules[0], why: '' }] }),
      /^lexicon\/nl\/[a-z-]+\.json: rules\.0\.why/,
    ],
    [
      'a concept that is not there',
      (file) => ({ ...file, rules: [{ ...file.rules[0], phrases: ['hij {zwaard}'] }] }),
      /rule [a-z.-]+: no concept \{zwaard\} \("hij \{zwaard\}"\)/,
    ],
    [
      'two words in a choice',
      (file) => ({ ...file, rules: [{ ...file.rules[0], phrases: ['hij e-mailt/belt me'] }] }),
      /rule [a-z.-]+: not one word \("e-mailt\/belt"\)/,
    ],
    [
      'a bracket around several words, each of which would be needed',
      (file) => ({ ...file, rules: [{ ...file.rules[0], phrases: ['ik slaap (in de schuur)'] }] }),
      /rule [a-z.-]+: brackets stand around one word each.*\("ik slaap \(in de schuur\)"\)/,
    ],
    [
      'an open ending that would be read as that word alone',
      (file) => ({ ...file, rules: [{ ...file.rules[0], hints: ['bus*'] }] }),
      /rule [a-z.-]+: an open ending needs 4 letters before it \("bus\*"\)/,
    ],
    [
      'an idiom that would be read as its first word alone',
      (file) => ({ ...file, idioms: ['nek-aan-nek'] }),
      /idiom "nek-aan-nek": not one word/,
    ],
    [
      'an idiom that would take its words from every text, with a note in brackets',
      (file) => ({ ...file, idioms: ['ophangen (was)'] }),
      /idiom "ophangen \(was\)": its first and its last word must be there/,
    ],
    [
      'a rule that says nothing',
      (file) => ({ ...file, rules: [{ ...file.rules[0], phrases: [], hints: [] }] }),
      /rule [a-z.-]+: no phrase and no hint/,
    ],
    [
      'a field that nobody reads',
      (file) => ({ ...file, rules: [{ ...file.rules[0], weight: 3 }] }),
      /^lexicon\/nl\/[a-z-]+\.json: rules\.0: .*weight/,
    ],
  ])('are refused with file, rule and what is wrong: %s', (_, change, said) => {
    expect(broken(change)).toThrow(said)
  })

  it('refuses the same rule twice', () => {
    const [file] = files
    expect(() => checkLexicon([file, file], conceptFiles, { combinations: [] })).toThrow(
      /given twice/,
    )
  })
})

describe('the examples that rules carry', () => {
  const rules = files.flatMap((file) => file.rules)

  it('are there for every rule', () => {
    expect(rules.filter((rule) => (rule.fires ?? []).length === 0).map((rule) => rule.id)).toEqual(
      [],
    )
  })

  it.each(rules.flatMap((rule) => (rule.fires ?? []).map((text) => [rule.id, text])))(
    '%s is heard in “%s”',
    (id, text) => {
      expect(rulesHeard(text as string)).toContain(id)
    },
  )

  it.each(rules.flatMap((rule) => (rule.silent ?? []).map((text) => [rule.id, text])))(
    '%s is not heard in “%s”',
    (id, text) => {
      expect(rulesHeard(text as string)).not.toContain(id)
    },
  )
})

describe('combinations of signals', () => {
  it.each(combinations.map((one) => [one.id, one] as const))('%s makes the level', (_, one) => {
    for (const text of one.fires) expect([text, levelByRules(text)]).toEqual([text, one.level])
    for (const text of one.silent) expect([text, levelByRules(text)]).not.toEqual([text, one.level])
  })

  it.each(combinations.map((one) => [one.id, one] as const))(
    '%s is needed: without it, or with a lower level, an example changes',
    (id, one) => {
      const without = combinations.filter((other) => other.id !== id)
      const lower = combinations.map((other) =>
        other.id === id ? { ...other, level: 'none' as const } : other,
      )
      expect(one.fires.some((text) => levelByRules(text, without) !== one.level)).toBe(true)
      expect(one.fires.some((text) => levelByRules(text, lower) !== one.level)).toBe(true)
    },
  )

  it.each(combinations.map((one) => [one.id, one] as const))(
    '%s needs its conditions: with one less, what must be silent speaks',
    (id, one) => {
      for (const text of one.silent) {
        const levels = looser(one).map((loose) =>
          levelByRules(
            text,
            combinations.map((other) => (other.id === id ? loose : other)),
          ),
        )
        expect([text, levels]).toEqual([text, expect.arrayContaining([one.level])])
      }
    },
  )
})

describe('what somebody meant', () => {
  it.each([
    'als ik wegga vindt niemand me nog terug, zei hij',
    'hij heeft mijn paspoort en vrijdag vliegen we, ik wil niet',
    'ik heb de pillen al geteld, vannacht is het klaar',
    'hij weet waar het huis is, hij staat voor de deur van de opvang',
    'hij kneep gisteren mijn keel dicht',
    'mijn keel heeft hij gisteren dichtgeknepen',
    'gister heeft hij m’n keel dicht geknepen',
    'h1j heeft n m3s en komt naar boven',
    'ik ga vanavond z e l f m o o r d plegen, de brieven liggen klaar',
  ])('is acute: %s', (text) => {
    expect(assess(text, { board: 'partner-violence' }).level).toBe('acute')
  })

  it.each([
    'ik schoot in de lach toen mijn dochter met dat verhaal kwam',
    'hij heeft me nooit geslagen en hij heeft geen wapen, we zijn gewoon uit elkaar gegroeid',
    'tien jaar geleden kneep hij mijn keel dicht, ik ben nu veilig en gelukkig',
    'ik heb een nieuw broodmes gekocht, eindelijk',
    'weet iemand hoe lang je op een urgentieverklaring wacht?',
    'mijn paspoort is verlopen, waar vraag ik een nieuwe aan?',
  ])('is nothing to alarm for: %s', (text) => {
    expect(assess(text, { board: 'partner-violence' }).level).toBe('none')
  })
})
