import { ProblemSummary } from '../../forms/field.tsx'
import { TextInput } from '../../forms/text-input.tsx'
import { useT } from '../../i18n/use-t.ts'

/** Asks for the words that two colleagues handed over. */
export function RenewalForm({
  action,
  asked,
  wrong,
}: {
  action: string
  asked: { runOut: boolean; fields: Record<string, string> }
  wrong: boolean
}) {
  const t = useT()
  const problem = wrong ? t('keys:signIn.renewalProblem') : undefined
  return (
    <>
      <h1>{t('keys:signIn.renewalHeading')}</h1>
      {asked.runOut ? <p className="notice">{t('keys:signIn.renewalRunOut')}</p> : null}
      <p>{t('keys:signIn.renewalText')}</p>
      <form method="post" action={action} autoComplete="off" noValidate>
        <ProblemSummary problems={problem ? [{ field: 'renewal', message: problem }] : []} />
        {Object.entries(asked.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextInput name="renewal" label={t('keys:signIn.renewal')} problem={problem} />
        <button type="submit" className="main">
          {t('account:second.send')}
        </button>
      </form>
    </>
  )
}
