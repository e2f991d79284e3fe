import type { Desk } from '#moderation/colleagues/read-desk.ts'
import { useT } from '../../i18n/use-t.ts'
import { ItemRow } from './item-row.tsx'
import type { QueueLine } from './queue-lines.ts'

/**
 * By one's own measure it was enough. Nothing is locked: what presses can be handed on from here without
 * reading it, and everything can still be opened.
 */
export function Pause({ desk, pressing, now }: { desk: Desk; pressing: QueueLine[]; now: number }) {
  const t = useT()
  if (desk.pause === null) return null
  return (
    <section className="notice" aria-labelledby="pause-heading" data-pause={desk.pause}>
      <h2 id="pause-heading">{t('colleagues:pause.heading')}</h2>
      <p>
        {desk.pause === 'limit'
          ? t('colleagues:pause.limit', { count: desk.heavyToday })
          : t('colleagues:pause.hours', {
              from: desk.choices.hours?.from ?? '',
              to: desk.choices.hours?.to ?? '',
            })}{' '}
        {t('colleagues:pause.why')}
      </p>
      <p>{t('colleagues:pause.others')}</p>
      {pressing.length > 0 ? (
        <>
          <p>{t('colleagues:pause.handOn')}</p>
          <ul className="items">
            {pressing.map((item) => (
              <ItemRow key={item.id} item={item} now={now}>
                <form method="post" action={`/queue/${item.id}`}>
                  <input type="hidden" name="version" value={item.version} />
                  <button type="submit" name="decision" value="escalate">
                    {t('desk:item.escalate')}
                  </button>
                </form>
              </ItemRow>
            ))}
          </ul>
        </>
      ) : null}
      <p className="row">
        <a className="button main" href="/">
          {t('colleagues:pause.stop')}
        </a>
        <a className="button" href="/queue?all=1">
          {t('colleagues:pause.goOn')}
        </a>
      </p>
    </section>
  )
}
