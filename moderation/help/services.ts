/**
 * The help services, from the one data file. A number never stands in a page's text: it comes from here,
 * with its hours, its source and the day it was last checked.
 */
import type { Language } from '../vocabulary.ts'
import file from './services.json' with { type: 'json' }

type Hours = 'always' | { days: number[]; from: string; to: string; usually: boolean }

export type HelpService = {
  id: string
  name: string
  purpose: Record<Language, string>
  phones: Array<{ shown: string; tel: string }>
  site: { shown: string; url: string } | null
  hours: Hours
  free: boolean
  /** `YYYY-MM-DD` */
  lastChecked: string
  source: string
  /** True when it has to be checked again before a release. */
  recheck: boolean
}

export type ShownService = {
  id: string
  name: string
  purpose: string
  phones: HelpService['phones']
  site: HelpService['site']
  hours: string
  /** Open at this moment; services that are closed come last. */
  open: boolean
}

const SERVICES = file.services as HelpService[]

/** Where the quick exit goes when nothing else is set: a weather page. */
export const HELP_LEAVE_TO: string = file.leaveTo
/** The hosts that links in posts may lead to from the start. */
export const HELP_LINK_HOSTS: string[] = file.linkHosts

/** Situations of `/help/:situation`: a neutral word in the address, and the services that fit. */
export const SITUATIONS = {
  now: ['112', 'veilig-thuis'],
  'next-door': ['112', 'veilig-thuis'],
  quiet: ['112-app', 'veilig-thuis-chat', '112'],
  abroad: ['wereldwijd', '112', 'veilig-thuis'],
  young: ['112', 'veilig-thuis'],
  week: ['csg', '112'],
  night: ['113', '112'],
  near: ['veilig-thuis', '112'],
  men: ['veilig-thuis', 'csg', '112'],
  rainbow: ['veilig-thuis', '113', '112'],
} as const satisfies Record<string, string[]>
export type Situation = keyof typeof SITUATIONS

export function isSituation(value: string): value is Situation {
  return Object.hasOwn(SITUATIONS, value)
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** Whether a service answers at `now`, by the clock in the Netherlands; `usually` where it varies. */
export function openNow(service: HelpService, now: Date): boolean | 'usually' {
  if (service.hours === 'always') return true
  const parts = Object.fromEntries(CLOCK.formatToParts(now).map((part) => [part.type, part.value]))
  const time = `${parts.hour}:${parts.minute}`
  const weekday = WEEKDAYS.indexOf(parts.weekday ?? '')
  const open =
    service.hours.days.includes(weekday) && time >= service.hours.from && time < service.hours.to
  return open && service.hours.usually ? 'usually' : open
}

const HOURS_WORDS = {
  nl: {
    always: 'dag en nacht',
    free: 'gratis',
    usually: 'meestal op werkdagen',
    open: 'nu meestal open',
    closed: 'nu meestal dicht',
  },
  en: {
    always: 'day and night',
    free: 'free',
    usually: 'mostly on working days',
    open: 'mostly open now',
    closed: 'mostly closed now',
  },
} as const

function hoursInWords(service: HelpService, now: Date, language: Language): string {
  const words = HOURS_WORDS[language]
  const free = service.free && service.phones.length > 0 ? `, ${words.free}` : ''
  if (service.hours === 'always') return words.always + free
  const state = openNow(service, now) === false ? words.closed : words.open
  return `${words.usually} ${service.hours.from}–${service.hours.to}, ${state}`
}

/** The named services for showing, those that answer now first. Unknown ids are left out. */
export function servicesByIds(
  ids: readonly string[],
  language: Language,
  now: Date,
): ShownService[] {
  return ids
    .map((id) => SERVICES.find((service) => service.id === id))
    .filter((service) => service !== undefined)
    .map((service) => ({
      id: service.id,
      name: service.name,
      purpose: service.purpose[language],
      phones: service.phones,
      site: service.site,
      hours: hoursInWords(service, now, language),
      open: openNow(service, now) !== false,
    }))
    .toSorted((a, b) => Number(b.open) - Number(a.open))
}

/** What an author of an acute or urgent text sees, whatever her situation is: who answers at this moment. */
export function servicesForAuthor(language: Language, now: Date): ShownService[] {
  const shown = servicesByIds(['112', 'veilig-thuis', 'csg', '113'], language, now)
  return shown.filter((service) => service.open)
}

/** Numbers checked longer ago than `days` before `today` (`YYYY-MM-DD`): a task for the organisation. */
export function uncheckedServices(today: string, days: number): string[] {
  const oldest = Date.parse(today) - days * 86_400_000
  return SERVICES.filter((service) => Date.parse(service.lastChecked) < oldest).map(({ id }) => id)
}

const HELP_DIGITS = new Set(
  SERVICES.flatMap((service) => service.phones.map((phone) => phone.tel.replace(/\D/g, ''))),
)

/** Whether these digits are a public help line: no private detail. */
export function isHelpNumber(digits: string): boolean {
  const plain = digits.replace(/^00/, '')
  return HELP_DIGITS.has(plain) || HELP_DIGITS.has(plain.replace(/^0(?=[1-9])/, '31'))
}
