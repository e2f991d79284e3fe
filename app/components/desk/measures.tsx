import { isReason } from '#moderation/decisions/reasons.ts'
import { describedBy, Field } from '../../forms/field.tsx'
import { WordsField } from '../../forms/words-field.tsx'
import { dayInWords } from '../../i18n/days.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'
import type { ItemScreenProps } from './item-screen.tsx'
import { ReasonField } from './reason-field.tsx'

/** What holds for this writer, and the form to decide on more. Care and conduct never mix. */
export function Measures({ page, fields, draft, wrong, today }: ItemScreenProps) {
  const t = useT()
  const language = useLanguage()
  const { item, mayTake, measures } = page
  if (mayTake.length === 0 && measures.length === 0) return null
  const mine = fields.measure !== undefined
  const problem = (field: string, words: string) =>
    mine && wrong === `measure-${field}` ? words : undefined
  const kindProblem =
    problem('kind', t('desk:measures.wrongKind')) ?? problem('again', t('desk:measures.again'))
  const reasonProblem = problem('reason', t('desk:measures.wrongReason'))
  const daysProblem = problem('days', t('desk:measures.wrongDays'))
  const messageProblem = problem('message', t('desk:measures.wrongMessage'))
  return (
    <details className="more" open={mine ? true : undefined}>
      <summary>{t('desk:measures.heading')}</summary>
      <p className="hint">{t('desk:measures.intro')}</p>
      {measures.length === 0 ? <p>{t('desk:measures.none')}</p> : null}
      <ul>
        {measures.map((one) => (
          <li key={one.id}>
            {t('desk:measures.line', {
              kind: t(`desk:measures.kinds.${one.kind}`),
              reason: isReason(one.reason) ? t(`desk:reasons.${one.reason}.name`) : one.reason,
              day: dayInWords(one.day, today, t, language),
              name: one.byName ?? t('desk:item.nobody'),
            })}
            {one.until_day !== null && one.until_day !== one.day
              ? `, ${t('desk:measures.until', { day: dayInWords(one.until_day, today, t, language) })}`
              : null}
            {one.lifted === 1 ? (
              ` · ${t('desk:measures.lifted')}`
            ) : one.until_day === null || one.until_day >= today ? (
              <form method="post" action={`/queue/${item.id}`}>
                <button type="submit" name="lift" value={one.id}>
                  {t('desk:measures.lift')}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {mayTake.length > 0 ? (
        <form method="post" action={`/queue/${item.id}`} autoComplete="off" noValidate>
          {draft ? <input type="hidden" name="d" value={draft} /> : null}
          <Field name="measure" label={t('desk:measures.kind')} problem={kindProblem}>
            <select
              id="measure"
              name="measure"
              defaultValue={fields.measure ?? ''}
              {...describedBy('measure', false, kindProblem)}
            >
              <option value="">—</option>
              {mayTake.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`desk:measures.kinds.${kind}`)}
                </option>
              ))}
            </select>
          </Field>
          <ReasonField
            id="measure-reason"
            label={t('desk:measures.reason')}
            problem={reasonProblem}
            value={mine ? fields.reason : ''}
            empty
          />
          <Field
            name="measure-days"
            label={t('desk:measures.days')}
            hint={t('desk:measures.daysHint')}
            problem={daysProblem}
          >
            <input
              id="measure-days"
              name="days"
              type="text"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={mine ? fields.days : '7'}
              {...describedBy('measure-days', true, daysProblem)}
            />
          </Field>
          <WordsField
            id="measure-message"
            name="message"
            label={t('desk:measures.message')}
            problem={messageProblem}
            rows={4}
            value={mine ? fields.message : ''}
          />
          <button type="submit" className="danger">
            {t('desk:measures.send')}
          </button>
        </form>
      ) : null}
    </details>
  )
}
