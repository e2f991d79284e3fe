import type { ReactNode } from 'react'
import type { PasskeyProblem } from '#moderation/members/what-passkeys-are.ts'
import { useT } from '../../i18n/use-t.ts'
import { PasskeyProblemLine } from './passkey-problem.tsx'

/**
 * Makes or asks for a passkey, by script: `options` go to the browser, its answer comes back in the hidden
 * field `answer`. Without script the form stays out of sight, and `instead` says what else there is.
 */
export function PasskeyForm({
  action,
  options,
  script,
  send,
  instead,
  fields = {},
  problem,
  children,
}: {
  action: string
  options: object
  script: string
  send: string
  instead: string
  fields?: Record<string, string>
  problem: PasskeyProblem | undefined
  children?: ReactNode
}) {
  const t = useT()
  const words = {
    busy: t('keys:passkey.browser.busy'),
    stopped: t('keys:passkey.browser.stopped'),
    known: t('keys:passkey.browser.known'),
    unfit: t('keys:passkey.browser.unfit'),
    address: t('keys:passkey.browser.address'),
  }
  return (
    <>
      <PasskeyProblemLine problem={problem} />
      <p className="notice" data-no-passkey>
        {instead}
      </p>
      <form
        method="post"
        action={action}
        autoComplete="off"
        noValidate
        hidden
        className="passkey"
        data-passkey={JSON.stringify(options)}
        data-words={JSON.stringify(words)}
      >
        <input type="hidden" name="answer" value="" />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <p role="status" data-said />
        <button type="submit" className="main">
          {send}
        </button>
      </form>
      <script src={script} defer />
    </>
  )
}
