import { LEGAL_HOLD_REASONS } from '#moderation/vocabulary.ts'
import { describedBy, Field } from '../../../forms/field.tsx'
import { dayInWords } from '../../../i18n/days.ts'
import { useLanguage, useT } from '../../../i18n/use-t.ts'
import { LegalHoldLine } from '../../legal-hold-line.tsx'
import { Fold, FormOf, type CaseFormProps } from './case-form.tsx'

/** Whether the sweep leaves this case alone, and the way to let two people decide it. */
export function LegalHolds({ props }: { props: CaseFormProps }) {
  const t = useT()
  const language = useLanguage()
  const { page, today, wrong } = props
  const { holds } = page
  const inForce = holds.find(({ confirmed }) => confirmed)
  const proposed = holds.find(({ confirmed }) => !confirmed)
  const sum = inForce
    ? t('care:hold.inForce', { day: dayInWords(inForce.until_day, today, t, language) })
    : t(proposed ? 'care:hold.waits' : 'care:hold.none')
  return (
    <Fold
      props={props}
      name="hold"
      heading={t('care:hold.heading')}
      sum={sum}
      wrong={wrong?.startsWith('hold') ?? false}
    >
      <p>{t('care:hold.why')}</p>
      {wrong === 'hold' ? <p className="problem">{t('care:hold.stale')}</p> : null}
      {holds.map((hold) => (
        <div key={hold.id} data-hold={hold.confirmed ? 'confirmed' : 'proposed'}>
          <LegalHoldLine hold={hold} today={today} />
          {hold.confirmed ? null : hold.mine ? (
            <p>{t('care:hold.own')}</p>
          ) : (
            <FormOf props={props} deed="hold-confirm">
              <input type="hidden" name="hold" value={hold.id} />
              <button type="submit">{t('care:hold.confirm')}</button>
              <p className="hint">{t('care:hold.confirmHint')}</p>
            </FormOf>
          )}
          <FormOf props={props} deed="hold-end">
            <input type="hidden" name="hold" value={hold.id} />
            <button type="submit">
              {t(hold.confirmed ? 'care:hold.end' : 'care:hold.takeBack')}
            </button>
          </FormOf>
        </div>
      ))}
      {proposed ? null : <ProposeForm props={props} />}
    </Fold>
  )
}

function ProposeForm({ props }: { props: CaseFormProps }) {
  const t = useT()
  const { fields, wrong } = props
  const ours = fields.deed === 'hold-propose' ? fields : {}
  const reasonProblem = wrong === 'hold-reason' ? t('care:hold.reasonProblem') : undefined
  const untilProblem = wrong === 'hold-until' ? t('care:hold.untilProblem') : undefined
  return (
    <FormOf props={props} deed="hold-propose">
      <Field name="hold-reason" label={t('care:hold.reason')} problem={reasonProblem}>
        <select
          id="hold-reason"
          name="reason"
          defaultValue={ours.reason ?? ''}
          {...describedBy('hold-reason', false, reasonProblem)}
        >
          <option value="">–</option>
          {LEGAL_HOLD_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {t(`care:hold.reasons.${reason}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field
        name="hold-until"
        label={t('care:hold.until')}
        hint={t('care:hold.untilHint')}
        problem={untilProblem}
      >
        <input
          id="hold-until"
          name="until"
          type="date"
          autoComplete="off"
          defaultValue={ours.until ?? ''}
          {...describedBy('hold-until', true, untilProblem)}
        />
      </Field>
      <button type="submit">{t('care:hold.propose')}</button>
    </FormOf>
  )
}
