import type { RuleDeed } from '#moderation/rules/keep-rules.ts'
import { useT } from '../../i18n/use-t.ts'

export type RuleDeedsProps = {
  ruleId: string
  version: number
  deeds: RuleDeed[]
  ready: boolean
  days: number
}

const HINTS = { live: 'rules:rule.liveHint', replace: 'rules:rule.replaceHint' } as const

/** What may be done with a rule, each a form of its own. Saving stands under what is typed. */
export function RuleDeeds({ ruleId, version, deeds, ready, days }: RuleDeedsProps) {
  const t = useT()
  const shown = deeds.filter((deed) => deed !== 'save' && (deed !== 'live' || ready))
  return (
    <div className="rule-deeds">
      <p>
        <a className="button" href={`/rules/${ruleId}/try`}>
          {t('rules:rule.try', { days })}
        </a>
      </p>
      {shown.map((deed) => {
        const hint = deed === 'live' || deed === 'replace' ? t(HINTS[deed]) : undefined
        return (
          <form key={deed} method="post" action={`/rules/${ruleId}`}>
            <input type="hidden" name="version" value={version} />
            <button
              type="submit"
              name="deed"
              value={deed}
              className={deed === 'live' ? 'main' : undefined}
            >
              {t(`rules:rule.${deed}`)}
            </button>
            {hint === undefined ? null : <p className="hint">{hint}</p>}
          </form>
        )
      })}
    </div>
  )
}
