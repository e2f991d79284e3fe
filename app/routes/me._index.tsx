import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { contactsOfAuthor } from '#db/queries/cases.ts'
import { markNoticesSeen, noticesOf } from '#db/queries/notices.ts'
import { standingMeasures } from '#db/queries/measures.ts'
import { mutedBy } from '#db/queries/mutes.ts'
import { objectionsBy } from '#db/queries/objections.ts'
import { countPostsOf, postsOfAccount } from '#db/queries/posts.ts'
import { sessionsOf } from '#db/queries/sessions.ts'
import { threadLengths } from '#db/retention/choices.ts'
import { inTransaction } from '#db/store.ts'
import { isStaff } from '#moderation/actor.ts'
import { keptFor } from '#moderation/members/keep-posts.ts'
import { stays } from '#moderation/members/silence.ts'
import { lastSignIn } from '#moderation/members/sign-in.ts'
import { answerPassphrase, isFresh } from '../auth/fresh.ts'
import { requireMember } from '../auth/guards.ts'
import { draftOf, statusOf } from '../forms/drafts.ts'
import { returnedDraft } from '../forms/returned.ts'
import { Notices } from '../components/own/notices.tsx'
import { StandingMeasures } from '../components/own/standing-measures.tsx'
import { KeepPosts } from '../components/own/keep-posts.tsx'
import { MutedNames } from '../components/own/muted-names.tsx'
import { OwnPosts } from '../components/own/own-posts.tsx'
import { AskPassphrase } from '../components/own/ask-passphrase.tsx'
import { PagesNav, pageOf } from '../components/pages-nav.tsx'
import { dayInWords, monthInWords } from '../i18n/days.ts'
import { translator } from '../i18n/translate.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'

const POSTS_A_PAGE = 20
const NOTICES_SHOWN = 30

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.own') }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireMember(context, '/me')
  const { store, now, language } = context
  const found = await draftOf(context, request)
  if (!isFresh(context)) return { ask: true as const, draft: found?.token ?? '' }
  const page = pageOf(new URL(request.url))
  const notices = await noticesOf(store.read, actor.id, NOTICES_SHOWN)
  if (notices.some((notice) => notice.seen === 0)) {
    await inTransaction(store, (trx) => markNoticesSeen(trx, actor.id))
  }
  const contacts = await contactsOfAuthor(store.read, actor.id)
  const posts = await postsOfAccount(store.read, actor.id, {
    limit: POSTS_A_PAGE,
    offset: (page - 1) * POSTS_A_PAGE,
  })
  const objected = new Set((await objectionsBy(store.read, actor.id)).map((one) => one.notice_id))
  const own = {
    ask: false as const,
    pseudonym: actor.pseudonym,
    staff: isStaff(actor),
    last: (await lastSignIn(store, actor.id)) ?? null,
    stays: actor.role === 'member' ? await stays(store.read, now) : null,
    sessions: (await sessionsOf(store.read, actor.id)).filter(
      (session) => session.expires_at > now.getTime(),
    ).length,
    notices: notices.map(
      ({ id, kind, post_id, reason, message, day, seen, withdrawn, flagged_by }) => ({
        id,
        kind,
        post_id,
        reason,
        message,
        day,
        seen,
        withdrawn,
        flagged_by,
        objected: objected.has(id),
      }),
    ),
    measures: (await standingMeasures(store.read, actor.id, dayOf(now))).map(
      ({ id, kind, until_day }) => ({ id, kind, until: until_day }),
    ),
    posts: posts.map((post) => ({ ...post, contact: contacts.get(post.id) ?? null })),
    longest: (await threadLengths(store.read)).most,
    months: await keptFor(store.read, actor.id),
    muted: (await mutedBy(store.read, actor.id)).map(({ id, name }) => ({ id, name })),
    today: dayOf(now),
    page,
    pages: Math.max(1, Math.ceil((await countPostsOf(store.read, actor.id)) / POSTS_A_PAGE)),
    returned: returnedDraft(
      found,
      (found?.draft.problems ?? []).map(({ field }) => ({
        field,
        message: translator(language)('account:me.object.tooLong'),
      })),
    ),
  }
  return data(own, { status: statusOf(found?.draft) })
}

/** The passphrase, given again. */
export async function action({ context }: ActionFunctionArgs) {
  requireMember(context, '/me')
  return await answerPassphrase(context, '/me')
}

export default function Own() {
  const own = useLoaderData<typeof loader>()
  const state = useActionData<{ wrong?: boolean; draft?: string; at?: string }>()
  const t = useT()
  const language = useLanguage()
  if (own.ask || state?.wrong) {
    const draft = (own.ask ? own.draft : '') || (state?.draft ?? '')
    const kept = draft === '' ? undefined : { d: draft, at: 'notices-heading' }
    return (
      <AskPassphrase
        heading={t('account:me.heading')}
        text={t('account:me.ask')}
        action="/me"
        wrong={state?.wrong ?? false}
        {...(kept === undefined ? {} : { fields: kept })}
      />
    )
  }
  return (
    <>
      <h1>{t('account:me.heading')}</h1>
      <p>
        {t('account:me.name', { name: own.pseudonym })}
        {own.last
          ? ` ${t('account:me.lastTime', {
              when: `${dayInWords(own.last.day, own.today, t, language)}, ${t(`account:me.parts.${own.last.part}`)}`,
            })}`
          : null}
      </p>
      {own.stays ? (
        <p>
          {t('account:me.stays', {
            count: own.stays.months,
            month: monthInWords(own.stays.until, language),
          })}
        </p>
      ) : null}
      <StandingMeasures measures={own.measures} today={own.today} />
      <section aria-labelledby="notices-heading">
        <h2 id="notices-heading">{t('account:me.notices')}</h2>
        <Notices notices={own.notices} today={own.today} returned={own.returned} />
      </section>
      <section aria-labelledby="posts-heading">
        <h2 id="posts-heading">{t('account:me.posts')}</h2>
        <OwnPosts posts={own.posts} today={own.today} />
        <PagesNav path="/me" page={own.page} pages={own.pages} />
        <KeepPosts months={own.months} longest={own.longest} />
      </section>
      <MutedNames muted={own.muted} />
      <section>
        <p>{t('account:me.sessions', { count: own.sessions })}</p>
        <form method="post" action="/me/logout-everywhere">
          <button type="submit">{t('account:me.everywhere')}</button>
        </form>
        <ul className="alone">
          <li>
            <a href="/talk">{t('talk:talk.heading')}</a>
          </li>
          <li>
            <a href="/me/passphrase">{t('account:me.change')}</a>
          </li>
          {own.staff ? (
            <li>
              <a href="/me/keys">{t('keys:own.link')}</a>
            </li>
          ) : null}
          <li>
            <a href="/me/export">{t('account:me.export')}</a>
          </li>
          <li>
            <a href="/me/erase">{t('account:me.erase')}</a>
          </li>
        </ul>
      </section>
    </>
  )
}
