import { expect, test } from 'vitest'
import { endOf } from '#app/auth/sessions.ts'
import { MINUTE_MS } from '#db/days.ts'
import { START } from '#tests/helpers/clock.ts'

const BEGAN = START.getTime()

test.each([
  ['a member, just signed in', 'member', false, 0, 30],
  ['a member who reads on', 'member', false, 100, 130],
  ['a member near the end', 'member', false, 220, 240],
  ['a member past the end', 'member', false, 300, 240],
  ['on a shared device, just signed in', 'member', true, 0, 10],
  ['on a shared device, reading on', 'member', true, 45, 55],
  ['on a shared device, near the end', 'member', true, 55, 60],
  ['a moderator, just signed in', 'moderator', false, 0, 30],
  ['a professional who works on', 'professional', false, 300, 330],
  ['an administrator near the end', 'administrator', false, 470, 480],
  ['a moderator on a shared device', 'moderator', true, 55, 85],
] as const)('%s', (_, role, shared, minute, end) => {
  const ends = endOf({ createdAt: BEGAN, shared }, role, BEGAN + minute * MINUTE_MS)
  expect((ends - BEGAN) / MINUTE_MS).toBe(end)
})
