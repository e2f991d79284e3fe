import { useT } from '../../i18n/use-t.ts'

/** Leaving an item to others. Nobody sees who did, and nobody asks why. */
export function RatherNot({ action }: { action: string }) {
  const t = useT()
  return (
    <form method="post" action={action}>
      <button type="submit" name="pass" value="1" data-key="pass" aria-describedby="pass-hint">
        {t('colleagues:pass.button')}
      </button>
      <p className="hint" id="pass-hint">
        {t('colleagues:pass.hint')}
      </p>
      <button type="submit" name="knows" value="1" aria-describedby="knows-hint">
        {t('colleagues:known.button')}
      </button>
      <p className="hint" id="knows-hint">
        {t('colleagues:known.hint')}
      </p>
    </form>
  )
}
