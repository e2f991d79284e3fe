import { ABOUT_FIELDS, type AboutField } from '#moderation/administration/what-can-be-set.ts'
import { problemOf } from '../../forms/field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { WordsField } from '../../forms/words-field.tsx'
import { useT } from '../../i18n/use-t.ts'
import { FormTop } from './form-top.tsx'

/** Whose place this is and how to reach them: what everybody reads at `/about`. */
export function AboutForm({
  about,
  returned,
  saved,
}: {
  about: Record<AboutField, string>
  returned: Returned | undefined
  saved: boolean
}) {
  const t = useT()
  const problems = returned?.problems ?? []
  return (
    <section aria-labelledby="about-heading" id="about">
      <h2 id="about-heading">{t('account:settings.aboutUs')}</h2>
      <p>{t('account:settings.aboutText')}</p>
      <form method="post" action="/settings" autoComplete="off" noValidate>
        <FormTop deed="about" returned={returned} saved={saved} />
        {ABOUT_FIELDS.map((field) => (
          <WordsField
            id={field}
            label={t(`account:settings.aboutFields.${field}`)}
            problem={problemOf(problems, field)}
            key={field}
            rows={2}
            value={returned?.fields[field] ?? about[field]}
          />
        ))}
        <button type="submit">{t('account:settings.save')}</button>
      </form>
    </section>
  )
}
