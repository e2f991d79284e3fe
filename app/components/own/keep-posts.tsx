import { KEEP_MONTHS, type KeepMonths } from '#moderation/vocabulary.ts'
import { useT } from '../../i18n/use-t.ts'

/** The choice how long one's own posts stand; `longest`: the months of a conversation, on the board that keeps them longest. */
export function KeepPosts({ months, longest }: { months: KeepMonths; longest: number }) {
  const t = useT()
  const span = t('common:spans.months', { count: longest })
  return (
    <form method="post" action="/me/keep" id="keep">
      <fieldset className="choices">
        <legend>{t('account:me.keep.heading')}</legend>
        <p>{t('account:me.keep.text')}</p>
        {KEEP_MONTHS.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name="months" value={one} defaultChecked={one === months} />
            <span>{t(`account:me.keep.months.${one}`, { span })}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{t('account:me.keep.send')}</button>
    </form>
  )
}
