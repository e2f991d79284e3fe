/**
 * The rules that an organisation adds to the lexicon, compiled: same phrases, same index. They are made
 * outside the triage and given to it, so that it stays a pure function of text, context and lexicon.
 */
import { createHash } from 'node:crypto'
import type { Level, Signal } from '../vocabulary.ts'
import { indexOf, ruleOf, wordsOf, type CompiledRule } from './lexicon.ts'
import type { FoundPhrase } from './phrase-index.ts'
import type { Readable } from './phrases.ts'
import type { Token } from './tokens.ts'

export type SiteRuleText = {
  id: string
  signal: Signal
  /** Null: the level that the signal has by time. */
  level: Exclude<Level, 'none'> | null
  phrases: readonly string[]
  /** Phrases that take a hit away when they stand in the same clause. */
  exclusions: readonly string[]
}

export type SiteRules = {
  findAll(text: Readable): {
    counted: Array<FoundPhrase<CompiledRule>>
    excluded: Array<FoundPhrase<CompiledRule>>
  }
  /** The lexicon's version together with that of these rules. */
  versionWith(lexiconVersion: string): string
}

const OF_SITE = 'site.'

/** The id by which an assessment names a rule of the site's own. */
export function asSiteRule(id: string): string {
  return OF_SITE + id
}

export function isOfSite(rule: string): boolean {
  return rule.startsWith(OF_SITE)
}

export const NO_SITE_RULES: SiteRules = {
  findAll: () => ({ counted: [], excluded: [] }),
  versionWith: (lexiconVersion) => lexiconVersion,
}

/**
 * A phrase with its words as the triage reads them: a text has its misspelt words mended before any rule
 * looks at it, so a rule's words go the same way.
 */
function mended(phrase: string): string {
  return phrase.replace(/\{[^}]*\}|[^\s/()…>]+/gu, (piece) => {
    if (piece.startsWith('{') || piece.endsWith('*')) return piece
    return wordsOf(piece)[0]?.word ?? piece
  })
}

/** Each rule once at each place, whichever of its phrases stands there. */
function once(found: Array<FoundPhrase<CompiledRule>>): Array<FoundPhrase<CompiledRule>> {
  const seen = new Set<string>()
  return found.filter(({ value, span }) => {
    const key = `${value.id}:${span.first}:${span.last}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Compiles rules that were checked. */
export function compileSiteRules(rules: readonly SiteRuleText[]): SiteRules {
  if (rules.length === 0) return NO_SITE_RULES
  const phrases = indexOf(
    rules.flatMap(({ id, signal, level, phrases: written }) =>
      written.map((phrase) =>
        ruleOf(mended(phrase), {
          id: asSiteRule(id),
          signal,
          worth: 'clear',
          ...(level === null ? {} : { level }),
        }),
      ),
    ),
  )
  const exclusions = indexOf(
    rules.flatMap(({ id, exclusions: written }) =>
      written.map((phrase): [string, string] => [mended(phrase), asSiteRule(id)]),
    ),
  )
  const version = JSON.stringify(
    rules.map((rule) => [rule.id, rule.signal, rule.level, rule.phrases, rule.exclusions]),
  )
  return {
    findAll(text) {
      const found = once(phrases.findAll(text))
      if (found.length === 0) return { counted: [], excluded: [] }
      const shut = new Set(
        exclusions.findAll(text).map(({ value, span }) => {
          return `${value}:${(text.tokens[span.first] as Token).clause}`
        }),
      )
      const isShut = ({ value, span }: FoundPhrase<CompiledRule>) =>
        shut.has(`${value.id}:${(text.tokens[span.first] as Token).clause}`)
      return {
        counted: found.filter((one) => !isShut(one)),
        excluded: found.filter(isShut),
      }
    },
    versionWith: (lexiconVersion) =>
      createHash('sha256').update(lexiconVersion).update(version).digest('hex').slice(0, 12),
  }
}
