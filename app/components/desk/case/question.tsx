import { ANSWERS, type QuestionGroup } from '#moderation/cases/questions.ts'
import { WordsField } from '../../../forms/words-field.tsx'
import { useT } from '../../../i18n/use-t.ts'
import { agoInWords } from '../time-words.ts'
import type { CaseFormProps } from './case-form.tsx'

/** One question with its answers side by side, and where it has them a note and a time. */
export function Question({
  props,
  group,
  name,
  label,
  words,
  note,
  heard,
}: {
  props: CaseFormProps
  group: QuestionGroup
  name: string
  label: string
  /** How the answers are called here. */
  words: Record<string, string>
  /** The label of the note, and what is wrong when it is. */
  note?: { label: string; problem: string }
  heard?: boolean
}) {
  const t = useT()
  const { fields, page, now, wrong } = props
  const stored = page.answers.find((one) => one.question === `${group}.${name}`)
  const field = `answer.${name}`
  const chosen = fields[field] ?? stored?.answer ?? ''
  const problem = wrong === field ? t('care:answerProblem') : undefined
  const noteProblem = wrong === `note.${name}` ? note?.problem : undefined
  return (
    <fieldset className="choices question">
      <legend>{label}</legend>
      {heard ? <p className="heard">{t('care:flags.inWords')}</p> : null}
      {problem ? <p className="problem">{problem}</p> : null}
      <div className="row">
        {ANSWERS[group].map((answer) => (
          <label key={answer} className="choice">
            <input
              type="radio"
              id={`${field}.${answer}`}
              name={field}
              value={answer}
              defaultChecked={chosen === answer}
            />
            {words[answer]}
          </label>
        ))}
      </div>
      {note ? (
        <WordsField
          id={`note.${name}`}
          label={note.label}
          problem={noteProblem}
          rows={2}
          value={fields[`note.${name}`] ?? stored?.note}
        />
      ) : null}
      {stored ? (
        <p className="muted">
          {t('care:answeredBy', {
            name: stored.byName ?? '–',
            ago: agoInWords(t, stored.at, now),
          })}
        </p>
      ) : null}
    </fieldset>
  )
}
