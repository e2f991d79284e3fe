import { FIRST_DECISIONS } from '#moderation/administration/what-can-be-set.ts'
import { problemOf } from '../../forms/field.tsx'
import { LineField } from '../../forms/line-field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { useT } from '../../i18n/use-t.ts'
import { FormTop } from './form-top.tsx'

/** At how many first decisions of a new moderator a colleague looks too. */
export function FirstDecisions({
  first,
  returned,
  saved,
}: {
  first: number
  returned: Returned | undefined
  saved: boolean
}) {
  const t = useT()
  const problem = problemOf(returned?.problems ?? [], 'first')
  return (
    <section aria-labelledby="first-decisions-heading" id="first-decisions">
      <h2 id="first-decisions-heading">{t('colleagues:setting.heading')}</h2>
      <form method="post" action="/settings" autoComplete="off" noValidate>
        <FormTop deed="first-decisions" returned={returned} saved={saved} />
        <LineField
          id="first"
          label={t('colleagues:setting.label')}
          hint={t('colleagues:setting.hint')}
          problem={problem}
          number={FIRST_DECISIONS}
          value={returned?.fields.first ?? first}
        />
        <button type="submit">{t('account:settings.save')}</button>
      </form>
    </section>
  )
}
