import { RULE_LANGUAGES, RULE_LEVELS, RULE_SIGNALS } from '#moderation/rules/choices.ts'
import {
  describedBy,
  Field,
  problemOf,
  ProblemSummary,
  type FieldProblem,
} from '../../forms/field.tsx'
import { WordsField } from '../../forms/words-field.tsx'
import { useT } from '../../i18n/use-t.ts'

export type RuleFormProps = {
  action: string
  /** As they were typed, or as they are kept. */
  fields: Readonly<Record<string, string>>
  version: number | null
  problems: FieldProblem[]
  draft: string | null
  /** Each group of words with some of them. */
  concepts: Array<{ name: string; words: string[] }>
}

const LISTS = [
  { name: 'phrases', rows: 5 },
  { name: 'exclusions', rows: 3 },
  { name: 'fires', rows: 4 },
  { name: 'silent', rows: 4 },
] as const

/** A rule of the site's own, to be typed. */
export function RuleForm(props: RuleFormProps) {
  const t = useT()
  const { fields, problems } = props
  return (
    <form method="post" action={props.action} autoComplete="off" noValidate>
      <ProblemSummary problems={problems} />
      <input type="hidden" name="deed" value="save" />
      {props.version === null ? null : <input type="hidden" name="version" value={props.version} />}
      {props.draft ? <input type="hidden" name="d" value={props.draft} /> : null}
      <Choice
        name="signal"
        value={fields.signal ?? ''}
        problem={problemOf(problems, 'signal')}
        options={RULE_SIGNALS.map((one) => [one, t(`desk:signals.${one}`)])}
        empty="—"
      />
      <Choice
        name="level"
        value={fields.level ?? ''}
        hint
        problem={problemOf(problems, 'level')}
        options={RULE_LEVELS.map((one) => [one, t(`desk:levels.${one}`)])}
        empty={t('rules:fields.levelOfSignal')}
      />
      <Choice
        name="language"
        value={fields.language ?? 'nl'}
        problem={problemOf(problems, 'language')}
        options={RULE_LANGUAGES.map((one) => [one, t(`rules:languages.${one}`)])}
      />
      <WordsField
        id="why"
        label={t('rules:fields.why')}
        hint={t('rules:fields.whyHint')}
        problem={problemOf(problems, 'why')}
        rows={2}
        value={fields.why}
      />
      {LISTS.map(({ name, rows }) => (
        <Field
          key={name}
          name={name}
          label={t(`rules:fields.${name}`)}
          hint={t(`rules:fields.${name}Hint`)}
          problem={problemOf(problems, name)}
          optional={name === 'exclusions'}
        >
          <textarea
            id={name}
            name={name}
            rows={rows}
            dir="auto"
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            defaultValue={fields[name] ?? ''}
            {...describedBy(name, true, problemOf(problems, name))}
          />
        </Field>
      ))}
      <details className="more">
        <summary>{t('rules:fields.concepts')}</summary>
        <p>{t('rules:fields.conceptsHint')}</p>
        <dl className="concepts">
          {props.concepts.map(({ name, words }) => (
            <div key={name}>
              <dt>
                <code>{`{${name}}`}</code>
              </dt>
              <dd lang="nl">{words.join(', ')} …</dd>
            </div>
          ))}
        </dl>
      </details>
      <button type="submit" className="main">
        {t('rules:rule.save')}
      </button>
    </form>
  )
}

function Choice({
  name,
  value,
  hint = false,
  problem,
  options,
  empty,
}: {
  name: 'signal' | 'level' | 'language'
  value: string
  hint?: boolean
  problem: string | undefined
  options: Array<[string, string]>
  empty?: string
}) {
  const t = useT()
  return (
    <Field
      name={name}
      label={t(`rules:fields.${name}`)}
      hint={hint ? t('rules:fields.levelHint') : undefined}
      problem={problem}
    >
      <select id={name} name={name} defaultValue={value} {...describedBy(name, hint, problem)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}
