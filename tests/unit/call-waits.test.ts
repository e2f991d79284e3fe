import { expect, test } from 'vitest'
import { MINUTE_MS } from '#db/days.ts'
import { waitAfter } from '#moderation/alarms/send-summons.ts'

test('a call that did not arrive is tried again soon, then every five minutes', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 100, 2_000].map((failures) => waitAfter(failures) / MINUTE_MS)
  expect(waits).toEqual([0.25, 0.5, 1, 2, 4, 5, 5, 5, 5])
})
