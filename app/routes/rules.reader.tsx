import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import {
  chooseReader,
  FEWEST_DECIDED,
  readOwnReaders,
  type OwnReader,
} from '#moderation/rules/own-reader.ts'
import { requireRuleKeeper } from '../auth/guards.ts'
import { ReaderTable } from '../components/rules/reader-table.tsx'
import { dayInWords } from '../i18n/days.ts'
import { translator } from '../i18n/translate.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireRuleKeeper(context, '/rules/reader')
  return {
    ...(await readOwnReaders(context.store)),
    fewest: FEWEST_DECIDED,
    today: dayOf(context.now),
    saved: new URL(request.url).searchParams.has('saved'),
    changed: new URL(request.url).searchParams.has('changed'),
  }
}

export async function action({ context }: ActionFunctionArgs) {
  const actor = requireRuleKeeper(context, '/rules/reader')
  const { form, store, now } = context
  const result = await chooseReader(store, {
    actor,
    reader: form.get('reader') ?? '',
    id: form.get('id') ?? '',
    now,
  })
  if (result.kind === 'not-allowed') throw refuse(403)
  if (result.kind === 'wrong') throw refuse(400)
  return redirect(`/rules/reader?${result.kind}=`, 303)
}

type Own = { state: 'live' | 'ready'; reader: OwnReader; today: string }

function OwnSection({ state, reader, today }: Own) {
  const t = useT()
  const day = dayInWords(reader.day, today, t, useLanguage())
  const chooses = state === 'live' ? 'shipped' : 'own'
  return (
    <section aria-labelledby={state} data-reader={state}>
      <h2 id={state}>{t(`rules:reader.${state}`, { day })}</h2>
      {reader.outdated ? <p className="notice">{t('rules:reader.outdated')}</p> : null}
      <ReaderTable id={`${state}-table`} comparison={reader.comparison} />
      {reader.outdated && state === 'ready' ? null : (
        <form method="post" action="/rules/reader" autoComplete="off">
          <input type="hidden" name="id" value={reader.id} />
          <button type="submit" name="reader" value={chooses}>
            {t(`rules:reader.choose.${chooses}`)}
          </button>
        </form>
      )}
    </section>
  )
}

export default function ReaderPage() {
  const { live, ready, fewest, today, saved, changed } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <p className="way-back">
        <a href="/rules">{t('rules:back')}</a>
      </p>
      <h1>{t('rules:reader.heading')}</h1>
      {saved ? (
        <p className="notice" role="status">
          {t('rules:saved')}
        </p>
      ) : null}
      {changed ? (
        <p className="notice" role="status">
          {t('rules:reader.changed')}
        </p>
      ) : null}
      <p>{t('rules:reader.intro')}</p>
      <p>{t('rules:reader.how', { fewest })}</p>
      <p className="muted">{t('rules:reader.kept')}</p>
      {live === null || live.outdated ? <p>{t('rules:reader.shippedReads')}</p> : null}
      {live === null ? null : <OwnSection state="live" reader={live} today={today} />}
      {ready === null ? null : <OwnSection state="ready" reader={ready} today={today} />}
    </>
  )
}
