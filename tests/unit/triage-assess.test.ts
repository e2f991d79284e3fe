import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { assess } from '#moderation/triage/assess.ts'
import { wordsOf as tokensOf } from '#moderation/triage/lexicon.ts'
import { tokenise } from '#moderation/triage/tokens.ts'
import { levelOf, readingOf } from '#moderation/triage/reader/read.ts'

function why(text: string): string[] {
  return assess(text).suppressed.map((one) => one.why)
}

function wordsOf(text: string): string[] {
  return tokensOf(text).map((token) => token.word)
}

const QUIET = 'ik heb vandaag een taart gebakken met mijn dochter en die is gelukt'
const URGENT = 'hij heeft me vorige week geslagen, hij duwt en schopt me al maanden'
const ACUTE = 'hij staat voor de deur met een mes en zegt dat hij me vermoordt'

describe('what is known around a text', () => {
  it('raises urgent to acute when the same author was in acute danger, and nothing else', () => {
    expect(assess(URGENT).level).toBe('urgent')
    expect(assess(URGENT, { earlier: 'acute' }).level).toBe('acute')
    expect(assess(URGENT, { earlier: 'urgent' }).level).toBe('urgent')
    expect(assess(QUIET, { earlier: 'acute' }).level).toBe('none')
    expect(assess(ACUTE, { earlier: 'none' }).level).toBe('acute')
  })

  it('lets the writer’s own yes raise, and her no never lower', () => {
    expect(assess(URGENT, { danger: 'yes' }).level).toBe('acute')
    expect(assess(QUIET, { danger: 'yes' }).level).toBe('urgent')
    expect(assess(ACUTE, { danger: 'no' }).level).toBe('acute')
    expect(assess(QUIET, { danger: 'no' }).level).toBe('none')
    expect(assess(QUIET, { danger: 'unknown' }).level).toBe('none')
  })
})

describe('what a person gets to see', () => {
  it('is the rule, the signal and the words, with what changed their weight', () => {
    const text = 'Hoi 👋 allemaal. Gisteren hield hij een mes tegen mijn keel.'
    const { matches } = assess(text)
    const match = matches.find(({ signal }) => signal === 'weapon')
    expect(match).toBeDefined()
    expect(text.slice(match?.start, match?.end)).toContain('mes')
    expect(match?.note).toBe('time:gisteren')
  })

  it('is what was heard and did not count', () => {
    expect(why('hij heeft me nooit geslagen')).toContain('denied:nooit')
    expect(why('tien jaar geleden kneep hij mijn keel dicht')).toContain('past:jaar geleden')
    expect(why('in die film kneep hij haar keel dicht')).toContain('media')
    expect(why('stel dat hij mijn keel dichtkneep')).toContain('hypothetical')
  })

  it('is a denial in its own clause only', () => {
    const { suppressed } = assess(
      'hij heeft me nooit geslagen maar gister kneep hij mijn keel dicht',
    )
    expect(suppressed.map((one) => one.signal)).not.toContain('strangulation')
  })

  it('is one line: the signals, or the words of the linear reader', () => {
    expect(assess(ACUTE).because).not.toMatch(/\n/)
    expect(assess(ACUTE).because).not.toBe('')
    expect(assess(QUIET).because).toBe('')
  })
})

