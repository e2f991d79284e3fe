import { expect, test } from 'vitest'
import { makeLine, WORK, workOf, type Work } from '#app/server/line.ts'

function aLine() {
  let at = 0
  const turns: Array<() => void> = []
  const done: string[] = []
  const away: string[] = []
  const unanswered: Array<() => void> = []
  const line = makeLine(
    () => at,
    (pump) => turns.push(pump),
  )
  return {
    line,
    done,
    away,
    enter(work: Work | undefined, name: string = work ?? 'first') {
      line.enter(work, {
        run(_waited, ended) {
          done.push(name)
          unanswered.push(ended)
        },
        putOff: () => away.push(name),
      })
    },
    /** All that was begun is answered. */
    answer() {
      for (const ended of unanswered.splice(0)) ended()
    },
    wait(milliseconds: number) {
      at += milliseconds
    },
    /** Lets so many turns of the loop pass. */
    pass(count: number) {
      for (let turn = 0; turn < count; turn += 1) turns.shift()?.()
    },
  }
}

test('one a turn, the most needed first, and help before everything', () => {
  const { done, enter, pass } = aLine()
  for (const work of WORK) enter(work)
  enter(undefined)
  expect(done).toEqual([])
  pass(1)
  expect(done).toEqual(['first'])
  pass(20)
  expect(done).toEqual(['first', ...WORK.toReversed()])
})

test('the more wait the more is put off, the least needed first; what was written never', () => {
  const { away, enter, line } = aLine()
  const seen = new Set<string>()
  for (let index = 0; index < 200; index += 1) {
    enter('writing')
    for (const work of WORK.filter((one) => one !== 'writing')) {
      const before = away.length
      line.enter(work, { run: () => {}, putOff: () => away.push(work) })
      if (away.length > before) seen.add(work)
    }
  }
  expect([...seen]).toEqual(WORK.filter((work) => work !== 'writing'))
  expect(line.putOff().writing).toBe(0)
  expect(line.putOff().search).toBeGreaterThan(line.putOff().reading)
})

test('who waited long goes first, and who waited too long is put off; what was written goes on', () => {
  const { away, done, enter, pass, wait } = aLine()
  enter('search')
  wait(1_100)
  enter('reading')
  pass(1)
  expect(done).toEqual(['search'])
  enter('search')
  enter('writing')
  wait(3_100)
  enter('reading', 'fresh')
  pass(10)
  expect(away).toEqual(['search', 'reading'])
  expect(done).toEqual(['search', 'writing', 'fresh'])
})

test('a flood of what is never put off waits with the readers in the end', () => {
  const { away, enter, line } = aLine()
  for (let index = 0; index < 400; index += 1) enter(undefined)
  expect(line.waiting()).toBe(320)
  expect(away).toHaveLength(80)
})

test('whoever comes while nobody waits is done in the next turn', () => {
  const { done, enter, line, pass } = aLine()
  enter('reading', 'one')
  pass(1)
  enter('reading', 'two')
  pass(1)
  expect(done).toEqual(['one', 'two'])
  expect(line.waiting()).toBe(0)
})

/** Sixteen writers had their turn, which took 10 ms, and sixteen wait; a page was answered just now. */
function sixteenWrote() {
  const made = aLine()
  for (let index = 0; index < 32; index += 1) made.enter('writing', `writer ${index}`)
  made.pass(1)
  made.wait(10)
  made.answer()
  made.line.answered()
  return made
}

test('writers have their turn sixteen at once, and then pages go first for twice as long', () => {
  const { done, line, pass, wait } = sixteenWrote()
  expect(done).toHaveLength(16)
  for (let turn = 0; turn < 19; turn += 1) {
    wait(1)
    // Somebody goes on reading.
    line.answered()
    pass(1)
    expect(done).toHaveLength(16)
  }
  wait(1)
  pass(1)
  expect(done).toHaveLength(32)
})

test('writers wait for those before them, but not for a text that comes in slowly', () => {
  const { done, enter, line, pass, wait } = aLine()
  for (let index = 0; index < 32; index += 1) enter('writing')
  pass(1)
  wait(99)
  line.answered()
  pass(1)
  expect(done).toHaveLength(16)
  wait(1)
  line.answered()
  pass(1)
  expect(done).toHaveLength(32)
})

test('writers wait for no reader when nobody reads, nor when many of them wait', () => {
  const quiet = sixteenWrote()
  quiet.wait(20)
  quiet.pass(1)
  expect(quiet.done).toHaveLength(32)
  const crowd = sixteenWrote()
  for (let index = 0; index < 17; index += 1) crowd.enter('writing', `late ${index}`)
  crowd.pass(1)
  expect(crowd.done).toHaveLength(32)
})

test('who waits for a page that is being made reads', () => {
  const { answer, done, enter, pass, wait } = aLine()
  enter('reading')
  for (let index = 0; index < 32; index += 1) enter('writing')
  pass(2)
  expect(done).toHaveLength(17)
  wait(30)
  pass(1)
  expect(done).toHaveLength(17)
  answer()
  wait(20)
  pass(1)
  expect(done).toHaveLength(17 + 16)
})

test('who asks for help or a page goes between two turns of writers', () => {
  const { done, enter, pass } = sixteenWrote()
  enter('reading')
  enter(undefined, 'help')
  pass(2)
  expect(done.slice(16)).toEqual(['help', 'reading'])
})

test.each([
  ['GET', '/', 'reading'],
  ['GET', '/?x=1', 'reading'],
  ['GET', '/b/abc?page=2', 'reading'],
  ['GET', '/t/abc', 'reading'],
  ['GET', '/me', 'reading'],
  ['POST', '/t/abc', 'writing'],
  ['POST', '/b/abc/new', 'writing'],
  ['POST', '/p/abc/edit', 'writing'],
  ['POST', '/me/erase', 'writing'],
  ['POST', '/me', 'reading'],
  ['POST', '/enter', undefined],
  ['GET', '/search?d=1', 'search'],
  ['POST', '/search', 'search'],
  ['GET', '/figures', 'figures'],
  ['POST', '/join', 'joining'],
  ['POST', '/login/second', 'signing-in'],
  ['GET', '/leave', undefined],
  ['GET', '/help/abroad', undefined],
  ['POST', '/ask', undefined],
  ['GET', '/talk/abc', undefined],
  ['POST', '/cases/abc', undefined],
  ['POST', '/queue/abc', undefined],
  ['GET', '/team', undefined],
  ['GET', '/events?ear=x', undefined],
  ['GET', '/healthz', undefined],
])('%s %s is %s', (method, target, work) => {
  expect(workOf(method, target)).toBe(work)
})
