import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { localPath } from '#app/local-path.ts'

test.each(['/', '/b/x?page=2', '/t/x#post', '/b/één', `/${'a'.repeat(499)}`])(
  '%s is a place of this house',
  (path) => {
    expect(localPath(path, '/home')).toBe(path)
  },
)

test.each([
  undefined,
  null,
  '',
  'b/x',
  ' /b/x',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '\\\\elsewhere.example',
  'https://elsewhere.example/',
  'javascript:alert(1)',
  '/\t/elsewhere.example',
  '/b\r\nSet-Cookie: a=b',
  '/b\u0000',
  '/help/..//elsewhere.example',
  '/.//elsewhere.example',
  `/${'a'.repeat(500)}`,
])('%j is not: home it is', (path) => {
  expect(localPath(path, '/home')).toBe('/home')
})

test('no path that is let through leads out of the house', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    'elsewhere.example',
    '@',
    ':',
    '?',
    '#',
    '\t',
    '\n',
    '%2f',
    'https:',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const path = localPath(parts.join(''), '/')
      expect(new URL(path, 'https://house.example/b/x').origin).toBe('https://house.example')
      const { pathname } = new URL(path, 'https://house.example/b/x')
      expect(new URL(pathname, 'https://house.example').origin).toBe('https://house.example')
    }),
    { numRuns: 2_000 },
  )
})