describe('a language the lexicon does not cover', () => {
  it.each([
    ['Spanish', 'hola, necesito ayuda, mi marido está en casa y tengo mucho miedo'],
    ['French', 'bonjour, je ne sais pas quoi faire, mon mari est avec nous'],
    ['Romanian', 'nu știu ce să fac, soțul meu este acasă și mi-e frică pentru copii'],
    ['Somali', 'waan cabsanayaa ninkeyga guriga ayuu joogaa fadlan i caawi'],
    ['Tigrinya', 'ሰብኣየይ ኣብ ገዛ ኣሎ ብጣዕሚ ፈሪሐ ኣለኹ ሓግዙኒ'],
    ['Farsi', 'من نمی دانم چه کار کنم، شوهرم در خانه است و بچه ها با من هستند'],
    ['German', 'ich weiß nicht was ich machen soll, mein Mann ist zu Hause und die Kinder auch'],
  ])('is itself a reason for a person to look: %s', (_, text) => {
    const { level, signals } = assess(text)
    expect([level === 'acute' || level === 'urgent', ...signals]).toEqual(
      expect.arrayContaining([level === 'attention' ? 'unknown-language' : true]),
    )
  })

  it.each([
    'yo bro dat is echt ziek man haha',
    'ewa mattie alles goed',
    'amai wat ne schone foto',
    'lol same',
    'thanks everyone, you are lovely',
    'teşekkürler kızlar iyi ki varsınız',
    'dzięki dziewczyny, jesteście super',
    'الحمد لله كل شي تمام',
    'дякую дівчата',
    '❤️❤️❤️',
  ])('is not: %s', (text) => {
    expect(assess(text).signals).not.toContain('unknown-language')
  })
})

describe('words that were hidden', () => {
  it.each([
    ['z e l f m o o r d', ['zelfmoord']],
    ['z.e.l.f.m.o.o.r.d', ['zelfmoord']],
    ['z*lfm**rd', ['zelfmoord']],
    ['z3lfm00rd', ['zelfmoord']],
    ['p1llen', ['pillen']],
    ['ｐｉｌｌｅｎ', ['pillen']],
    ['pіllen', ['pillen']],
    ['hellllp', ['hellp']],
    ['dogter', ['dochter']],
  ])('%s is read as it is meant', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it.each(['3ayta', 'ABC-12-3', '06', 'x a', 'Nijmegen', 'verwoord', '2e', 'k 4'])(
    '%s stays what it is',
    (text) => {
      expect(wordsOf(text)).toEqual(tokenise(text).map((token) => token.word))
    },
  )
})

describe('thresholds', () => {
  const limits = { acute: 0.5, urgent: 0.6, attention: 0.4 }
  it.each([
    [[0.5, 0, 0, 0.5], 'acute'],
    [[0.4, 0.2, 0, 0.4], 'urgent'],
    [[0.1, 0.1, 0.2, 0.6], 'attention'],
    [[0.1, 0.1, 0.1, 0.7], 'none'],
  ])('%j is %s', (chances, level) => {
    expect(levelOf(readingOf(Float64Array.from(chances as number[])), limits)).toBe(level)
  })
})

describe('npm run triage', () => {
  it('answers good lines in order, names the bad ones, and ends with 1', () => {
    const lines = [
      JSON.stringify({ id: '1', text: ACUTE }),
      '{"id": "2"',
      JSON.stringify({ id: '3', text: 7 }),
      JSON.stringify({ id: '4', text: QUIET, board: 'bystanders' }),
    ]
    const done = spawnSync('node', ['scripts/triage.ts'], { input: lines.join('\n') })
    const answers = String(done.stdout)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; level: string; matches: unknown[] })
    expect(answers.map(({ id, level }) => [id, level])).toEqual([
      ['1', 'acute'],
      ['4', 'none'],
    ])
    expect(answers[0]?.matches[0]).toMatchObject({
      rule: expect.any(String) as string,
      signal: expect.any(String) as string,
      start: expect.any(Number) as number,
      end: expect.any(Number) as number,
    })
    expect(String(done.stderr)).toMatch(/line 2: .+\nline 3: "text" must be a string/)
    expect(done.status).toBe(1)
  }, 60_000)

  it('reads the first text of a process, for which all is compiled, as any other', () => {
    const text =
      'Gisteren zei hij nog: ik maak je kapot. Nu bonst hij op de deur en hij heeft een mes!'
    const input = ['1', '2'].map((id) => JSON.stringify({ id, text })).join('\n')
    const [first, second] = String(spawnSync('node', ['scripts/triage.ts'], { input }).stdout)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; level: string })
    expect(first?.level).toBe('acute')
    expect(first).toEqual({ ...second, id: '1' })
  }, 60_000)
})
