import type { ReactNode } from 'react'
import { translator } from '../i18n/translate.ts'
import type { RootData } from '../root.tsx'

/**
 * The frame of every page: a thin bar that stays, left the neutral name, right the way out. The way out
 * comes right after the skip link, so that two keys reach it from anywhere.
 */
export function Frame({ root, children }: { root: RootData | undefined; children: ReactNode }) {
  const t = translator(root?.language ?? 'nl')
  return (
    <>
      <a className="skip" href="#main">
        {t('common:skip')}
      </a>
      <header className="bar">
        <a
          className="leave"
          href="/leave"
          rel="nofollow noreferrer"
          data-leave
          aria-label={t('common:leave.label')}
        >
          {t('common:leave.short')}
        </a>
        <a className="name" href="/">
          {t('common:name')}
        </a>
        <a className="helplink" href="/help">
          {t('common:help.link')}
        </a>
      </header>
      {root?.reader ? <Menu root={root} /> : null}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Foot root={root} />
    </>
  )
}

function Menu({ root }: { root: RootData }) {
  const t = translator(root.language)
  return (
    <nav className="menu" aria-label={t('common:nav.label')}>
      <ul>
        <li>
          <a href="/">{t('common:nav.boards')}</a>
        </li>
        {root.staff && root.role !== 'administrator' ? (
          <li>
            <a href="/queue">{t('common:nav.queue')}</a>
          </li>
        ) : null}
        {root.role === 'professional' ? (
          <li>
            <a href="/cases">{t('common:nav.cases')}</a>
          </li>
        ) : null}
        {root.role === 'professional' || root.role === 'administrator' ? (
          <>
            <li>
              <a href="/team">{t('common:nav.team')}</a>
            </li>
            <li>
              <a href="/figures">{t('common:nav.figures')}</a>
            </li>
            <li>
              <a href="/rules">{t('common:nav.rules')}</a>
            </li>
          </>
        ) : null}
        {root.role === 'administrator' ? (
          <>
            <li>
              <a href="/settings">{t('common:nav.settings')}</a>
            </li>
            <li>
              <a href="/audit">{t('common:nav.audit')}</a>
            </li>
          </>
        ) : null}
        {root.role !== null ? (
          <>
            <li>
              <a href="/search">{t('common:nav.search')}</a>
            </li>
            <li>
              <a href="/me">
                {t('common:nav.own')}
                {root.unseen > 0 ? (
                  <span className="count">
                    <span aria-hidden="true">{root.unseen}</span>
                    <span className="unseen">
                      {t('common:nav.notices', { count: root.unseen })}
                    </span>
                  </span>
                ) : null}
              </a>
            </li>
          </>
        ) : (
          <>
            <li>
              <a href="/login">{t('common:nav.signIn')}</a>
            </li>
            <li>
              <a href="/join">{t('common:nav.join')}</a>
            </li>
          </>
        )}
      </ul>
    </nav>
  )
}

function Foot({ root }: { root: RootData | undefined }) {
  const t = translator(root?.language ?? 'nl')
  return (
    <footer className="foot">
      <ul>
        <li>
          <a href="/about">{t('common:nav.about')}</a>
        </li>
        <li>
          <a href="/privacy">{t('common:nav.privacy')}</a>
        </li>
        {root?.reader ? (
          <li>
            <a href="/tab">{t('common:nav.tab')}</a>
          </li>
        ) : null}
        {root?.reader ? (
          <li>
            <a href="/house">{t('common:nav.house')}</a>
          </li>
        ) : null}
      </ul>
      {root?.reader ? (
        <form method="post" action="/language" autoComplete="off" data-replaces>
          <input type="hidden" name="to" value={root.here} />
          <label htmlFor="language">{t('common:language.label')}</label>
          <select id="language" name="lang" defaultValue={root.language}>
            <option value="nl" lang="nl">
              {t('common:language.nl')}
            </option>
            <option value="en" lang="en">
              {t('common:language.en')}
            </option>
          </select>
          <button type="submit">{t('common:language.switch')}</button>
        </form>
      ) : null}
      {root?.signedIn ? (
        <form method="post" action="/logout">
          <button type="submit" className="quiet">
            {t('common:nav.signOut')}
          </button>
        </form>
      ) : null}
    </footer>
  )
}
