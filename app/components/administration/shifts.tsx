import { hoursOf } from '#moderation/administration/holes.ts'
import type { Rota } from '#moderation/administration/shifts.ts'
import { momentInWords } from '../../i18n/moments.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'

/** The shifts that run or come, and when nobody is on call. */
export function Shifts({ rota, manage }: { rota: Rota; manage: boolean }) {
  const t = useT()
  const language = useLanguage()
  const { holes, shifts } = rota
  const stretch = (from: number, to: number) =>
    t('account:team.stretch', {
      from: momentInWords(from, language),
      to: momentInWords(to, language),
    })
  return (
    <>
      <p>{t('account:team.shiftsText')}</p>
      {manage ? null : <p className="muted">{t('account:team.readOnly')}</p>}
      {holes.length === 0 ? (
        <p>{t('account:team.noHoles')}</p>
      ) : (
        <div className="notice" data-holes={hoursOf(holes)}>
          <p>{t('account:team.holes', { hours: hoursOf(holes) })}</p>
          <details>
            <summary>{t('account:team.showHoles')}</summary>
            <ul>
              {holes.map((hole) => (
                <li key={hole.from}>{stretch(hole.from, hole.to)}</li>
              ))}
            </ul>
          </details>
        </div>
      )}
      {shifts.length === 0 ? <p className="muted">{t('account:team.none')}</p> : null}
      <ul className="shifts">
        {shifts.map((shift) => (
          <li key={shift.id} data-shift={shift.id}>
            <p>
              {shift.running ? <strong className="tag">{t('account:team.now')}</strong> : null}
              <strong dir="auto">{shift.name}</strong>
              <span className="muted"> · {t('account:team.tierOf', { tier: shift.tier })}</span>
              <br />
              {stretch(shift.from, shift.to)}
            </p>
            {manage ? (
              <form method="post" action="/team">
                <input type="hidden" name="deed" value="remove-shift" />
                <button type="submit" name="shift" value={shift.id}>
                  {t('account:team.remove')}
                  <span className="unseen">: {shift.name}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
