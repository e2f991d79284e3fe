import { expect, test } from 'vitest'
import {
  HELP_LEAVE_TO,
  HELP_LINK_HOSTS,
  isHelpNumber,
  isSituation,
  openNow,
  servicesByIds,
  servicesForAuthor,
  SITUATIONS,
  uncheckedServices,
  type HelpService,
} from '#moderation/help/services.ts'
import file from '#moderation/help/services.json' with { type: 'json' }
import { LANGUAGES } from '#moderation/vocabulary.ts'

const SERVICES = file.services as HelpService[]

function service(id: string): HelpService {
  const found = SERVICES.find((one) => one.id === id)
  if (found === undefined) throw new Error(`No service ${id}`)
  return found
}

const CHAT = service('veilig-thuis-chat')
const DESK = {
  ...CHAT,
  hours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', usually: false },
}

test.each([
  ['a Tuesday afternoon in winter', '2026-11-24T14:00:00Z', true],
  ['the first minute in winter', '2026-11-24T08:00:00Z', true],
  ['the minute before it', '2026-11-24T07:59:59Z', false],
  ['the last minute in winter', '2026-11-24T15:59:59Z', true],
  ['the minute after it', '2026-11-24T16:00:00Z', false],
  ['the first minute in summer', '2026-07-01T07:00:00Z', true],
  ['the minute before it in summer', '2026-07-01T06:59:00Z', false],
  ['the last minute in summer', '2026-07-01T14:59:00Z', true],
  ['the minute after it in summer', '2026-07-01T15:00:00Z', false],
  ['a Saturday', '2026-11-28T11:00:00Z', false],
  ['a Sunday', '2026-11-29T11:00:00Z', false],
  ['a Friday that is still Friday here', '2026-11-27T15:30:00Z', true],
  ['the Monday after the clock went back', '2026-10-26T08:00:00Z', true],
  ['that Monday an hour before', '2026-10-26T07:30:00Z', false],
  ['the Monday after the clock went forward', '2026-03-30T07:00:00Z', true],
  ['a Monday midnight that is Sunday elsewhere', '2026-11-29T23:30:00Z', false],
])('by the clock in the Netherlands, at %s', (_, moment, open) => {
  const now = new Date(moment)
  expect(openNow(DESK, now)).toBe(open)
  expect(openNow(CHAT, now)).toBe(open ? 'usually' : false)
  expect(openNow(service('112'), now)).toBe(true)
})

test('services that answer now come first, in the order asked for', () => {
  const sunday = new Date('2026-11-29T11:00:00Z')
  const tuesday = new Date('2026-11-24T11:00:00Z')
  const ids = ['veilig-thuis-chat', '113', 'nobody', '112']
  const order = (now: Date) => servicesByIds(ids, 'nl', now).map(({ id }) => id)
  expect(order(tuesday)).toEqual(['veilig-thuis-chat', '113', '112'])
  expect(order(sunday)).toEqual(['113', '112', 'veilig-thuis-chat'])
})

test.each([
  ['nl', '2026-11-24T11:00:00Z', 'meestal op werkdagen 09:00–17:00, nu meestal open'],
  ['nl', '2026-11-29T11:00:00Z', 'meestal op werkdagen 09:00–17:00, nu meestal dicht'],
  ['en', '2026-11-24T11:00:00Z', 'mostly on working days 09:00–17:00, mostly open now'],
] as const)('in %s at %s hours that vary are said with "mostly"', (language, moment, hours) => {
  const [chat] = servicesByIds(['veilig-thuis-chat'], language, new Date(moment))
  expect(chat?.hours).toBe(hours)
})

test.each([
  ['veilig-thuis', 'dag en nacht, gratis'],
  ['wereldwijd', 'dag en nacht'],
  ['112-app', 'dag en nacht'],
])('that %s costs nothing is said where one can call', (id, hours) => {
  expect(servicesByIds([id], 'nl', new Date())[0]?.hours).toBe(hours)
})

test('an author in danger always sees who can be called day and night', () => {
  const shown = servicesForAuthor('nl', new Date('2026-11-29T03:00:00Z'))
  expect(shown.map(({ id }) => id)).toEqual(['112', 'veilig-thuis', 'csg', '113'])
  expect(shown.every(({ open, phones }) => open && phones.length > 0)).toBe(true)
})

test.each(Object.entries(SITUATIONS))(
  'in the situation %s every service exists',
  (situation, ids) => {
    expect(isSituation(situation)).toBe(true)
    expect(servicesByIds(ids, 'en', new Date())).toHaveLength(ids.length)
    expect(ids).toContain('112')
  },
)

test.each(['traces', 'toString', '__proto__', ''])('%j is no situation', (value) => {
  expect(isSituation(value)).toBe(false)
})

test.each([
  ['2026-11-22', 90, []],
  ['2027-02-20', 90, []],
  ['2027-02-21', 90, SERVICES.map(({ id }) => id)],
])('on %s, what was checked more than %i days ago has to be checked again', (today, days, ids) => {
  expect(SERVICES.every(({ lastChecked }) => lastChecked === '2026-11-22')).toBe(true)
  expect(uncheckedServices(today, days)).toEqual(ids)
})

test.each(SERVICES)('$id has its purpose in every language, its source and a true day', (one) => {
  for (const language of LANGUAGES) expect(one.purpose[language].length).toBeGreaterThan(5)
  expect(one.source).not.toBe('')
  expect(new Date(one.lastChecked).toISOString().slice(0, 10)).toBe(one.lastChecked)
  for (const { shown, tel } of one.phones) {
    expect(tel).toMatch(/^\+?\d+$/)
    expect(shown.replace(/\D/g, '')).toBe(tel.replace(/\D/g, ''))
    expect(isHelpNumber(tel.replace(/\D/g, ''))).toBe(true)
  }
  const url = new URL(one.site?.url ?? 'https://rijksoverheid.nl/')
  expect(url.protocol).toBe('https:')
  expect(HELP_LINK_HOSTS).toContain(url.hostname.replace(/^www\./, ''))
})

test.each([
  ['08002000', true],
  ['112', true],
  ['113', true],
  ['31247247247', true],
  ['0031247247247', true],
  ['31682387796', true],
  ['0682387796', true],
  ['0247247247', true],
  ['0612345678', false],
  ['08002001', false],
  ['', false],
])('the digits %s are a help line: %s', (digits, help) => {
  expect(isHelpNumber(digits)).toBe(help)
})

test('quick exit goes to a page about the weather', () => {
  expect(new URL(HELP_LEAVE_TO).protocol).toBe('https:')
  expect(HELP_LEAVE_TO).toMatch(/weer|weather/)
})
