import { gunzipSync } from 'node:zlib'
import { array, assert, base64String, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { keyedPage } from '#app/server/keyed-page.ts'

const KEY = 'nZ3-a_key_that_differs'
const STAND_IN = '@@stand-in@@'

function made(pieces: string[], key: string) {
  const page = keyedPage(Buffer.from(pieces.join(STAND_IN)), STAND_IN)
  return { plain: page.plain(key).toString(), gzip: gunzipSync(page.gzip(key)).toString() }
}

test('the key stands wherever it belongs, and every gunzip reads the page', () => {
  const pieces = ['<form>é ', ' </form> “aan” ', '']
  expect(made(pieces, KEY)).toEqual({ plain: pieces.join(KEY), gzip: pieces.join(KEY) })
})

test('a page without a form is itself', () => {
  expect(made(['<p>niets</p>'], KEY)).toEqual({ plain: '<p>niets</p>', gzip: '<p>niets</p>' })
})

test('whatever stands around it, and however often', () => {
  const piece = string({ unit: 'binary', maxLength: 3_000 })
  assert(
    property(array(piece, { minLength: 1, maxLength: 5 }), base64String(), (all, key) => {
      const texts = all.map((one) => one.toWellFormed().replaceAll('@', ''))
      const whole = texts.join(key)
      expect(made(texts, key)).toEqual({ plain: whole, gzip: whole })
    }),
    { numRuns: 60 },
  )
})

test('two readers get the same page but for the key', () => {
  const page = keyedPage(Buffer.from(`a${STAND_IN}b`), STAND_IN)
  expect(gunzipSync(page.gzip('one')).toString()).toBe('aoneb')
  expect(gunzipSync(page.gzip('other')).toString()).toBe('aotherb')
})
