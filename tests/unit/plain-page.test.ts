import { expect, test } from 'vitest'
import { plainPage } from '#app/server/plain-page.ts'
import { translator } from '#app/i18n/translate.ts'
import { LANGUAGES } from '#moderation/vocabulary.ts'

const DRESS = { stylesheet: '/assets/a.css', leave: '/leave.js?v=1' }
const STATUSES = [400, 403, 404, 405, 408, 413, 415, 421, 429, 500, 503]

test.each(STATUSES.flatMap((status) => LANGUAGES.map((language) => [status, language] as const)))(
  'the plain page for %i in %s leads out, to help and home, and says nothing of the inside',
  (status, language) => {
    const page = plainPage(status, language, DRESS)
    expect(page).toContain(`<html lang="${language}" dir="ltr">`)
    for (const href of ['/leave', '/help', '/']) expect(page).toContain(`href="${href}"`)
    expect(page).toContain('<title>Luwte</title>')
    expect(page).not.toMatch(/undefined|common:|account:|Error|\b[45]\d\d\b|style=|<script>/)
    const heading = /<h1>(.*?)<\/h1><p>(.*?)<\/p>/.exec(page)
    expect(heading?.[1]?.length).toBeGreaterThan(5)
    expect(heading?.[2]?.length).toBeGreaterThan(10)
  },
)

test.each([
  [404, 'missing'],
  [413, 'large'],
  [429, 'fast'],
  [503, 'busy'],
  [500, 'fault'],
  [418, 'fault'],
] as const)('%i is told as: %s', (status, reason) => {
  const t = translator('nl')
  expect(plainPage(status, 'nl', DRESS)).toContain(`<h1>${t(`common:plain.${reason}.title`)}</h1>`)
})

test('without a build there is no style sheet to ask for', () => {
  expect(plainPage(404, 'nl', { ...DRESS, stylesheet: undefined })).not.toContain('stylesheet')
})
