import { useActionData } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ItemPage } from '#moderation/queue/read-item.ts'
import { useT } from '../../i18n/use-t.ts'
import { durationInWords } from './time-words.ts'

type Stale =
  | { kind: 'held'; name: string; until: number }
  | { kind: 'changed' }
  | { kind: 'too-late' }
  | { kind: 'not-yours' }

/** Instead of the item: a clear refusal that shows what happened meanwhile. Nothing was changed. */
export function StaleScreen({
  page,
  now,
  children,
}: {
  page: ItemPage
  now: number
  children: ReactNode
}) {
  const t = useT()
  const answer = useActionData<{ stale?: Stale }>()
  const stale = answer?.stale
  if (stale === undefined) return <>{children}</>
  return (
    <>
      <h1>{t('desk:item.stale')}</h1>
      <p className="notice">{words()}</p>
      <p className="row">
        <a className="button main" href={`/queue/${page.item.id}`}>
          {t('desk:item.look')}
        </a>
        <a className="button" href="/queue">
          {t('desk:item.back')}
        </a>
      </p>
    </>
  )

  function words(): string {
    if (stale?.kind === 'too-late') return t('desk:item.tooLate')
    if (stale?.kind === 'not-yours') return t('desk:item.notYours')
    if (stale?.kind === 'held') {
      const time = durationInWords(t, stale.until - now)
      return t('desk:item.staleHeld', { name: stale.name, time })
    }
    if (page.decision === null) return t('desk:item.staleOther')
    return t('desk:item.staleBy', {
      name: page.decision.by,
      kind: t(`desk:deeds.${page.decision.kind}`),
    })
  }
}
