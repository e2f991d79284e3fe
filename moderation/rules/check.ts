/** What a rule of the site's own has to look like, as people type it: a list is one thing a line. */
import { z } from 'zod'
import type { SiteRuleWords } from '#db/queries/site-rules.ts'
import { cleanLine, cleanText, lengthOf } from '../texts/clean.ts'
import { conceptNames, isTooCommon } from '../triage/lexicon.ts'
import { phraseFault } from '../triage/lexicon-schema.ts'
import { RULE_LANGUAGES, RULE_LEVELS, RULE_SIGNALS } from './choices.ts'

/** Characters, and how many of each. */
const WHY = 500
const PHRASE = { length: 200, most: 60 }
const EXAMPLE = { length: 500, most: 40 }

export const RULE_LISTS = ['phrases', 'exclusions', 'fires', 'silent'] as const
export type RuleList = (typeof RULE_LISTS)[number]
export type RuleField = 'signal' | 'level' | 'language' | 'why' | RuleList

export type RuleProblem = {
  field: RuleField
  problem:
    | 'choice'
    | 'empty'
    | 'too-long'
    | 'too-many'
    | 'no-concept'
    | 'not-one-word'
    | 'signs'
    | 'short-ending'
    | 'too-common'
  /** The line, or the word in it, that is meant. */
  word?: string
}

export type CheckedRule =
  | { kind: 'fine'; rule: SiteRuleWords }
  | { kind: 'wrong'; problems: RuleProblem[] }

/** A phrase as it is kept: the typed gap becomes its sign, an order has its spaces. */
function tidyPhrase(line: string): string {
  return cleanLine(line.replaceAll('...', ' … ').replace(/[…>]/g, ' $& '))
}

function linesOf(text: string, tidy: (line: string) => string): string[] {
  return [...new Set(cleanText(text).split('\n').map(tidy).filter(Boolean))]
}

function phraseProblem(field: RuleList, phrase: string): RuleProblem | undefined {
  const fault = phraseFault(phrase, conceptNames)
  if (fault !== undefined) return { field, problem: fault.fault, word: fault.word }
  return isTooCommon(phrase) ? { field, problem: 'too-common', word: phrase } : undefined
}

function listProblems(field: RuleList, lines: string[]): RuleProblem[] {
  const limit = field === 'phrases' || field === 'exclusions' ? PHRASE : EXAMPLE
  if (field === 'phrases' && lines.length === 0) return [{ field, problem: 'empty' }]
  if (lines.length > limit.most) return [{ field, problem: 'too-many', word: String(limit.most) }]
  return lines.flatMap((line): RuleProblem[] => {
    if (lengthOf(line) > limit.length) return [{ field, problem: 'too-long', word: line }]
    const problem = limit === PHRASE ? phraseProblem(field, line) : undefined
    return problem === undefined ? [] : [problem]
  })
}

const choices = z.object({
  signal: z.enum(RULE_SIGNALS),
  level: z.union([z.literal('').transform(() => null), z.enum(RULE_LEVELS)]),
  language: z.enum(RULE_LANGUAGES),
})

/** Reads a rule as it was typed. Pure. */
export function checkRule(fields: Readonly<Record<string, string | undefined>>): CheckedRule {
  const chosen = choices.safeParse({
    signal: fields.signal,
    level: fields.level ?? '',
    language: fields.language,
  })
  const why = cleanText(fields.why ?? '')
  const lists = {
    phrases: linesOf(fields.phrases ?? '', tidyPhrase),
    exclusions: linesOf(fields.exclusions ?? '', tidyPhrase),
    fires: linesOf(fields.fires ?? '', cleanLine),
    silent: linesOf(fields.silent ?? '', cleanLine),
  }
  const problems: RuleProblem[] = [
    ...(chosen.error?.issues ?? []).map(({ path }): RuleProblem => ({
      field: path[0] as RuleField,
      problem: 'choice',
    })),
    ...(why === '' ? [{ field: 'why', problem: 'empty' } as const] : []),
    ...(lengthOf(why) > WHY ? [{ field: 'why', problem: 'too-long' } as const] : []),
    ...RULE_LISTS.flatMap((field) => listProblems(field, lists[field])),
  ]
  if (!chosen.success || problems.length > 0) return { kind: 'wrong', problems }
  return { kind: 'fine', rule: { ...chosen.data, why, ...lists } }
}
