import { ProblemSummary } from '../../forms/field.tsx'
import { TextInput } from '../../forms/text-input.tsx'
import { useT } from '../../i18n/use-t.ts'

/** A form that asks for one's own passphrase and nothing else. */
export function PassphraseForm({
  action,
  send,
  wrong,
  danger = false,
  fields = {},
}: {
  action: string
  send: string
  wrong: boolean
  danger?: boolean
  fields?: Record<string, string>
}) {
  const t = useT()
  const problem = wrong ? t('account:problems.current') : undefined
  return (
    <form method="post" action={action} autoComplete="off" noValidate>
      <ProblemSummary problems={problem ? [{ field: 'passphrase', message: problem }] : []} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextInput name="passphrase" label={t('account:join.passphrase')} secret problem={problem} />
      <button type="submit" className={danger ? 'danger' : 'main'}>
        {send}
      </button>
    </form>
  )
}
