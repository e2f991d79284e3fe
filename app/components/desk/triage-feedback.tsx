import type { ReadAssessment } from '#moderation/queue/read-item.ts'
import { RULE_LEVELS, RULE_SIGNALS } from '#moderation/rules/choices.ts'
import { useT } from '../../i18n/use-t.ts'

/** Where a person says that the triage missed something here, or noticed what is not there. */
export function TriageFeedback({
  action,
  assessment,
}: {
  action: string
  assessment: ReadAssessment
}) {
  const t = useT()
  const { feedback, signals } = assessment
  const said = new Set<string>(feedback.map(({ signal }) => signal))
  const heard = RULE_SIGNALS.filter((signal) => signals.includes(signal) && !said.has(signal))
  return (
    <section id="triage" className="feedback">
      {feedback.map((one) => (
        <form
          key={one.signal}
          method="post"
          action={action}
          className="row"
          data-feedback={one.verdict}
        >
          <input type="hidden" name="triage" value="taken-back" />
          <span>
            {one.level === null
              ? t('rules:feedback.wrongSaid', { signal: t(`desk:signals.${one.signal}`) })
              : t('rules:feedback.missedSaid', {
                  signal: t(`desk:signals.${one.signal}`),
                  level: t(`desk:levels.${one.level}`),
                })}
          </span>
          <button type="submit" name="signal" value={one.signal} className="quiet">
            {t('rules:feedback.takeBack')}
          </button>
        </form>
      ))}
      <details className="more">
        <summary>{t('rules:feedback.summary')}</summary>
        <p>{t('rules:feedback.intro')}</p>
        {heard.length > 0 ? (
          <form method="post" action={action} className="row">
            <input type="hidden" name="triage" value="wrong" />
            {heard.map((signal) => (
              <button key={signal} type="submit" name="signal" value={signal}>
                {t('rules:feedback.wrong', { signal: t(`desk:signals.${signal}`) })}
              </button>
            ))}
          </form>
        ) : null}
        <form method="post" action={action} autoComplete="off">
          <input type="hidden" name="triage" value="missed" />
          <div className="field">
            <label htmlFor="missed-signal">{t('rules:feedback.signal')}</label>
            <select id="missed-signal" name="signal" required defaultValue="">
              <option value="">—</option>
              {RULE_SIGNALS.map((signal) => (
                <option key={signal} value={signal}>
                  {t(`desk:signals.${signal}`)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="missed-level">{t('rules:feedback.level')}</label>
            <select id="missed-level" name="level" required defaultValue="">
              <option value="">—</option>
              {RULE_LEVELS.map((level) => (
                <option key={level} value={level}>
                  {t(`desk:levels.${level}`)}
                </option>
              ))}
            </select>
          </div>
          <button type="submit">{t('rules:feedback.send')}</button>
        </form>
      </details>
    </section>
  )
}
