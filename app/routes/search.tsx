import {
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { keepDraft, readDraft } from '#db/queries/drafts.ts'
import { searchPosts } from '#db/search.ts'
import { inTransaction } from '#db/store.ts'
import { maySearch } from '#moderation/members/may-search.ts'
import { cleanLine } from '#moderation/texts/clean.ts'
import { hiddenPosts, readsAsMember, requireMember } from '../auth/guards.ts'
import { FoundPosts } from '../components/found-posts.tsx'
import { Field } from '../forms/field.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

const LONGEST_QUERY = 100
const HITS = 30

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.read') }]

type Kept = { search?: string } | undefined

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireMember(context, '/search')
  const { searchParams } = new URL(request.url)
  if (!readsAsMember(context) || !(await maySearch(context.store, actor))) {
    return { allowed: false, query: null, hits: [], today: dayOf(context.now) }
  }
  const asked = searchParams.get('q')
  if (asked !== null) throw await toAddressWithoutWords(context, actor.id, asked)
  const kept = (await readDraft(context.store.read, searchParams.get('d') ?? '', {
    accountId: actor.id,
    now: context.now,
  })) as Kept
  const query = kept?.search ?? null
  return {
    allowed: true,
    query,
    hits:
      query === null
        ? []
        : await searchPosts(context.store.read, query, HITS, await hiddenPosts(context)),
    today: dayOf(context.now),
  }
}

/** Words asked for stand neither in an address nor in a log: they wait as a draft. */
async function toAddressWithoutWords(
  context: AppLoadContext,
  accountId: string,
  words: string,
): Promise<Response> {
  const query = cleanLine(words).slice(0, LONGEST_QUERY)
  if (query === '') return redirect('/search', 303)
  const pace = await context.limits.take('search', accountId)
  if (!pace.ok) throw refuse(429, { retryAfterSeconds: pace.retryAfterSeconds })
  const token = await inTransaction(context.store, (trx) =>
    keepDraft(trx, { accountId, content: { search: query }, now: context.now }),
  )
  return redirect(`/search?d=${token}`, 303)
}

export async function action({ context }: ActionFunctionArgs) {
  const actor = requireMember(context, '/search')
  if (!(await maySearch(context.store, actor))) throw refuse(403)
  return await toAddressWithoutWords(context, actor.id, context.form.get('q') ?? '')
}

export default function Search() {
  const { allowed, query, hits, today } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <h1>{t('forum:search.heading')}</h1>
      {allowed ? (
        <form method="post" action="/search" autoComplete="off" role="search">
          <Field name="q" label={t('forum:search.label')} hint={t('forum:search.hint')}>
            <input
              id="q"
              name="q"
              type="search"
              dir="auto"
              maxLength={LONGEST_QUERY}
              autoComplete="off"
              spellCheck={false}
              defaultValue={query ?? ''}
              aria-describedby="q-hint"
            />
          </Field>
          <button type="submit" className="main">
            {t('forum:search.button')}
          </button>
        </form>
      ) : (
        <p>{t('forum:search.members')}</p>
      )}
      {query === null ? null : <FoundPosts hits={hits} today={today} />}
    </>
  )
}
