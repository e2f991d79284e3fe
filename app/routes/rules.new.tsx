import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { draftRule } from '#moderation/rules/keep-rules.ts'
import { requireRuleKeeper, whoIs } from '../auth/guards.ts'
import { RuleForm } from '../components/rules/rule-form.tsx'
import { backWithDraft, dropUsedDraft, signInWithDraft } from '../forms/drafts.ts'
import { conceptList, typedRule } from '../forms/rule-fields.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireRuleKeeper(context, '/rules/new')
  const { status, ...typed } = await typedRule(context, request)
  return data({ typed, concepts: conceptList() }, { status })
}

export async function action({ context }: ActionFunctionArgs) {
  if (whoIs(context) === undefined) return await signInWithDraft(context, '/rules/new')
  const actor = requireRuleKeeper(context, '/rules/new')
  const fields = Object.fromEntries(context.form)
  const result = await draftRule(context.store, { actor, fields, now: context.now })
  switch (result.kind) {
    case 'done':
      await dropUsedDraft(context)
      return redirect(`/rules/${result.ruleId}?saved=1`, 303)
    case 'wrong':
      return await backWithDraft(context, '/rules/new', { outcome: 'refused' })
    case 'not-allowed':
      throw refuse(403)
    default:
      throw refuse(409)
  }
}

export default function NewRule() {
  const { typed, concepts } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <p className="way-back">
        <a href="/rules">{t('rules:back')}</a>
      </p>
      <h1>{t('rules:rule.newHeading')}</h1>
      {typed.kept ? (
        <p className="notice" role="status">
          {t('rules:rule.kept')}
        </p>
      ) : null}
      <RuleForm
        action="/rules/new"
        fields={typed.fields ?? {}}
        version={null}
        problems={typed.problems}
        draft={typed.draft}
        concepts={concepts}
      />
    </>
  )
}
