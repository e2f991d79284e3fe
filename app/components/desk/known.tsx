import type { ItemPage } from '#moderation/queue/read-item.ts'
import { useT } from '../../i18n/use-t.ts'

/** Instead of the words of somebody one knows: that a colleague takes it, and the one thing to do. */
export function Known({ page }: { page: ItemPage }) {
  const t = useT()
  const action = `/queue/${page.item.id}`
  return (
    <div data-item={page.item.id} data-level={page.item.level} data-kind={page.item.kind}>
      <h1 tabIndex={-1} data-here>
        {t('colleagues:known.heading')}
      </h1>
      <p>{t('colleagues:known.text')}</p>
      {page.actions.includes('escalate') ? (
        <form method="post" action={action}>
          <input type="hidden" name="version" value={page.item.version} />
          <button type="submit" name="decision" value="escalate" data-key="escalate">
            {t('desk:item.escalate')}
          </button>
          <p className="hint">{t('colleagues:known.escalateHint')}</p>
        </form>
      ) : null}
      <form method="post" action={action}>
        <button type="submit" name="unknow" value="1" className="quiet">
          {t('colleagues:known.undo')}
        </button>
      </form>
    </div>
  )
}
