import { KEEP_MONTHS, type KeepMonths } from '#moderation/vocabulary.ts'
import { useT } from '../../i18n/use-t.ts'

/** The choice how long one's own posts stand. */
export function KeepPosts({ months }: { months: KeepMonths }) {
  const t = useT()
  return (
    <form method="post" action="/me/keep" id="keep">
      <fieldset className="choices">
        <legend>{t('account:me.keep.heading')}</legend>
        <p>{t('account:me.keep.text')}</p>
        {KEEP_MONTHS.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name="months" value={one} defaultChecked={one === months} />
            <span>{t(`account:me.keep.months.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{t('account:me.keep.send')}</button>
    </form>
  )
}
