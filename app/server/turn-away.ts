/**
 * How a request is put off when too much comes at once: a kind page that says when to try again, made
 * beforehand, without a look at the store.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { LANGUAGES, type Language } from '#moderation/vocabulary.ts'
import { languageOf, readCookies } from './cookies.ts'
import { headerOf } from './facts.ts'
import { plainAnswer, type Dress } from './plain-page.ts'

/** Soon enough for who waits, and not all at once with everybody else. */
const RETRY_AFTER_S = 10

/** How to turn a request away. */
export function makeTurnAway(parts: {
  loopback: boolean
  dress: Dress
  /** The headers of every answer. */
  always: readonly string[]
}): (request: IncomingMessage, response: ServerResponse) => void {
  const { always, dress, loopback } = parts
  const pages = new Map<Language, Buffer>(
    LANGUAGES.map((language) => [language, plainAnswer(503, language, dress).body]),
  )
  return (request, response) => {
    const chosen = readCookies(request.headers.cookie, loopback).language
    const language = languageOf(chosen, headerOf(request, 'accept-language'))
    const body = pages.get(language) ?? Buffer.alloc(0)
    // What a form holds is not read any more.
    const close = request.method === 'POST' ? ['Connection', 'close'] : []
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
  }
}
