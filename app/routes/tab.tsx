import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Tick } from '../forms/text-input.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { setCookie } from '../server/cookies.ts'
import { tabOf, type TabChoice } from '../server/tab.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.own') }]

export function loader({ context, request }: LoaderFunctionArgs) {
  return {
    chosen: context.tab,
    kept: new URL(request.url).searchParams.get('kept') === '1',
  }
}

/** What is ticked on the page, and which choice a tick stands for: two are on unless taken away. */
function choicesOf(form: URLSearchParams): TabChoice[] {
  const chosen: TabChoice[] = []
  if (form.get('replace') === '1') chosen.push('replace')
  if (form.get('key') !== '1') chosen.push('no-key')
  if (form.get('away') !== '1') chosen.push('no-away')
  return chosen
}

/** Keeps the choices for as long as the browser is open. */
export function action({ context }: ActionFunctionArgs) {
  return redirect('/tab?kept=1', {
    status: 303,
    headers: {
      'Set-Cookie': setCookie('tab', tabOf(choicesOf(context.form)), context.env.loopback),
    },
  })
}

/** Choices for this browser until it is closed: no trail, the key, blank when out of sight. */
export default function Tab() {
  const { chosen, kept } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <p className="way-back">
        <a href="/">{t('common:plain.home')}</a>
      </p>
      <h1>{t('account:tab.heading')}</h1>
      {kept ? <p className="notice">{t('account:tab.kept')}</p> : null}
      <p>{t('account:tab.intro')}</p>
      <form method="post" action="/tab" autoComplete="off" data-replaces>
        <Tick
          name="replace"
          label={t('account:tab.replace')}
          hint={t('account:tab.replaceHint')}
          checked={chosen.includes('replace')}
        />
        <Tick
          name="key"
          label={t('account:tab.key')}
          hint={t('account:tab.keyHint')}
          checked={!chosen.includes('no-key')}
        />
        <Tick
          name="away"
          label={t('account:tab.away')}
          hint={t('account:tab.awayHint')}
          checked={!chosen.includes('no-away')}
        />
        <button type="submit" className="main">
          {t('account:tab.send')}
        </button>
      </form>
      <p>{t('account:tab.script')}</p>
    </>
  )
}
