/** A rule of the site's own between what is kept and what is typed. */
import type { AppLoadContext } from '@remix-run/node'
import type { SiteRule } from '#db/queries/site-rules.ts'
import { checkRule } from '#moderation/rules/check.ts'
import { conceptWords } from '#moderation/triage/lexicon.ts'
import { ruleProblemsInWords } from '../components/rules/problems.ts'
import { translator } from '../i18n/translate.ts'
import { draftOf, statusOf } from './drafts.ts'
import type { FieldProblem } from './field.tsx'

/** A kept rule as its form shows it. */
export function fieldsOf(rule: SiteRule): Record<string, string> {
  return {
    signal: rule.signal,
    level: rule.level ?? '',
    language: rule.language,
    why: rule.why,
    phrases: rule.phrases.join('\n'),
    exclusions: rule.exclusions.join('\n'),
    fires: rule.fires.join('\n'),
    silent: rule.silent.join('\n'),
  }
}

/** What was typed and kept as a draft, with what is wrong in it. */
export async function typedRule(context: AppLoadContext, request: Request) {
  const found = await draftOf(context, request)
  const fields = found?.draft.fields
  const checked = found?.draft.outcome === 'refused' ? checkRule(fields ?? {}) : undefined
  const problems: FieldProblem[] =
    checked?.kind === 'wrong'
      ? ruleProblemsInWords(translator(context.language), checked.problems)
      : []
  return {
    fields: fields ?? null,
    problems,
    draft: found?.token ?? null,
    kept: found?.draft.outcome === 'ended',
    status: statusOf(found?.draft),
  }
}

/** Words of a group that a phrase can name: a few, to know which it is. */
const WORDS_SHOWN = 5

export function conceptList(): Array<{ name: string; words: string[] }> {
  return [...conceptWords].map(([name, words]) => ({ name, words: words.slice(0, WORDS_SHOWN) }))
}
