import { describedBy, Field, problemOf } from '../../forms/field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { useT } from '../../i18n/use-t.ts'
import { FormTop } from './form-top.tsx'

/** Puts places on the list that nobody can read, and takes them off. */
export function SecretPlaces({
  count,
  returned,
  saved,
}: {
  count: number
  returned: Returned | undefined
  saved: boolean
}) {
  const t = useT()
  const problem = problemOf(returned?.problems ?? [], 'places')
  return (
    <section aria-labelledby="places-heading" id="secret-places">
      <h2 id="places-heading">{t('account:places.heading')}</h2>
      <p>{t('account:places.text')}</p>
      <p>{t('account:places.count', { count })}</p>
      <form method="post" action="/settings" autoComplete="off" noValidate>
        <FormTop deed="secret-places" returned={returned} saved={saved} />
        <Field
          name="places"
          label={t('account:places.label')}
          hint={t('account:places.hint')}
          problem={problem}
        >
          <textarea
            id="places"
            name="places"
            rows={4}
            spellCheck={false}
            autoComplete="off"
            defaultValue={returned?.fields.places ?? ''}
            {...describedBy('places', true, problem)}
          />
        </Field>
        <p className="row">
          <button type="submit" name="how" value="add">
            {t('account:places.add')}
          </button>
          <button type="submit" name="how" value="remove">
            {t('account:places.remove')}
          </button>
        </p>
      </form>
    </section>
  )
}
