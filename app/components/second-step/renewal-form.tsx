import type { Refusal } from '#moderation/members/asked-second-step.ts'
import { ProblemSummary } from '../../forms/field.tsx'
import { TextInput } from '../../forms/text-input.tsx'
import { useT } from '../../i18n/use-t.ts'
import { PasskeyProblemLine } from './passkey-problem.tsx'

/** Asks for the words that two colleagues handed over. */
export function RenewalForm({
  action,
  asked,
  refusal,
}: {
  action: string
  asked: { runOut: boolean; fields: Record<string, string> }
  refusal: Refusal | undefined
}) {
  const t = useT()
  const problem = refusal?.field === 'renewal' ? t('keys:signIn.renewalProblem') : undefined
  return (
    <>
      <h1>{t('keys:signIn.renewalHeading')}</h1>
      {/* Making a passkey went wrong, and the words that opened it are asked again. */}
      <PasskeyProblemLine problem={refusal?.field === 'passkey' ? refusal.why : undefined} />
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
