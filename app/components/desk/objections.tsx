import { isReason } from '#moderation/decisions/reasons.ts'
import type { ItemPage } from '#moderation/queue/read-item.ts'
import type { Translate } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { deedInWords } from './item-history.tsx'

function objectedTo(t: Translate, one: ItemPage['objections'][number]): string {
  const name = one.decidedByName ?? t('desk:item.nobody')
  const kind =
    one.measure === null ? deedInWords(t, one.kind ?? '') : t(`desk:measures.kinds.${one.measure}`)
  return one.reason !== null && isReason(one.reason)
    ? t('desk:item.objectedToReason', {
        name,
        kind,
        reason: t(`desk:reasons.${one.reason}.name`),
      })
    : t('desk:item.objectedTo', { name, kind })
}

/** What the author does not agree with, and in which words. */
export function Objections({ page }: { page: ItemPage }) {
  const t = useT()
  if (page.objections.length === 0) return null
  return (
    <section aria-labelledby="objections-heading">
      <h2 id="objections-heading">{t('desk:item.objections')}</h2>
      {page.objections.map((one) => (
        <div key={one.notice_id}>
          <p className="muted">{objectedTo(t, one)}</p>
          {one.note === '' ? (
            <p>{t('desk:item.noNote')}</p>
          ) : (
            <blockquote className="asis" dir="auto">
              {one.note}
            </blockquote>
          )}
        </div>
      ))}
    </section>
  )
}
