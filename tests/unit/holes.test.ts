import { array, assert, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR_MS } from '#db/days.ts'
import { holesIn, hoursOf, type Stretch } from '#moderation/administration/holes.ts'

function hours(from: number, to: number): Stretch {
  return { from: from * HOUR_MS, to: to * HOUR_MS }
}

const WEEK = hours(0, 168)

test.each<[string, Stretch[], Stretch[]]>([
  ['no shift', [], [WEEK]],
  ['one that covers all', [hours(-5, 200)], []],
  ['one in the middle', [hours(10, 20)], [hours(0, 10), hours(20, 168)]],
  ['one that runs already', [hours(-3, 4)], [hours(4, 168)]],
  ['one that goes on after', [hours(160, 180)], [hours(0, 160)]],
  ['two end to end', [hours(0, 84), hours(84, 168)], []],
  ['two in the wrong order', [hours(84, 168), hours(0, 80)], [hours(80, 84)]],
  ['one inside another', [hours(0, 100), hours(10, 20), hours(100, 168)], []],
  ['one that is over', [hours(-10, -2)], [WEEK]],
  ['one that comes later', [hours(170, 180)], [WEEK]],
])('%s', (_, shifts, holes) => {
  expect(holesIn(shifts, WEEK)).toEqual(holes)
})

function within(stretches: Stretch[], at: number): boolean {
  return stretches.some((one) => one.from <= at && at < one.to)
}

test('every moment is either in a shift or in a hole, never in both', () => {
  const shift = tuple(integer({ min: -50, max: 250 }), integer({ min: 1, max: 60 })).map(
    ([from, length]) => hours(from, from + length),
  )
  assert(
    property(array(shift, { maxLength: 12 }), (shifts) => {
      const holes = holesIn(shifts, WEEK)
      for (let hour = 0; hour < 168; hour += 1) {
        const at = (hour + 0.5) * HOUR_MS
        expect(within(holes, at)).toBe(!within(shifts, at))
      }
    }),
  )
})

test('holes come in their order, each as long as it can be', () => {
  assert(
    property(array(integer({ min: 0, max: 160 }), { maxLength: 12 }), (starts) => {
      const holes = holesIn(
        starts.map((from) => hours(from, from + 5)),
        WEEK,
      )
      const edges = holes.flatMap((hole) => [hole.from, hole.to])
      // Strictly rising: no hole is empty, and no two touch.
      expect(edges).toEqual([...new Set(edges)].toSorted((a, b) => a - b))
    }),
  )
})

test('hours are counted together, and a part of one as one', () => {
  expect(hoursOf([])).toBe(0)
  expect(hoursOf([hours(0, 10), hours(20, 168)])).toBe(158)
  expect(hoursOf([{ from: 0, to: 60_000 }])).toBe(1)
})
