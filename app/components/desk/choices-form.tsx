import type { Choices, ChoicesForm as Sent } from '#moderation/colleagues/choices.ts'
import { MOST_A_DAY, TOPIC_NAMES } from '#moderation/colleagues/what-can-be-chosen.ts'
import { describedBy, Field, ProblemSummary } from '../../forms/field.tsx'
import { LineField } from '../../forms/line-field.tsx'
import { Tick } from '../../forms/text-input.tsx'
import { useT } from '../../i18n/use-t.ts'

export type Typed = Sent

/** What somebody chooses for themselves: how much, when, and what never. */
export function ChoicesForm({
  choices,
  typed,
  wrong,
}: {
  choices: Choices
  /** What was typed when something in it was wrong. */
  typed: Typed | undefined
  wrong: 'heavy' | 'from' | 'to' | undefined
}) {
  const t = useT()
  const shown: Typed = typed ?? {
    heavy: String(choices.heavyADay ?? ''),
    from: choices.hours?.from ?? '',
    to: choices.hours?.to ?? '',
    folded: choices.folded,
    keys: choices.keys,
    tell: choices.mayTell,
    avoid: choices.avoided,
  }
  const words =
    wrong === undefined
      ? undefined
      : wrong === 'heavy'
        ? t('colleagues:own.heavyProblem', { most: MOST_A_DAY })
        : t('colleagues:own.timeProblem')
  const problem = (field: string) => (field === wrong ? words : undefined)
  return (
    <form method="post" action="/queue/own" autoComplete="off" noValidate>
      <ProblemSummary problems={wrong && words ? [{ field: wrong, message: words }] : []} />
      <input type="hidden" name="deed" value="choices" />
      <LineField
        id="heavy"
        label={t('colleagues:own.heavy')}
        hint={t('colleagues:own.heavyHint')}
        problem={problem('heavy')}
        number={{ min: 1, max: MOST_A_DAY }}
        value={shown.heavy}
      />
      <Tick name="tell" label={t('colleagues:own.tell')} checked={shown.tell} />
      <fieldset className="choices">
        <legend>{t('colleagues:own.hours')}</legend>
        <p className="hint">{t('colleagues:own.hoursHint')}</p>
        {(['from', 'to'] as const).map((field) => (
          <Field
            key={field}
            name={field}
            label={t(`colleagues:own.${field}`)}
            problem={problem(field)}
          >
            <input
              id={field}
              name={field}
              type="time"
              autoComplete="off"
              defaultValue={shown[field]}
              {...describedBy(field, false, problem(field))}
            />
          </Field>
        ))}
      </fieldset>
      <Tick name="folded" label={t('colleagues:own.folded')} checked={shown.folded} />
      <Tick name="keys" label={t('colleagues:own.keys')} checked={shown.keys} />
      <fieldset className="choices">
        <legend>{t('colleagues:own.avoid')}</legend>
        <p className="hint">{t('colleagues:own.avoidHint')}</p>
        {TOPIC_NAMES.map((topic) => (
          <Tick
            key={topic}
            name={`avoid-${topic}`}
            label={t(`colleagues:own.topics.${topic}`)}
            checked={shown.avoid.includes(topic)}
          />
        ))}
      </fieldset>
      <button type="submit" className="main">
        {t('colleagues:own.save')}
      </button>
    </form>
  )
}
