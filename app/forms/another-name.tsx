import { useT } from '../i18n/use-t.ts'
import { TextInput, Tick } from './text-input.tsx'

/** Whether the form shows a name to write under here: one was suggested, or typed. */
export function showsName(fields: Record<string, string>): boolean {
  return fields.other === '1' && Boolean(fields.alias)
}

/**
 * Another name for this conversation. Folded, and the same for everybody: on the page of a conversation
 * nothing may tell who wrote in it already. The name itself comes on a second page, hers alone.
 */
export function AnotherName({
  fields,
  problem,
}: {
  fields: Record<string, string>
  problem: string | undefined
}) {
  const t = useT()
  const asked = fields.other === '1'
  const shown = showsName(fields)
  return (
    <details className="more" open={asked || problem ? true : undefined}>
      <summary>
        {t('forum:alias.summary')} <span className="muted">({t('common:fields.optional')})</span>
      </summary>
      {shown ? null : (
        <>
          <p>{t('forum:alias.text')}</p>
          <p className="hint">{t('forum:alias.story')}</p>
        </>
      )}
      <Tick
        name="other"
        // What is wrong without a name is wrong with the tick.
        id={shown ? 'other' : 'alias'}
        label={t('forum:alias.tick')}
        {...(shown ? {} : { hint: t('forum:alias.tickHint') })}
        problem={shown ? undefined : problem}
        checked={asked}
      />
      {shown ? (
        <TextInput
          name="alias"
          label={t('forum:alias.name')}
          hint={t('forum:alias.nameHint')}
          problem={problem}
          value={fields.alias ?? ''}
        />
      ) : null}
    </details>
  )
}
