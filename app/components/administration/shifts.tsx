import type { StaffMember } from '#db/queries/staff.ts'
import { hoursOf } from '#moderation/administration/holes.ts'
import type { Rota } from '#moderation/administration/shifts.ts'
import { describedBy, problemOf } from '../../forms/field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { momentInWords } from '../../i18n/moments.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'
import { RotaWeeks } from './rota-weeks.tsx'

type Props = {
  rota: Rota
  manage: boolean
  /** Account id of who looks. */
  self: string
  /** Professionals whom one can ask to take a shift. */
  colleagues: StaffMember[]
  returned: Returned | undefined
}

/** The shifts that run or come by week, when nobody is on call, and the swapping of one's own. */
export function Shifts(props: Props) {
  const { rota, manage } = props
  const t = useT()
  const language = useLanguage()
  const { holes, shifts } = rota
  const offeredToMe = shifts.filter((shift) => shift.offeredTo === props.self)
  // Who plans sees all; who is planned sees what they can swap. Everybody's stand in the weeks.
  const listed = manage
    ? shifts
    : shifts.filter((shift) => shift.accountId === props.self || shift.offeredTo === props.self)
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
        <div className="banner" data-holes={hoursOf(holes)}>
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
      <RotaWeeks weeks={rota.weeks} />
      {shifts.length === 0 ? <p className="muted">{t('account:team.none')}</p> : null}
      {offeredToMe.length > 0 ? (
        <p className="notice">{t('account:team.offeredToYou', { count: offeredToMe.length })}</p>
      ) : null}
      <details
        className="more"
        id="each"
        open={offeredToMe.length > 0 || props.returned !== undefined || undefined}
      >
        <summary>{manage ? t('account:team.each') : t('account:team.own')}</summary>
        <ul className="shifts">
          {listed.map((shift) => (
            <li key={shift.id} data-shift={shift.id}>
              <p>
                {shift.running ? <strong className="tag">{t('account:team.now')}</strong> : null}
                <strong dir="auto">{shift.name}</strong>
                <span className="muted"> · {t('account:team.tierOf', { tier: shift.tier })}</span>
                <br />
                {stretch(shift.from, shift.to)}
                {shift.away ? (
                  <>
                    <br />
                    <strong className="late">{t('account:team.awayThen')}</strong>
                  </>
                ) : null}
                {shift.offeredTo === null ? null : (
                  <>
                    <br />
                    <span className="muted">
                      {t('account:team.offered', { name: shift.offeredToName ?? '' })}
                    </span>
                  </>
                )}
              </p>
              {manage ? (
                <form method="post" action="/team">
                  <input type="hidden" name="deed" value="remove-shift" />
                  <button type="submit" name="shift" value={shift.id}>
                    {t('account:team.remove')}
                    <span className="unseen">: {shift.name}</span>
                  </button>
                </form>
              ) : (
                <Swap shift={shift} {...props} />
              )}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

/** Asks a colleague to take a shift of one's own; or takes one that was offered. */
function Swap({ shift, self, colleagues, returned }: Props & { shift: Rota['shifts'][number] }) {
  const t = useT()
  const id = `to-${shift.id}`
  const problem = problemOf(returned?.problems ?? [], id)
  if (shift.offeredTo === self) {
    return (
      <form method="post" action="/team">
        {problem ? <p className="problem">{problem}</p> : null}
        <input type="hidden" name="deed" value="take" />
        <button type="submit" name="shift" value={shift.id} className="main">
          {t('account:team.take')}
        </button>
      </form>
    )
  }
  if (shift.accountId !== self) return null
  return (
    <form method="post" action="/team" className="row">
      <input type="hidden" name="deed" value="offer" />
      <input type="hidden" name="shift" value={shift.id} />
      {problem ? (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
      {shift.offeredTo === null ? (
        <>
          <label htmlFor={id}>{t('account:team.offerTo')}</label>
          <select id={id} name="to" {...describedBy(id, false, problem)}>
            {colleagues.map((one) => (
              <option key={one.id} value={one.id}>
                {one.pseudonym}
              </option>
            ))}
          </select>
          <button type="submit">{t('account:team.offer')}</button>
        </>
      ) : (
        <button type="submit" name="to" value="">
          {t('account:team.offerBack')}
        </button>
      )}
    </form>
  )
}
