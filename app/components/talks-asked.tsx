import type { Debrief } from '#db/queries/debriefs.ts'
import { useT } from '../i18n/use-t.ts'

/** Colleagues who ask for a talk that nobody else took, each with the way to take it and to say that it was. */
export function TalksAsked({
  action,
  self,
  talks,
}: {
  action: '/queue' | '/team'
  self: string
  talks: readonly Debrief[]
}) {
  const t = useT()
  const open = talks.filter((one) => one.account_id !== self && [null, self].includes(one.taken_by))
  return open.map((one) => {
    const mine = one.taken_by === self
    return (
      <form key={one.account_id} method="post" action={action} className="notice row" data-talk>
        <span>
          {t(mine ? 'colleagues:talk.yours' : 'colleagues:talk.asks', { name: one.name })}
        </span>
        {action === '/team' ? <input type="hidden" name="deed" value="talk" /> : null}
        <button type="submit" name={mine ? 'end-talk' : 'take-talk'} value={one.account_id}>
          {mine ? t('colleagues:talk.over') : t('colleagues:talk.take', { name: one.name })}
        </button>
      </form>
    )
  })
}
