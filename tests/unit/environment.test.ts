import { expect, test } from 'vitest'
import { EnvironmentError, isLoopback, readEnvironment } from '#app/server/environment.ts'
import { HELP_LEAVE_TO } from '#moderation/help/services.ts'

type Variables = Record<string, string | undefined>

const HOUSE: Variables = { ORIGIN: 'https://example.org', CLIENT_ADDRESS: 'x-forwarded-for:1' }

function read(variables: Variables, demo = false) {
  return readEnvironment(variables, { demo })
}

test('with nothing set it serves this machine alone', () => {
  expect(read({})).toEqual({
    port: 3000,
    smtpUrl: null,
    host: '127.0.0.1',
    dataDir: './data',
    origin: new URL('http://127.0.0.1:3000'),
    loopback: true,
    clientAddress: { kind: 'socket' },
    leaveTo: HELP_LEAVE_TO,
    demo: false,
  })
})

test('an empty value is none, and a stranger among the variables is nobody', () => {
  const empty = { PORT: '', HOST: '', DATA_DIR: '', ORIGIN: '', CLIENT_ADDRESS: '', LEAVE_TO: '' }
  expect(read({ ...empty, EDITOR: 'vi' })).toEqual(read({}))
})

test('all that is set is taken', () => {
  const env = read({ ...HOUSE, PORT: '8080', HOST: '0.0.0.0', DATA_DIR: '/srv/data' }, true)
  expect(env).toMatchObject({ port: 8080, host: '0.0.0.0', dataDir: '/srv/data', demo: true })
  expect(env).toMatchObject({ origin: new URL('https://example.org'), loopback: false })
})

test.each<[Variables, string]>([
  [{ PORT: '4000' }, 'http://127.0.0.1:4000'],
  [{ PORT: '0' }, 'http://127.0.0.1:0'],
  [{ HOST: 'localhost' }, 'http://localhost:3000'],
  [{ HOST: '::1' }, 'http://[::1]:3000'],
  [{ HOST: '0.0.0.0' }, 'http://127.0.0.1:3000'],
  [{ HOST: '::' }, 'http://127.0.0.1:3000'],
  [{ ORIGIN: 'http://localhost:8000/' }, 'http://localhost:8000'],
  [{ ...HOUSE, ORIGIN: 'https://Example.org:443' }, 'https://example.org'],
  [{ ...HOUSE, ORIGIN: 'https://example.org:8443' }, 'https://example.org:8443'],
])('the origin of %o is %s', (variables, origin) => {
  expect(read(variables).origin.origin).toBe(origin)
})

test.each<[string, object]>([
  ['socket', { kind: 'socket' }],
  ['x-forwarded-for:1', { kind: 'x-forwarded-for', proxies: 1 }],
  ['x-forwarded-for:9', { kind: 'x-forwarded-for', proxies: 9 }],
])('an address is taken from %s', (CLIENT_ADDRESS, clientAddress) => {
  expect(read({ ...HOUSE, CLIENT_ADDRESS }).clientAddress).toEqual(clientAddress)
})

test.each<[string, Variables]>([
  ['PORT', { PORT: 'three thousand' }],
  ['PORT', { PORT: '65536' }],
  ['PORT', { PORT: '-1' }],
  ['PORT', { PORT: '80.5' }],
  ['PORT', { PORT: ' ' }],
  ['PORT', { PORT: '3e3' }],
  ['PORT', { PORT: '0x50' }],
  ['HOST', { HOST: 'not a host' }],
  ['HOST', { HOST: '127.0.0.1:3000' }],
  ['HOST', { HOST: '[::1]' }],
  ['HOST', { HOST: '999.0.0.1' }],
  ['HOST', { HOST: 'http://127.0.0.1' }],
  ['ORIGIN', { ORIGIN: 'example.org' }],
  ['ORIGIN', { ORIGIN: 'ftp://example.org' }],
  ['ORIGIN', { ...HOUSE, ORIGIN: 'https://example.org/forum' }],
  ['ORIGIN', { ...HOUSE, ORIGIN: 'https://example.org/?a=b' }],
  ['ORIGIN', { ...HOUSE, ORIGIN: 'https://example.org/#top' }],
  ['ORIGIN', { ...HOUSE, ORIGIN: 'https://me@example.org' }],
  ['ORIGIN', { ...HOUSE, ORIGIN: 'http://example.org' }],
  ['ORIGIN', { HOST: '192.0.2.1' }],
  ['CLIENT_ADDRESS', { ORIGIN: 'https://example.org' }],
  ['CLIENT_ADDRESS', { CLIENT_ADDRESS: 'header' }],
  ['CLIENT_ADDRESS', { CLIENT_ADDRESS: 'x-forwarded-for' }],
  ['CLIENT_ADDRESS', { CLIENT_ADDRESS: 'x-forwarded-for:0' }],
  ['CLIENT_ADDRESS', { CLIENT_ADDRESS: 'x-forwarded-for:10' }],
  ['LEAVE_TO', { LEAVE_TO: 'weather' }],
  ['LEAVE_TO', { LEAVE_TO: 'http://weather.example/' }],
  ['LEAVE_TO', { LEAVE_TO: 'http://127.0.0.1:9000/' }],
  ['LEAVE_TO', { LEAVE_TO: 'javascript:alert(1)' }],
])('a wrong %s stops the start with one line that names it: %o', (name, variables) => {
  expect(() => read(variables)).toThrow(EnvironmentError)
  expect(() => read(variables)).toThrow(new RegExp(`^${name}\\b.*\\.$`))
})

test('quick exit goes where it is told to, to this machine in a demo alone', () => {
  expect(read({ LEAVE_TO: 'https://weather.example/now' }).leaveTo).toBe(
    'https://weather.example/now',
  )
  expect(read({ LEAVE_TO: 'http://127.0.0.1:9000/' }, true).leaveTo).toBe('http://127.0.0.1:9000/')
  expect(() => read({ LEAVE_TO: 'http://weather.example/' }, true)).toThrow(/^LEAVE_TO/)
})

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.255.0.3', true],
  ['[::1]', true],
  ['localhost.example', false],
  ['127.0.0.1.example', false],
  ['10.0.0.1', false],
  ['0.0.0.0', false],
  ['[::2]', false],
])('%s is this machine: %s', (name, itself) => {
  expect(isLoopback(name)).toBe(itself)
})
