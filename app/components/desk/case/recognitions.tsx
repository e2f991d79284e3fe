import { dayInWords } from '../../../i18n/days.ts'
import { useLanguage, useT } from '../../../i18n/use-t.ts'
import { Fold, FormOf, type CaseFormProps } from './case-form.tsx'

/** Who thinks to know this writer, and what a professional decides about the two. */
export function Recognitions({ props }: { props: CaseFormProps }) {
  const t = useT()
  const language = useLanguage()
  const { page, today, wrong } = props
  const { recognitions } = page
  if (recognitions.length === 0) return null
  const stale = wrong === 'recognition'
  const waits = recognitions.some((one) => one.state === 'waiting')
  return (
    <Fold
      props={props}
      name="recognition"
      heading={t('care:recognitions.heading')}
      wrong={stale || waits}
    >
      {stale ? <p className="problem">{t('care:recognitions.problem')}</p> : null}
      {waits ? <p>{t('care:recognitions.why')}</p> : null}
      {recognitions.map(({ author, day, from_day: from, id, reporter, state }) => {
        const line = { reporter, author, day: dayInWords(day, today, t, language) }
        const hidden = <input type="hidden" name="recognition" value={id} />
        return (
          <div key={id} data-recognition={state}>
            <p dir="auto">{t('care:recognitions.line', line)}</p>
            {state === 'waiting' ? (
              <FormOf props={props} deed="apart">
                {hidden}
                <button type="submit">{t('care:recognitions.apart')}</button>
                <p className="hint">{t('care:recognitions.apartHint')}</p>
              </FormOf>
            ) : (
              <p>
                {t('care:recognitions.since', { day: dayInWords(from ?? day, today, t, language) })}
              </p>
            )}
            <FormOf props={props} deed="let-go">
              {hidden}
              <button type="submit">
                {state === 'waiting'
                  ? t('care:recognitions.letGo')
                  : t('care:recognitions.together')}
              </button>
              {state === 'waiting' ? (
                <p className="hint">{t('care:recognitions.letGoHint')}</p>
              ) : null}
            </FormOf>
          </div>
        )
      })}
    </Fold>
  )
}
