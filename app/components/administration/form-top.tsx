import { ProblemSummary } from '../../forms/field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { useT } from '../../i18n/use-t.ts'

/** What stands on top of a form: what was wrong, or that it was saved or kept; and its hidden fields. */
export function FormTop({
  deed,
  returned,
  saved,
}: {
  deed: string
  returned: Returned | undefined
  saved: boolean
}) {
  const t = useT()
  return (
    <>
      <ProblemSummary problems={returned?.problems ?? []} />
      {returned?.kept ? (
        <p className="notice" role="status">
          {t('account:settings.kept')}
        </p>
      ) : null}
      {saved && returned === undefined ? (
        <p className="notice" role="status">
          {t('account:settings.saved')}
        </p>
      ) : null}
      <input type="hidden" name="deed" value={deed} />
      {returned?.draft ? <input type="hidden" name="d" value={returned.draft} /> : null}
    </>
  )
}
