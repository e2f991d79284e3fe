import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { openReceipt } from '#db/queries/receipts.ts'
import { inTransaction } from '#db/store.ts'
import { answerContact } from '#moderation/cases/answer-contact.ts'
import { servicesForAuthor } from '#moderation/help/services.ts'
import { afterPlacing } from '#moderation/intake/after-placing.ts'
import { requireMember } from '../auth/guards.ts'
import { RiskHelp } from '../components/risk-help.tsx'
import { StoredHtml } from '../components/post.tsx'
import { translator } from '../i18n/translate.ts'
import { readInWords } from '../i18n/moments.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'
import { localPath } from '../local-path.ts'
import { refuse } from '../refuse.ts'

/** Where no script runs; with script nothing on the page jumps. */
const REFRESH_SECONDS = 15

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.write') }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { store, now, language } = context
  const author = requireMember(context, '/me')
  const token = new URL(request.url).searchParams.get('s') ?? ''
  const postId = params.post ?? ''
  const receipt = await inTransaction(store, (trx) =>
    openReceipt(trx, { token, accountId: author.id, postId, now }),
  )
  const placed = await afterPlacing(store, { postId, authorId: author.id, now })
  if (placed === undefined) throw refuse(404)
  // Seen once: afterwards the post's states stand under "mine", behind the passphrase.
  if (receipt === undefined) {
    throw redirect(placed.state === 'visible' ? `/t/${placed.threadId}` : '/me', 303)
  }
  return {
    placed,
    today: dayOf(now),
    here: `/p/${postId}/placed?s=${token}`,
    services: placed.care === null ? [] : servicesForAuthor(language, now),
    script: context.asset('receipt.js'),
  }
}

/** The author's answer to "may a professional write to you here?". */
export async function action({ context, params }: ActionFunctionArgs) {
  const author = requireMember(context, '/me')
  const contact = context.form.get('contact')
  if (contact !== 'yes' && contact !== 'no') throw refuse(400)
  const result = await answerContact(context.store, {
    author,
    postId: params.post ?? '',
    contact,
    now: context.now,
  })
  if (result.kind === 'not-found') throw refuse(404)
  return redirect(localPath(context.form.get('to'), '/me'), 303)
}

const HELD_REASONS = [
  'newcomer',
  'private-details',
  'off-hours',
  'not-triaged',
  'staff-only',
] as const

export default function Placed() {
  const { placed, services, today, here, script } = useLoaderData<typeof loader>()
  const t = useT()
  const why = HELD_REASONS.find((reason) => reason === placed.why) ?? 'flagged'
  const language = useLanguage()
  return (
    <>
      {placed.care ? (
        <>
          <noscript>
            <meta httpEquiv="refresh" content={String(REFRESH_SECONDS)} />
          </noscript>
          <script src={script} defer />
          <RiskHelp care={placed.care} postId={placed.postId} here={here} services={services} />
        </>
      ) : null}
      <h1>
        {placed.state === 'visible'
          ? t('forum:placed.visible.heading')
          : t('forum:placed.held.heading')}
      </h1>
      {placed.state === 'visible' ? (
        <p>{t('forum:placed.visible.text')}</p>
      ) : (
        <>
          <p>
            {t(`forum:placed.held.${why}`)}
            {why === 'staff-only' ? null : ` ${readInWords(t, placed.reading, today, language)}`}
          </p>
          <p>{t('forum:placed.held.where')}</p>
        </>
      )}
      {placed.alias === null ? null : (
        <p dir="auto">{t('forum:placed.alias', { name: placed.alias })}</p>
      )}
      <article className="post" data-post={placed.postId} data-state={placed.state}>
        <StoredHtml html={placed.html} />
      </article>
      <p className="row">
        {placed.threadVisible ? (
          <a
            className="button"
            href={placed.state === 'visible' ? `/p/${placed.postId}` : `/t/${placed.threadId}`}
          >
            {t('forum:placed.toThread')}
          </a>
        ) : null}
        <a className="button" href="/me">
          {t('forum:placed.toOwn')}
        </a>
      </p>
      {placed.care ? (
        <p className="muted">{t('forum:placed.risk.refreshes')}</p>
      ) : (
        <p className="muted">{t('forum:placed.once')}</p>
      )}
    </>
  )
}
