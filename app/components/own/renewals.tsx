import { useT } from '../../i18n/use-t.ts'

export type AskedRenewals = {
  /** Who says that one's own second step is lost. */
  ofMine: { by: string } | null
  /** Colleagues for whom a second one is needed. */
  ofOthers: Array<{ id: string; name: string }>
}

/** What colleagues said of one's own second step, and whose waits for a second colleague. */
export function Renewals({ action, renewals }: { action: string; renewals: AskedRenewals }) {
  const t = useT()
  const { ofMine, ofOthers } = renewals
  return (
    <>
      {ofMine ? (
        <section className="notice" aria-labelledby="lost-heading">
          <h2 id="lost-heading">{t('keys:own.saidLost')}</h2>
          <p>{t('keys:own.saidLostText', { name: ofMine.by })}</p>
          <form method="post" action={action}>
            <input type="hidden" name="not-lost" value="1" />
            <button type="submit">{t('keys:own.notLost')}</button>
          </form>
        </section>
      ) : null}
      {ofOthers.length > 0 ? (
        <section aria-labelledby="asked-heading">
          <h2 id="asked-heading">{t('keys:own.ask')}</h2>
          {ofOthers.map(({ id, name }) => (
            <div key={id}>
              <p>{t('keys:own.askText', { name })}</p>
              <p className="alone">
                <a href={`/team/renew/${id}`}>{t('keys:own.askLink', { name })}</a>
              </p>
            </div>
          ))}
        </section>
      ) : null}
    </>
  )
}
