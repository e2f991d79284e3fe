import { expect, test } from 'vitest'
import { makeGate, WORK, workOf } from '#app/server/gate.ts'

function aGate() {
  let at = 0
  const ends: Array<() => void> = []
  const gate = makeGate(
    () => at,
    (done) => ends.push(done),
  )
  return {
    gate,
    wait(milliseconds: number) {
      at += milliseconds
    },
    endTurn() {
      for (const end of ends.splice(0)) end()
    },
    putOffNow: () => WORK.filter((work) => gate.putsOff(work)),
  }
}

test('the longer a turn goes on the more is put off, the least needed first', () => {
  const { gate, putOffNow, wait } = aGate()
  const seen: string[][] = [putOffNow()]
  for (let step = 0; step < 12; step += 1) {
    wait(10)
    seen.push(putOffNow())
  }
  const steps = seen.filter((one, index) => one.length !== seen[index - 1]?.length)
  expect(steps).toEqual(WORK.map((_, index) => WORK.slice(0, index)).concat([[...WORK]]))
  expect(gate.putOff().search).toBeGreaterThan(gate.putOff().reading)
})

test('a new turn begins anew', () => {
  const { endTurn, putOffNow, wait } = aGate()
  putOffNow()
  wait(500)
  expect(putOffNow()).toEqual([...WORK])
  endTurn()
  expect(putOffNow()).toEqual([])
})

test('what was begun counts until it is done, once', () => {
  const { gate, putOffNow } = aGate()
  const done = Array.from({ length: 30 }, () => gate.begin('reading'))
  expect(putOffNow()).toEqual(['search', 'figures', 'joining'])
  for (const end of done) {
    end()
    end()
  }
  expect(gate.begun()).toBe(0)
  expect(putOffNow()).toEqual([])
})

test('who waits for a passphrase stands in nobody else’s way', () => {
  const { gate, putOffNow } = aGate()
  for (let waits = 0; waits < 239; waits += 1) gate.begin('signing-in')
  expect(putOffNow()).toEqual([])
  gate.begin('signing-in')
  expect(putOffNow()).toEqual(['signing-in'])
})

test('what was written waits for a turn with room, and no longer than it may', async () => {
  const { endTurn, gate, wait } = aGate()
  gate.putsOff('writing')
  wait(95)
  const inTime = gate.waitFor('writing', 5_000)
  endTurn()
  expect(await inTime).toBe(true)
  const begun = Array.from({ length: 60 }, () => gate.begin('writing'))
  const never = gate.waitFor('writing', 5_000)
  for (let turn = 0; turn < 6; turn += 1) {
    wait(1_000)
    endTurn()
    await Promise.resolve()
    await Promise.resolve()
  }
  expect(await never).toBe(false)
  expect(gate.putOff().writing).toBe(1)
  for (const done of begun) done()
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
