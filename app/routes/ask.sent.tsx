import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dropDraft, readDraft } from '#db/queries/drafts.ts'
import { somebodyOnCall } from '#db/queries/shifts.ts'
import { inTransaction } from '#db/store.ts'
import { servicesForAuthor } from '#moderation/help/services.ts'
import { requireMember } from '../auth/guards.ts'
import { HelpNow } from '../components/risk-help.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import type { Sent } from './ask._index.tsx'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.write') }]

/** Shown once: reading it is what makes the passphrase on it gone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireMember(context, '/talk')
  const { store, now, language } = context
  const token = new URL(request.url).searchParams.get('d') ?? ''
  const kept = (await readDraft(store.read, token, { accountId: actor.id, now })) as
    | Partial<Sent>
    | undefined
  if (kept?.sent === undefined) throw redirect('/talk', 303)
  await inTransaction(store, (trx) => dropDraft(trx, token))
  const { level } = kept.sent
  return {
    sent: kept.sent,
    onCall: await somebodyOnCall(store.read, now.getTime()),
    danger: level === 'acute' || level === 'urgent' ? (level as 'acute' | 'urgent') : null,
    services: servicesForAuthor(language, now),
  }
}

export default function AskSent() {
  const { sent, onCall, danger, services } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <h1>{t('talk:sent.heading')}</h1>
      {danger ? (
        <HelpNow care={{ level: danger, onCall, takenBy: null }} services={services} />
      ) : (
        <p>{onCall ? t('talk:sent.today') : t('talk:sent.nobody')}</p>
      )}
      {sent.reply ? null : <p>{t('talk:sent.noReply')}</p>}
      {sent.passphrase ? (
        <section aria-labelledby="back-heading">
          <h2 id="back-heading">{t('talk:sent.back')}</h2>
          <p>{t('talk:sent.backText')}</p>
          <dl className="secrets">
            <dt>{t('talk:sent.pseudonym')}</dt>
            <dd>
              <bdi lang="nl">{sent.pseudonym}</bdi>
            </dd>
            <dt>{t('talk:sent.passphrase')}</dt>
            <dd>
              <bdi lang="nl">{sent.passphrase}</bdi>
            </dd>
          </dl>
        </section>
      ) : null}
      <p className="muted">{t('talk:sent.gone')}</p>
      <p>
        <a className="button main" href={`/talk/${sent.conversationId}`}>
          {t('talk:sent.toTalk')}
        </a>
      </p>
    </>
  )
}
