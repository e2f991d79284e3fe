import type { ReactNode } from 'react'
import type { RenewalState } from '#moderation/administration/renew-second-step.ts'
import { useT } from '../../i18n/use-t.ts'

/** How far the renewing of somebody's second step is, and what this colleague can do for it. */
export function Renewal({
  state,
  words,
  children,
}: {
  state: Exclude<RenewalState, { kind: 'not-found' }>
  /** Seen once, by the second of the two. */
  words: string | null
  /** Asks for the colleague's own second step. */
  children: ReactNode
}) {
  const t = useT()
  if (state.kind === 'oneself') return <p className="notice">{t('keys:renew.oneself')}</p>
  const { pseudonym: name } = state
  if (words !== null) {
    return (
      <div className="notice" role="status">
        <p>{t('keys:renew.words', { name })}</p>
        <p>
          <strong data-renewal lang="nl">
            {words}
          </strong>
        </p>
        <p>{t('keys:renew.wordsHow', { name })}</p>
      </div>
    )
  }
  return (
    <>
      <p>
        <strong>{t('keys:renew.about', { name })}</strong>
      </p>
      <p>{t('keys:renew.how', { name })}</p>
      <p>{t('keys:renew.two', { name })}</p>
      <p className="notice" data-renewal-state={state.kind}>
        <HowFar state={state} />
      </p>
      {children ? (
        <section aria-labelledby="confirm-heading">
          <h2 id="confirm-heading">{t('keys:renew.confirm', { name })}</h2>
          {children}
        </section>
      ) : null}
    </>
  )
}

function HowFar({ state }: { state: RenewalState & { kind: 'nobody' | 'first' } }) {
  const t = useT()
  if (state.kind === 'nobody') return t('keys:renew.first')
  if (state.own) return t('keys:renew.own')
  return t(state.enough ? 'keys:renew.second' : 'keys:renew.administrator', { by: state.by })
}
