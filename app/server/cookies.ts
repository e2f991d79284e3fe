/**
 * The four cookies, named in db/inventory: the reading session, the session, the chosen language, and what
 * was chosen for this tab.
 * All end with the browser; none says anything about a person by itself.
 */
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Keys } from '#db/keys.ts'
import { sameSecret } from '#db/keys.ts'
import { HOUR_MS } from '#db/days.ts'
import { LANGUAGES, type Language } from '#moderation/vocabulary.ts'

export type CookieName = 'reading' | 'session' | 'language' | 'tab'

const SHORT: Record<CookieName, string> = { reading: 'r', session: 's', language: 'l', tab: 't' }
export const READING_MS = 4 * HOUR_MS

/** The name in the browser. Outside loopback the `__Host-` prefix pins it to this host and to TLS. */
export function cookieName(name: CookieName, loopback: boolean): string {
  return loopback ? SHORT[name] : `__Host-${SHORT[name]}`
}

export function readCookies(header: string | undefined, loopback: boolean) {
  const all = parseCookie(header ?? '')
  return {
    reading: all[cookieName('reading', loopback)],
    session: all[cookieName('session', loopback)],
    language: all[cookieName('language', loopback)],
    tab: all[cookieName('tab', loopback)],
  }
}

function serialise(name: CookieName, value: string, loopback: boolean, gone: boolean): string {
  return stringifySetCookie({
    name: cookieName(name, loopback),
    value,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: !loopback,
    // No Max-Age: it ends with the browser. Only taking it away needs a date.
    ...(gone ? { maxAge: 0 } : {}),
  })
}

export function setCookie(name: CookieName, value: string, loopback: boolean): string {
  return serialise(name, value, loopback, false)
}

export function dropCookie(name: CookieName, loopback: boolean): string {
  return serialise(name, '', loopback, true)
}

/** A reading session: its signed time of issue and nothing else. */
export function issueReading(keys: Keys, now: Date): string {
  const issued = Math.floor(now.getTime() / 60_000).toString(36)
  return `${issued}.${signature(keys, issued)}`
}

/** Signatures of the last minutes: everybody who came in the same minute has the same one. */
const known = new WeakMap<Keys, Map<string, string>>()
const SIGNATURES_KEPT = 512

function signature(keys: Keys, issued: string): string {
  const ofKeys = known.get(keys) ?? new Map<string, string>()
  known.set(keys, ofKeys)
  const made =
    ofKeys.get(issued) ?? keys.hash('reading-session', issued).subarray(0, 16).toString('base64url')
  if (ofKeys.size >= SIGNATURES_KEPT) ofKeys.clear()
  ofKeys.set(issued, made)
  return made
}

/** Whether a reading session is ours and younger than 4 hours. */
export function isReading(keys: Keys, value: string | undefined, now: Date): boolean {
  const [issued = ''] = (value ?? '').split('.')
  if (!sameSecret(value ?? '', `${issued}.${signature(keys, issued)}`)) return false
  const age = now.getTime() - Number.parseInt(issued, 36) * 60_000
  return age >= -60_000 && age < READING_MS
}

/** The languages of an Accept-Language header by their weight, most wanted first; those with weight 0 left out. */
function wishes(acceptLanguage: string): string[] {
  return acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.toLowerCase().split(';')
      const given = rest.map((one) => one.trim()).find((one) => one.startsWith('q='))
      const weight = given === undefined ? 1 : Number(given.slice(2))
      return { language: tag.trim().split('-')[0] ?? '', weight: weight <= 1 ? weight : 0 }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ language }) => language)
}

function knownLanguage(wish: string | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === wish)
}

/** The chosen language, else what the browser asks for, else Dutch. */
export function languageOf(
  chosen: string | undefined,
  acceptLanguage: string | undefined,
): Language {
  return (
    knownLanguage(chosen) ??
    wishes(acceptLanguage ?? '')
      .map(knownLanguage)
      .find(Boolean) ??
    'nl'
  )
}
