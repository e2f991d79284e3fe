import type { RuleProblem } from '#moderation/rules/check.ts'
import type { FieldProblem } from '../../forms/field.tsx'
import type { Translate } from '../../i18n/translate.ts'

/** Longer than this a quoted line helps nobody. */
const LONGEST = 60

function messageOf(t: Translate, { field, problem, word = '' }: RuleProblem): string {
  const said = { word: word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word }
  switch (problem) {
    case 'choice':
      return t('rules:problems.choice')
    case 'empty':
      return field === 'why' ? t('rules:problems.emptyWhy') : t('rules:problems.emptyPhrases')
    case 'too-long':
      return field === 'why' ? t('rules:problems.tooLongWhy') : t('rules:problems.tooLong', said)
    case 'too-many':
      return t('rules:problems.tooMany', said)
    case 'no-concept':
      return t('rules:problems.noConcept', said)
    case 'not-one-word':
      return t('rules:problems.notOneWord', said)
    case 'signs':
      return t('rules:problems.signs', said)
    case 'short-ending':
      return t('rules:problems.shortEnding', said)
    case 'too-common':
      return t('rules:problems.tooCommon', said)
  }
}

/** What is wrong with a rule, each in words that say what to do. */
export function ruleProblemsInWords(t: Translate, problems: RuleProblem[]): FieldProblem[] {
  return problems.map((one) => ({
    field: one.field,
    label: t(`rules:fields.${one.field}`),
    message: messageOf(t, one),
  }))
}
