import { useT } from '../i18n/use-t.ts'

/** The neutral front page: help for who is in danger first, then what this is, then two ways on. */
export function FrontPage({ to }: { to: string }) {
  const t = useT()
  const signIn = to.startsWith('/login') ? to : `/login?to=${encodeURIComponent(to)}`
  return (
    <div className="front">
      <p className="first">
        <strong>
          {t('standing:front.first')} <a href="tel:112">112</a>.
        </strong>{' '}
        <a href="/help">{t('standing:front.other')}</a>.
      </p>
      <h1>{t('standing:front.heading')}</h1>
      <p>{t('standing:front.what')}</p>
      <h2>{t('standing:front.exitHeading')}</h2>
      <ul>
        <li>{t('standing:front.exit1')}</li>
        <li>{t('standing:front.exit2')}</li>
        <li>
          {t('standing:front.exit3')} <a href="/help/traces">{t('standing:front.more')}</a>
        </li>
      </ul>
      <div className="row">
        <form method="post" action="/enter" data-replaces>
          <input type="hidden" name="to" value={to} />
          <button type="submit" className="main">
            {t('standing:front.enter')}
          </button>
        </form>
        <form method="post" action="/enter" data-replaces>
          <input type="hidden" name="to" value={signIn} />
          <button type="submit">{t('standing:front.signIn')}</button>
        </form>
      </div>
      <p>
        <a href="/ask">{t('talk:ask.link')}</a>. {t('talk:ask.linkText')}
      </p>
    </div>
  )
}
