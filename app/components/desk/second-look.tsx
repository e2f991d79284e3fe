import { useT } from '../../i18n/use-t.ts'

/** A colleague's look at a first decision of somebody new. */
export function SecondLook({ action, kind }: { action: string; kind: string }) {
  const t = useT()
  return (
    <form method="post" action={action} data-second-look>
      <h2>{t('colleagues:looks.ask')}</h2>
      <p>{t('colleagues:looks.text')}</p>
      <p className="row">
        <button type="submit" name="look" value="agree" className="main" data-key="approve">
          {t('colleagues:looks.agree')}
        </button>
        <button type="submit" name="look" value="differ" data-key="remove">
          {t('colleagues:looks.differ')}
        </button>
      </p>
      <p className="hint">
        {kind === 'remove' ? t('colleagues:looks.shownAgain') : t('colleagues:looks.openAgain')}
      </p>
    </form>
  )
}
