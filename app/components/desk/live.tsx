import { useT } from '../../i18n/use-t.ts'

/** Reloads a page of the workbench where no script runs. */
export const RELOAD_SECONDS = 60

export type LiveData = {
  ear: string | null
  ringing: number
  /** Whether this person may go to the cases; a moderator only hears that one waits. */
  goes: boolean
  /** Whether single keys do something for this person. */
  keys: boolean
}

/**
 * What is alive on a page of the workbench: the banner of a waiting acute case, the sound, the keys. Its
 * first state comes with the page; without script the page reloads itself every minute.
 */
export function Live({ live, script }: { live: LiveData; script: string }) {
  const t = useT()
  const words = {
    one: t('desk:live.acute', { count: 1 }),
    many: t('desk:live.acute', { count: 2 }).replace('2', '{n}'),
    soundOn: t('desk:live.soundOn'),
    soundOff: t('desk:live.soundOff'),
    keysOn: t('desk:live.keysOn'),
    keysOff: t('desk:live.keysOff'),
    title: t('common:titles.desk'),
  }
  return (
    <div
      className="live"
      data-live
      data-words={JSON.stringify(words)}
      data-ear={live.ear ?? undefined}
      data-keys-off={live.keys ? undefined : true}
      data-ringing={live.ringing > 0 ? live.ringing : undefined}
    >
      <div className="banner" role="alert" data-banner hidden={live.ringing === 0}>
        <strong data-banner-text>
          {live.ringing > 0 ? t('desk:live.acute', { count: live.ringing }) : ''}
        </strong>{' '}
        {live.goes ? <a href="/cases">{t('desk:live.go')}</a> : null}
      </div>
      <p className="banner deaf" role="alert" data-deaf hidden>
        {t('desk:live.deaf')}
      </p>
      <div className="row tools">
        <button type="button" data-sound hidden>
          {t('desk:live.soundOn')}
        </button>
        <button type="button" data-fresh hidden>
          {t('desk:live.new')}
        </button>
        <details data-keys>
          <summary>{t('desk:live.keysHeading')}</summary>
          <p>{t('desk:live.keys')}</p>
          <button type="button" data-keys-switch>
            {live.keys ? t('desk:live.keysOff') : t('desk:live.keysOn')}
          </button>
        </details>
      </div>
      <script src={script} defer />
    </div>
  )
}
