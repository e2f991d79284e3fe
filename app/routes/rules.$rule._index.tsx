import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { isRuleDeed, stepRule } from '#moderation/rules/keep-rules.ts'
import { readRule } from '#moderation/rules/read-rules.ts'
import { requireRuleKeeper, whoIs } from '../auth/guards.ts'
import { CountCells, CountHeads, COUNTS } from '../components/rules/count-cells.tsx'
import { ExamplesList } from '../components/rules/examples-list.tsx'
import { RuleDeeds } from '../components/rules/rule-deeds.tsx'
import { RuleForm } from '../components/rules/rule-form.tsx'
import { RuleWords } from '../components/rules/rule-words.tsx'
import { WideTable } from '../components/rules/wide-table.tsx'
import { backWithDraft, dropUsedDraft, signInWithDraft } from '../forms/drafts.ts'
import { conceptList, fieldsOf, typedRule } from '../forms/rule-fields.ts'
import { dayInWords } from '../i18n/days.ts'
import { translator } from '../i18n/translate.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const ruleId = params.rule ?? ''
  const actor = requireRuleKeeper(context, `/rules/${ruleId}`)
  const page = await readRule(context.store, { actor, ruleId, now: context.now })
  if (page === undefined) throw refuse(404)
  const { status, ...typed } = await typedRule(context, request)
  return data(
    {
      ...page,
      typed: { ...typed, fields: typed.fields ?? fieldsOf(page.rule) },
      concepts: page.rule.state === 'draft' ? conceptList() : [],
      saved: new URL(request.url).searchParams.has('saved'),
      today: dayOf(context.now),
    },
    { status },
  )
}

export async function action({ context, params }: ActionFunctionArgs) {
  const ruleId = params.rule ?? ''
  const path = `/rules/${ruleId}`
  if (whoIs(context) === undefined) return await signInWithDraft(context, path)
  const actor = requireRuleKeeper(context, path)
  const { form, store, now } = context
  const deed = form.get('deed') ?? ''
  if (!isRuleDeed(deed)) throw refuse(400)
  const version = Number(form.get('version') ?? Number.NaN)
  const result = await stepRule(store, {
    actor,
    ruleId,
    deed,
    ...(Number.isInteger(version) ? { version } : {}),
    fields: Object.fromEntries(form),
    now,
  })
  switch (result.kind) {
    case 'done':
      await dropUsedDraft(context)
      return redirect(`/rules/${result.ruleId}?saved=1`, 303)
    case 'wrong':
      return await backWithDraft(context, path, { outcome: 'refused' })
    case 'not-found':
      throw refuse(404)
    case 'not-allowed':
      throw refuse(403)
    default:
      return data({ stale: true }, 409)
  }
}

export default function Rule() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<{ stale?: true }>()
  const t = useT()
  const language = useLanguage()
  const { rule, typed } = page
  const heading = t('rules:rule.heading', { signal: t(`desk:signals.${rule.signal}`) })
  if (answer?.stale) {
    return (
      <>
        <h1>{heading}</h1>
        <p className="notice">{t('rules:rule.stale')}</p>
        <p>
          <a className="button main" href={`/rules/${rule.id}`}>
            {t('rules:rule.look')}
          </a>
        </p>
      </>
    )
  }
  return (
    <>
      <p className="way-back">
        <a href="/rules">{t('rules:back')}</a>
      </p>
      <h1>{heading}</h1>
      {page.saved || typed.kept ? (
        <p className="notice" role="status">
          {typed.kept ? t('rules:rule.kept') : t('rules:saved')}
        </p>
      ) : null}
      <p data-state={rule.state}>
        {t('rules:rule.state', {
          state: t(`rules:states.${rule.state}`),
          day: dayInWords(rule.changed_day, page.today, t, language),
        })}
      </p>
      {rule.replaces === null ? null : (
        <p>
          {t('rules:rule.replaces')}{' '}
          <a href={`/rules/${rule.replaces}`}>{t('rules:rule.replacesLink')}</a>
        </p>
      )}
      {rule.state === 'draft' ? (
        <RuleForm
          action={`/rules/${rule.id}`}
          fields={typed.fields}
          version={rule.version}
          problems={typed.problems}
          draft={typed.draft}
          concepts={page.concepts}
        />
      ) : (
        <RuleWords rule={rule} />
      )}
      <ExamplesList examples={page.examples} />
      <RuleDeeds
        ruleId={rule.id}
        version={rule.version}
        deeds={page.deeds}
        ready={page.examples.ready}
        days={page.days}
      />
      <section aria-labelledby="figures-heading">
        <h2 id="figures-heading">{t('rules:rule.figures')}</h2>
        <p className="muted">
          {t('rules:period', {
            days: page.days,
            since: dayInWords(page.since, page.today, t, language),
            readings: page.readings,
          })}
        </p>
        <WideTable id="figures" caption={t('rules:rule.counts')}>
          <thead>
            <tr>
              <CountHeads names={COUNTS} />
            </tr>
          </thead>
          <tbody>
            <tr>
              <CountCells names={COUNTS} counts={page.counts} />
            </tr>
          </tbody>
        </WideTable>
      </section>
    </>
  )
}
