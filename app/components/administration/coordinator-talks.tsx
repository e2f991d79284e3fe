import type { Debrief } from '#db/queries/debriefs.ts'
import { useT } from '../../i18n/use-t.ts'

/** Who asked the coordinator for a talk, until it was. */
export function CoordinatorTalks({ talks, self }: { talks: Debrief[]; self: string }) {
  const t = useT()
  return (
    <>
      {talks
        .filter((one) => one.taken_by === null || one.taken_by === self)
        .map((one) => (
          <form key={one.account_id} method="post" action="/team" className="notice row" data-talk>
            <span>
              {one.taken_by === self
                ? t('colleagues:talk.yours', { name: one.name })
                : t('colleagues:talk.asks', { name: one.name })}
            </span>
            <input type="hidden" name="deed" value="talk" />
            {one.taken_by === self ? (
              <button type="submit" name="end-talk" value={one.account_id}>
                {t('colleagues:talk.over')}
              </button>
            ) : (
              <button type="submit" name="take-talk" value={one.account_id}>
                {t('colleagues:talk.take', { name: one.name })}
              </button>
            )}
          </form>
        ))}
    </>
  )
}
