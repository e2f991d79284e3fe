import { localTimeOf } from '#db/local-time.ts'
import { describedBy, Field } from '../../../forms/field.tsx'
import { useT } from '../../../i18n/use-t.ts'
import { durationInWords } from '../time-words.ts'
import { Fold, FormOf, type CaseFormProps } from './case-form.tsx'

/** How long help after sexual violence still is at its best, from what the professional heard. */
export function HelpWindows({ props }: { props: CaseFormProps }) {
  const t = useT()
  const { page, fields, wrong } = props
  const problem = wrong === 'happened' ? t('care:window.problem') : undefined
  const stored = page.case.happened_at === null ? '' : localTimeOf(page.case.happened_at)
  const lines = page.helpWindows.map(({ hours, leftMs }) => {
    const name = hours === 72 ? '72' : '168'
    return {
      hours,
      text:
        leftMs === 0
          ? t(`care:window.over${name}`)
          : t(`care:window.left${name}`, { time: durationInWords(t, leftMs) }),
    }
  })
  return (
    <>
      <Fold
        props={props}
        name="happened"
        heading={t('care:window.heading')}
        wrong={problem !== undefined}
      >
        <p>{t('care:window.why')}</p>
        <FormOf props={props} deed="happened">
          <Field
            name="happened-at"
            label={t('care:window.when')}
            hint={t('care:window.hint')}
            problem={problem}
          >
            <input
              id="happened-at"
              name="happened"
              type="datetime-local"
              autoComplete="off"
              defaultValue={fields.happened ?? stored}
              {...describedBy('happened-at', true, problem)}
            />
          </Field>
          <button type="submit">{t('care:window.save')}</button>
        </FormOf>
      </Fold>
      {lines.length > 0 ? (
        <ul data-windows>
          {lines.map((line) => (
            <li key={line.hours}>
              <strong>{line.text}</strong>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
