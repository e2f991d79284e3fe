import { describedBy, Field, problemOf } from '../../forms/field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { useT } from '../../i18n/use-t.ts'
import { FormTop } from './form-top.tsx'

/** Where links in posts may lead. */
export function LinkHosts({
  hosts,
  returned,
  saved,
}: {
  hosts: string[]
  returned: Returned | undefined
  saved: boolean
}) {
  const t = useT()
  const problem = problemOf(returned?.problems ?? [], 'hosts')
  const text = returned?.fields.hosts ?? hosts.join('\n')
  return (
    <section aria-labelledby="hosts-heading" id="link-hosts">
      <h2 id="hosts-heading">{t('account:settings.hosts')}</h2>
      <form method="post" action="/settings" autoComplete="off" noValidate>
        <FormTop deed="link-hosts" returned={returned} saved={saved} />
        <Field
          name="hosts"
          label={t('account:settings.hostsLabel')}
          hint={t('account:settings.hostsHint')}
          problem={problem}
        >
          <textarea
            id="hosts"
            name="hosts"
            rows={Math.min(12, Math.max(4, text.split('\n').length + 1))}
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            defaultValue={text}
            {...describedBy('hosts', true, problem)}
          />
        </Field>
        <button type="submit">{t('account:settings.save')}</button>
      </form>
    </section>
  )
}
