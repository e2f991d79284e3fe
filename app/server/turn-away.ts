/**
 * How a request is put off when too much comes at once: a kind page that says when to try again, made
 * beforehand, without a look at the store.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { LANGUAGES, type Language } from '#moderation/vocabulary.ts'
import { languageOf, readCookies } from './cookies.ts'
import { headerOf } from './facts.ts'
import type { Gate } from './gate.ts'
import { workOf } from './gate.ts'
import { plainAnswer, type Dress } from './plain-page.ts'

/** Soon enough for who waits, and not all at once with everybody else. */
const RETRY_AFTER_S = 10

/** Answers whether the request was put off. */
export function turnAway(parts: {
  gate: Gate
  loopback: boolean
  dress: Dress
  always: readonly string[]
}): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { always, dress, gate, loopback } = parts
  const pages = new Map<Language, Buffer>(
    LANGUAGES.map((language) => [language, plainAnswer(503, language, dress).body]),
  )
  return (request, response) => {
    const work = workOf(request.method ?? '', request.url ?? '')
    // What somebody wrote waits its turn, once it is read.
    if (work === undefined || work === 'writing' || !gate.putsOff(work)) return false
    const chosen = readCookies(request.headers.cookie, loopback).language
    const language = languageOf(chosen, headerOf(request, 'accept-language'))
    const body = pages.get(language) ?? Buffer.alloc(0)
    const close = request.method === 'GET' ? [] : ['Connection', 'close']
    response.writeHead(503, [
      ...always,
      'Content-Type',
      'text/html; charset=utf-8',
      'Retry-After',
      String(RETRY_AFTER_S),
      'Cache-Control',
      'no-store',
      'Content-Length',
      String(body.length),
      ...close,
    ])
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}
