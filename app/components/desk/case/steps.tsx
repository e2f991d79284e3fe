import { localTimeOf } from '#db/local-time.ts'
import { CODE_STEPS, DUTIES } from '#moderation/cases/questions.ts'
import { describedBy, Field } from '../../../forms/field.tsx'
import { useT } from '../../../i18n/use-t.ts'
import { Fold, FormOf, type CaseFormProps } from './case-form.tsx'
import { Question } from './question.tsx'

function isWrong(wrong: string | null, names: readonly string[]): boolean {
  return names.some((name) =>
    [`answer.${name}`, `note.${name}`, `told.${name}`].includes(wrong ?? ''),
  )
}

/** The five steps of the reporting code: done, or not and why. */
export function Steps({ props }: { props: CaseFormProps }) {
  const t = useT()
  const done = props.page.answers.filter(
    (one) => one.question.startsWith('step.') && one.answer === 'yes',
  ).length
  return (
    <Fold
      props={props}
      name="step"
      heading={t('care:steps.heading')}
      sum={t('care:steps.count', { done })}
      wrong={isWrong(props.wrong, CODE_STEPS)}
    >
      <p>{t('care:steps.why')}</p>
      <FormOf props={props} deed="step">
        {CODE_STEPS.map((step) => (
          <Question
            key={step}
            props={props}
            group="step"
            name={step}
            label={t(`care:steps.names.${step}`)}
            words={{ yes: t('care:steps.done'), no: t('care:steps.not') }}
            note={{ label: t('care:steps.note'), problem: t('care:steps.noteProblem') }}
          />
        ))}
        <button type="submit">{t('care:steps.save')}</button>
      </FormOf>
    </Fold>
  )
}

/** What was weighed and told outside the house: art. 18 DSA, the police, the member. */
export function Duties({ props }: { props: CaseFormProps }) {
  const t = useT()
  const { fields, page, wrong } = props
  const toldProblem = wrong === 'told.police' ? t('care:duties.toldProblem') : undefined
  const toldAt = page.answers.find((one) => one.question === 'duty.police')?.told_at ?? null
  return (
    <Fold
      props={props}
      name="duty"
      heading={t('care:duties.heading')}
      wrong={isWrong(wrong, DUTIES)}
    >
      <p>{t('care:duties.why')}</p>
      <FormOf props={props} deed="duty">
        {DUTIES.map((duty) => (
          <div key={duty}>
            <Question
              props={props}
              group="duty"
              name={duty}
              label={t(`care:duties.names.${duty}`)}
              words={{ yes: t('care:answers.yes'), no: t('care:answers.no') }}
              note={{
                label: t(`care:duties.${duty}Note`),
                problem: t('care:duties.noteProblem'),
              }}
            />
            {duty === 'police' ? (
              <Field name="told.police" label={t('care:duties.told')} problem={toldProblem}>
                <input
                  id="told.police"
                  name="told.police"
                  type="datetime-local"
                  autoComplete="off"
                  defaultValue={
                    fields['told.police'] ?? (toldAt === null ? '' : localTimeOf(toldAt))
                  }
                  {...describedBy('told.police', false, toldProblem)}
                />
              </Field>
            ) : null}
          </div>
        ))}
        <button type="submit">{t('care:duties.save')}</button>
      </FormOf>
    </Fold>
  )
}
