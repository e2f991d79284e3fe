import type { OwnSecondSteps } from '#moderation/members/own-second-steps.ts'
import { SECOND_STEPS_WANTED } from '#moderation/members/what-passkeys-are.ts'
import { useT } from '../../i18n/use-t.ts'

/** What somebody has for their second step, whether that is enough, and the way to take one away. */
export function OwnSecondStepsList({
  action,
  own,
  last,
}: {
  /** Where taking one away goes to; undefined when that can't be done now. */
  action: string | undefined
  own: OwnSecondSteps
  /** Which of them could not be taken away, because it is the last. */
  last: string | undefined
}) {
  const t = useT()
  const enough =
    own.counted >= SECOND_STEPS_WANTED ? 'enough' : own.counted === 1 ? 'missing' : 'none'
  return (
    <section aria-labelledby="have-heading">
      <h2 id="have-heading">{t('keys:own.have')}</h2>
      {own.only ? <p>{t('keys:own.onlyNow')}</p> : null}
      <p className={enough === 'enough' ? undefined : 'notice'} data-second-steps={own.counted}>
        {t(`keys:own.${enough}`)}
      </p>
      <ul className="people">
        {own.passkeys.map((passkey) => {
          const [year, week] = passkey.week.split('-W')
          return (
            <li key={passkey.id} data-passkey-id={passkey.id}>
              <p>
                <strong dir="auto">{passkey.name}</strong>
                <span className="muted">
                  {' · '}
                  {passkey.here
                    ? t('keys:own.added', { week: Number(week), year })
                    : t('keys:own.elsewhere')}
                </span>
              </p>
              {action ? (
                <Remove action={action} which={passkey.id} last={last === passkey.id} />
              ) : null}
            </li>
          )
        })}
        {own.code ? (
          <li data-passkey-id="code">
            <p>
              <strong>{t('keys:own.code')}</strong>
              {own.only ? <span className="muted"> · {t('keys:own.codeOff')}</span> : null}
            </p>
            {own.only || !action ? null : <p className="hint">{t('keys:own.newPhone')}</p>}
            {action ? <Remove action={action} which="code" last={last === 'code'} /> : null}
          </li>
        ) : null}
      </ul>
    </section>
  )
}

function Remove({ action, which, last }: { action: string; which: string; last: boolean }) {
  const t = useT()
  return (
    <details open={last ? true : undefined}>
      <summary>{t('keys:own.remove')}</summary>
      <form method="post" action={action}>
        {last ? (
          <p className="problem" role="alert">
            {t('keys:own.last')}
          </p>
        ) : null}
        <p>{t('keys:own.removeText')}</p>
        <input type="hidden" name="remove" value={which} />
        <button type="submit" className="danger">
          {t('keys:own.remove')}
        </button>
      </form>
    </details>
  )
}
