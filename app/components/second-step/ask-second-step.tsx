import type { Refusal } from '#moderation/members/asked-second-step.ts'
import { useT } from '../../i18n/use-t.ts'
import { CodeForm } from './code-form.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { PasskeyProblemLine } from './passkey-problem.tsx'

export type AskedForms = { options: object | null; code: boolean; script: string }

/** Asks for one's own second step: a passkey where there is one, a code where one counts. */
export function AskSecondStep({
  action,
  asked,
  refusal,
  fields = {},
}: {
  action: string
  asked: AskedForms
  refusal: Refusal | undefined
  fields?: Record<string, string>
}) {
  const t = useT()
  const { options, code, script } = asked
  const codeForm = (
    <CodeForm
      action={action}
      fields={fields}
      wrong={refusal?.field === 'code'}
      main={options === null}
    />
  )
  const problem = refusal?.field === 'passkey' ? refusal.why : undefined
  if (options === null) {
    // Making a passkey went wrong, and the code that opened it is asked again.
    return (
      <>
        <PasskeyProblemLine problem={problem} />
        {codeForm}
      </>
    )
  }
  return (
    <>
      <PasskeyForm
        action={action}
        options={options}
        script={script}
        send={t('keys:passkey.use')}
        instead={code ? t('keys:passkey.noScriptCode') : t('keys:passkey.noScript')}
        fields={fields}
        problem={problem}
      />
      {code ? (
        <section aria-labelledby="code-heading">
          <h2 id="code-heading">{t('keys:signIn.orCode')}</h2>
          {codeForm}
        </section>
      ) : null}
    </>
  )
}
