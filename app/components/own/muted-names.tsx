import { useT } from '../../i18n/use-t.ts'

/** What names somebody does not read, each with the way back. */
export function MutedNames({ muted }: { muted: Array<{ id: string; name: string }> }) {
  const t = useT()
  if (muted.length === 0) return null
  return (
    <section aria-labelledby="muted">
      <h2 id="muted">{t('account:me.muted.heading')}</h2>
      <p>{t('account:me.muted.text')}</p>
      <ul className="alone">
        {muted.map(({ id, name }) => (
          <li key={id}>
            <form method="post" action="/me/muted">
              <input type="hidden" name="id" value={id} />
              <button type="submit" dir="auto">
                {t('account:me.muted.undo', { name })}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
