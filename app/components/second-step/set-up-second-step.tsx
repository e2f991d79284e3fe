import type { Refusal } from '#moderation/members/asked-second-step.ts'
import { useT } from '../../i18n/use-t.ts'
import { CodeForm } from './code-form.tsx'
import { CodeSetUp, type CodeDrawing } from './code-set-up.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { PasskeyName } from './passkey-name.tsx'

type Asked = {
  /** Whether something else was given first, and this is the way on. */
  anew: boolean
  drawing: CodeDrawing | null
  options: object | null
  script: string
  fields: Record<string, string>
}

/** Sets up the first second step, or a new one after a loss. */
export function SetUpSecondStep({
  action,
  asked,
  refusal,
}: {
  action: string
  asked: Asked
  refusal: Refusal | undefined
}) {
  const t = useT()
  const { anew, drawing, options, script, fields } = asked
  const code = drawing ? (
    <>
      <CodeSetUp {...drawing} />
      <CodeForm
        action={action}
        fields={fields}
        wrong={refusal?.field === 'code'}
        main={options === null}
      />
    </>
  ) : null
  return (
    <>
      <h1>{t('account:second.setUp')}</h1>
      {anew ? <p>{t('keys:signIn.anewText')}</p> : null}
      {options === null ? (
        code
      ) : (
        <>
          <p>{drawing ? t('keys:signIn.setUpText') : t('keys:signIn.setUpOnly')}</p>
          <section aria-labelledby="passkey-heading">
            <h2 id="passkey-heading">
              {drawing ? t('keys:signIn.passkeyHeading') : t('keys:passkey.make')}
            </h2>
            <p>{t('keys:passkey.what')}</p>
            {drawing ? <p>{t('keys:passkey.best')}</p> : null}
            <PasskeyForm
              action={action}
              options={options}
              script={script}
              send={t('keys:passkey.make')}
              instead={t('keys:passkey.noScript')}
              fields={fields}
              problem={refusal?.field === 'passkey' ? refusal.why : undefined}
            >
              <PasskeyName />
            </PasskeyForm>
          </section>
          {drawing ? (
            <section aria-labelledby="code-heading">
              <h2 id="code-heading">{t('keys:signIn.codeHeading')}</h2>
              {code}
            </section>
          ) : null}
        </>
      )}
    </>
  )
}
