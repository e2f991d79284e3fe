import type { Effect, KeptRule } from '#moderation/administration/keeping.ts'
import { LineField } from '../../forms/line-field.tsx'
import { dayInWords } from '../../i18n/days.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'

/** Where on the page a rule stands. */
export function placeOfRule(name: string, board: string | null): string {
  return board === null ? name : `${name}-${board}`
}

/** How long one thing is kept, the form to choose it, and what a choice would do before it is one. */
export function KeepingRule({
  action,
  rule,
  effect,
  saved,
  today,
  typed,
}: {
  action: string
  rule: KeptRule
  effect: Effect | null
  saved: boolean
  today: string
  /** What came back because it does not fit. */
  typed: string | undefined
}) {
  const t = useT()
  const language = useLanguage()
  const { board, chosen, count, least, most, name, standard, unit } = rule
  const span = (of: number | null) =>
    of === null ? t('account:keeping.asOthers') : t(`common:spans.${unit}`, { count: of })
  const place = placeOfRule(name, board?.id ?? null)
  const hidden = (
    <>
      <input type="hidden" name="rule" value={name} />
      <input type="hidden" name="board" value={board?.id ?? ''} />
    </>
  )
  const bounds = { least: String(least), most: String(most) }
  const problem = typed === undefined ? undefined : t('account:keeping.problem', bounds)
  return (
    <section id={place} aria-label={board?.name ?? t(`desk:kept.names.${name}`)} className="apart">
      {board === null ? <h2>{t(`desk:kept.names.${name}`)}</h2> : null}
      {saved ? (
        <p className="notice" role="status">
          {t('account:settings.saved')}
        </p>
      ) : null}
      {effect === null ? null : (
        <EffectForm
          action={action}
          effect={effect}
          hidden={hidden}
          span={span(effect.count)}
          today={today}
        />
      )}
      <form method="post" action={action} autoComplete="off" noValidate>
        {hidden}
        <LineField
          id={`count-${place}`}
          name="count"
          label={
            board === null
              ? t('account:keeping.length', { unit: t(`account:keeping.units.${unit}`) })
              : t('account:keeping.boardLength', { name: board.name })
          }
          hint={
            board === null
              ? t('account:keeping.bounds', { ...bounds, standard: String(standard) })
              : t('account:keeping.boardHint', bounds)
          }
          problem={problem}
          number={{ min: least, max: most }}
          value={typed ?? effect?.count ?? count ?? ''}
        />
        <p className="muted">
          {t('account:keeping.now', { span: span(count) })}
          {chosen === null
            ? null
            : ` ${t('account:keeping.chosen', { day: dayInWords(chosen, today, t, language) })}`}
        </p>
        <button type="submit">{t('account:keeping.look')}</button>
      </form>
      {board === null ? (
        <details className="more">
          <summary>{t('account:keeping.why')}</summary>
          <dl>
            <dt>
              {t('account:keeping.notShorter')}: {span(least)}
            </dt>
            <dd>{t(`account:keeping.reasons.${name}.least`)}</dd>
            <dt>
              {t('account:keeping.notLonger')}: {span(most)}
            </dt>
            <dd>{t(`account:keeping.reasons.${name}.most`)}</dd>
          </dl>
        </details>
      ) : null}
    </section>
  )
}

/** What a choice would take away, and the button that makes it one. */
function EffectForm({
  action,
  effect,
  hidden,
  span,
  today,
}: {
  action: string
  effect: Effect
  hidden: React.ReactNode
  span: string
  today: string
}) {
  const t = useT()
  const language = useLanguage()
  const { count, day } = effect
  return (
    <form method="post" action={action} className="notice" role="status">
      {hidden}
      <input type="hidden" name="count" value={count ?? ''} />
      <p>
        <strong>{t('account:keeping.want', { span })}</strong>
      </p>
      <p>
        {effect.name === 'draft'
          ? t('account:keeping.drafts')
          : t('account:keeping.goes', {
              day: dayInWords(day, today, t, language),
              wanted: effect.asWanted.toLocaleString(language),
              asItIs: effect.asItIs.toLocaleString(language),
            })}
      </p>
      {effect.name === 'account' ? <p>{t('account:keeping.told')}</p> : null}
      {effect.name === 'draft' ? null : <p>{t('account:keeping.back')}</p>}
      <p className="row">
        <button type="submit" name="sure" value="1" className="main">
          {t('account:keeping.save')}
        </button>
        <a className="button" href={action}>
          {t('account:keeping.leave')}
        </a>
      </p>
    </form>
  )
}
