import type { Desk } from '#moderation/colleagues/read-desk.ts'
import { useT } from '../../i18n/use-t.ts'

/** That not everything is in this list, and whether somebody else sees the rest. */
export function Kept({ desk, all }: { desk: Desk; all: boolean }) {
  const t = useT()
  if (desk.kept === 0) return null
  return (
    <div className={desk.forNobody > 0 ? 'notice' : 'muted'} data-kept={desk.kept}>
      <p>
        {all
          ? t('colleagues:kept.shown', { count: desk.kept })
          : t('colleagues:kept.line', { count: desk.kept })}{' '}
        {all ? (
          <a href="/queue">{t('colleagues:kept.own')}</a>
        ) : (
          <a href="/queue?all=1">{t('colleagues:kept.show')}</a>
        )}
      </p>
      {desk.forNobody > 0 ? (
        <p data-for-nobody={desk.forNobody}>
          <strong>{t('colleagues:kept.nobody', { count: desk.forNobody })}</strong>{' '}
          {t('colleagues:kept.nobodyText')}
        </p>
      ) : null}
    </div>
  )
}
