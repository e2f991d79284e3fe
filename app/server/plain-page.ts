/**
 * The few pages that must come also when nothing else works: refusals and faults. No framework, no
 * store; neutral, with the way to help on it.
 */
import type { Response } from 'express'
import { directionOf } from '../i18n/direction.ts'
import type { Page } from './page-cache.ts'
import { translator } from '../i18n/translate.ts'
import type { Language } from '#moderation/vocabulary.ts'

export type PlainReason =
  | 'bad'
  | 'foreign'
  | 'missing'
  | 'large'
  | 'fast'
  | 'busy'
  | 'stuck'
  | 'fault'

const REASONS: Record<number, PlainReason> = {
  400: 'bad',
  403: 'foreign',
  404: 'missing',
  405: 'bad',
  408: 'bad',
  413: 'large',
  415: 'bad',
  421: 'bad',
  429: 'fast',
  503: 'busy',
}

/** The addresses of the style sheet and of the exit's script. */
export type Dress = { stylesheet: string | undefined; leave: string }

/** The whole page as text. Why is told by the status, unless it is said. */
export function plainPage(
  status: number,
  language: Language,
  dress: Dress,
  reason: PlainReason = REASONS[status] ?? 'fault',
): string {
  const t = translator(language)
  const style = dress.stylesheet ? `<link rel="stylesheet" href="${dress.stylesheet}">` : ''
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Luwte</title><link rel="icon" href="/icon.svg" type="image/svg+xml">${style}<script src="${dress.leave}" defer></script></head>
<body><a class="skip" href="#main">${t('common:skip')}</a><header class="bar"><a class="leave" href="/leave" rel="nofollow noreferrer" data-leave aria-label="${t('common:leave.label')}">${t('common:leave.short')}</a><a class="name" href="/">${t('common:name')}</a><a class="helplink" href="/help">${t('common:help.link')}</a></header>
<main id="main" tabindex="-1"><h1>${t(`common:plain.${reason}.title`)}</h1><p>${t(`common:plain.${reason}.text`)}</p>
<p><a class="button" href="/">${t('common:plain.home')}</a></p></main></body></html>
`
}

/** What a fault of the store answers: later it may work again, and what was sent now is not kept. */
export function stuckAnswer(language: Language, dress: Dress): Page {
  return {
    status: 503,
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Retry-After', '60'],
    ],
    body: Buffer.from(plainPage(503, language, dress, 'stuck')),
  }
}

/** The whole answer: a plain page with what belongs to its status. */
export function plainAnswer(status: number, language: Language, dress: Dress): Page {
  const headers: Page['headers'] = [['Content-Type', 'text/html; charset=utf-8']]
  if (status === 405) headers.push(['Allow', 'GET, HEAD, POST'])
  if (status === 413 || status === 408) headers.push(['Connection', 'close'])
  return { status, headers, body: Buffer.from(plainPage(status, language, dress)) }
}

/** Sends a plain page with no-store. */
export function sendPlain(
  response: Response,
  status: number,
  language: Language,
  dress: Dress,
): void {
  sendPage(response, plainAnswer(status, language, dress))
}

export function sendPage(response: Response, { body, headers, status }: Page): void {
  response.status(status)
  for (const [name, value] of headers) response.setHeader(name, value)
  response.setHeader('Cache-Control', 'no-store')
  response.end(body)
}
