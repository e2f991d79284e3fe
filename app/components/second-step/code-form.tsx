import { ProblemSummary } from '../../forms/field.tsx'
import { TextInput } from '../../forms/text-input.tsx'
import { useT } from '../../i18n/use-t.ts'

/** Asks for the six digits of now. */
export function CodeForm({
  action,
  wrong,
  fields = {},
  main = true,
}: {
  action: string
  wrong: boolean
  fields?: Record<string, string>
  /** Whether it is the first thing to do on the page. */
  main?: boolean
}) {
  const t = useT()
  const problem = wrong ? t('account:problems.code') : undefined
  return (
    <form method="post" action={action} autoComplete="off" noValidate>
      <ProblemSummary problems={problem ? [{ field: 'code', message: problem }] : []} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextInput
        name="code"
        label={t('account:second.code')}
        hint={t('account:second.hint')}
        problem={problem}
        numeric
      />
      <button type="submit" className={main ? 'main' : undefined}>
        {t('account:second.send')}
      </button>
    </form>
  )
}
