import type { StaffMember } from '#db/queries/staff.ts'
import { SHIFT_TIERS } from '#moderation/administration/what-can-be-set.ts'
import { describedBy, Field, problemOf, ProblemSummary } from '../../forms/field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { useT } from '../../i18n/use-t.ts'

/** Plans a shift. Times are typed as people in the Netherlands say them. */
export function ShiftForm({
  professionals,
  from,
  returned,
}: {
  professionals: StaffMember[]
  /** Where the form begins: the first moment that nobody has, as local time. */
  from: string
  returned: Returned | undefined
}) {
  const t = useT()
  const problems = returned?.problems ?? []
  const fields = returned?.fields ?? {}
  const wrong = (field: string) => problemOf(problems, field)
  return (
    <form method="post" action="/team" autoComplete="off" noValidate className="apart">
      <h3>{t('account:team.add')}</h3>
      <ProblemSummary problems={problems} />
      {returned?.kept ? (
        <p className="notice" role="status">
          {t('account:team.kept')}
        </p>
      ) : null}
      <input type="hidden" name="deed" value="add-shift" />
      {returned?.draft ? <input type="hidden" name="d" value={returned.draft} /> : null}
      <Field name="person" label={t('account:team.person')} problem={wrong('person')}>
        <select
          id="person"
          name="person"
          defaultValue={fields.person ?? ''}
          {...describedBy('person', false, wrong('person'))}
        >
          <option value="">{t('account:team.choose')}</option>
          {professionals.map((one) => (
            <option key={one.id} value={one.id}>
              {one.pseudonym}
              {one.secondStep ? '' : ` (${t('account:team.noSecond')})`}
            </option>
          ))}
        </select>
      </Field>
      <Field name="tier" label={t('account:team.tier')} problem={wrong('tier')}>
        <select
          id="tier"
          name="tier"
          defaultValue={fields.tier ?? '1'}
          {...describedBy('tier', false, wrong('tier'))}
        >
          {SHIFT_TIERS.map((tier) => (
            <option key={tier} value={tier}>
              {tier}
            </option>
          ))}
        </select>
      </Field>
      {(['from', 'to'] as const).map((field) => (
        <Field
          key={field}
          name={field}
          label={t(`account:team.${field}`)}
          hint={t('account:team.timeHint')}
          problem={wrong(field)}
        >
          <input
            id={field}
            name={field}
            type="datetime-local"
            autoComplete="off"
            defaultValue={fields[field] ?? (field === 'from' ? from : '')}
            {...describedBy(field, true, wrong(field))}
          />
        </Field>
      ))}
      <button type="submit">{t('account:team.add')}</button>
    </form>
  )
}
