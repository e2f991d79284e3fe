import { describedBy, Field } from '../../../forms/field.tsx'
import { WordsField } from '../../../forms/words-field.tsx'
import { dayInWords } from '../../../i18n/days.ts'
import { useLanguage, useT } from '../../../i18n/use-t.ts'
import { Fold, FormOf, type CaseFormProps } from './case-form.tsx'

/** On which day somebody asks how she is; in a closed case also the way to open it again. */
export function Aftercare({ props }: { props: CaseFormProps }) {
  const t = useT()
  const language = useLanguage()
  const { page, fields, wrong, today } = props
  const { aftercare_day: planned, state, erased } = page.case
  const due = planned !== null && planned <= today
  const day = planned === null ? '' : dayInWords(planned, today, t, language)
  const sum =
    planned === null
      ? undefined
      : planned === today
        ? t('care:aftercare.today')
        : due
          ? t('care:aftercare.past', { day })
          : t('care:aftercare.planned', { day })
  const dayProblem = wrong === 'aftercare' ? t('care:aftercare.dayProblem') : undefined
  const noteProblem = wrong === 'aftercare-note' ? t('care:aftercare.noteProblem') : undefined
  return (
    <Fold
      props={props}
      name="aftercare"
      heading={t('care:aftercare.heading')}
      sum={sum ?? t('care:aftercare.none')}
      wrong={due || dayProblem !== undefined || noteProblem !== undefined}
    >
      <p>{t('care:aftercare.why')}</p>
      {planned === null ? null : (
        <FormOf props={props} deed="aftercare-done">
          <WordsField
            id="aftercare-note"
            label={t('care:aftercare.note')}
            problem={noteProblem}
            rows={3}
            value={fields['aftercare-note']}
          />
          <button type="submit" className={due ? 'main' : undefined}>
            {t('care:aftercare.end')}
          </button>
        </FormOf>
      )}
      {erased === 1 ? null : (
        <FormOf props={props} deed="aftercare">
          <Field name="aftercare-day" label={t('care:aftercare.day')} problem={dayProblem}>
            <input
              id="aftercare-day"
              name="aftercare"
              type="date"
              autoComplete="off"
              defaultValue={fields.deed === 'aftercare' ? fields.aftercare : (planned ?? '')}
              {...describedBy('aftercare-day', false, dayProblem)}
            />
          </Field>
          <button type="submit">{t('care:aftercare.plan')}</button>
        </FormOf>
      )}
      {state === 'closed' ? (
        <FormOf props={props} deed="reopen">
          <p className="hint" id="reopen-hint">
            {t('care:aftercare.reopenHint')}
          </p>
          <button type="submit" aria-describedby="reopen-hint">
            {t('care:aftercare.reopen')}
          </button>
        </FormOf>
      ) : null}
    </Fold>
  )
}
