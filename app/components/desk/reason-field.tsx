import { REASONS } from '#moderation/decisions/reasons.ts'
import { describedBy, Field } from '../../forms/field.tsx'
import { useT } from '../../i18n/use-t.ts'

/** Chooses why, from the list that members read it from. */
export function ReasonField({
  id,
  label,
  problem,
  value,
  empty,
  shortcut,
}: {
  id: string
  label: string
  problem: string | undefined
  value: string | undefined
  /** Whether nothing is chosen at first. */
  empty: boolean
  /** The deed whose key leads here. */
  shortcut?: string | undefined
}) {
  const t = useT()
  return (
    <Field name={id} label={label} problem={problem}>
      <select
        id={id}
        name="reason"
        defaultValue={value ?? ''}
        data-key={shortcut}
        {...describedBy(id, false, problem)}
      >
        {empty ? <option value="">—</option> : null}
        {REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {t(`desk:reasons.${reason}.name`)}
          </option>
        ))}
      </select>
    </Field>
  )
}
