import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { securityHeaders } from '#app/server/headers.ts'

async function headersOf(loopback: boolean, style?: string): Promise<Record<string, string>> {
  const app = express()
  app.use(...securityHeaders(loopback, style))
  app.use((_request, response) => void response.end())
  const server = app.listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return Object.fromEntries(answer.headers)
}

test('nothing may be loaded, framed or sent but from and to this house', async () => {
  const policy = (await headersOf(false))['content-security-policy'] ?? ''
  expect(policy.split(';').toSorted()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self'",
    "require-trusted-types-for 'script'",
    "script-src 'self'",
    "style-src 'self'",
  ])
})

test('beside files of this house one sheet may style a page, and no other words', async () => {
  const policy = (await headersOf(false, "'sha256-AAAA'"))['content-security-policy']
  expect(policy?.split(';')).toContain("style-src 'self' 'sha256-AAAA'")
})

test.each([
  ['referrer-policy', 'same-origin'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cross-origin-embedder-policy', 'require-corp'],
  ['x-robots-tag', 'noindex, nofollow, noarchive'],
  ['x-dns-prefetch-control', 'off'],
])('every answer has %s: %s', async (name, value) => {
  for (const loopback of [true, false]) expect((await headersOf(loopback))[name]).toBe(value)
})

test('a page may not ask for camera, microphone or place', async () => {
  const policy = (await headersOf(false))['permissions-policy']
  for (const power of ['camera', 'microphone', 'geolocation']) {
    expect(policy).toContain(`${power}=()`)
  }
})

test('TLS is asked for in public for two years, and not of this machine', async () => {
  expect((await headersOf(false))['strict-transport-security']).toBe(
    'max-age=63072000; includeSubDomains',
  )
  expect(await headersOf(true)).not.toHaveProperty('strict-transport-security')
})

test('no answer says what the house is built with', async () => {
  const headers = await headersOf(false)
  expect(headers).not.toHaveProperty('x-powered-by')
  expect(headers).not.toHaveProperty('server')
})
