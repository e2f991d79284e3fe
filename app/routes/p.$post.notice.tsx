import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { fileNotice } from '#moderation/reports/file-notice.ts'
import { findShownPost, requireReader } from '../auth/guards.ts'
import { Warned } from '../components/post.tsx'
import { backWithDraft, draftOf, dropUsedDraft, keep, statusOf } from '../forms/drafts.ts'
import { ProblemSummary } from '../forms/field.tsx'
import { WordsField } from '../forms/words-field.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.write') }]

/** The post, for whoever reads its board. */
async function readPost(context: AppLoadContext, id: string) {
  const post = await findShownPost(context, id)
  if (post === undefined || !context.reader) throw refuse(404)
  if (post.board_read === 'members') requireReader(context, `/p/${id}/notice`)
  return post
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const post = await readPost(context, params.post ?? '')
  const found = await draftOf(context, request)
  return data(
    {
      post: { id: post.id, name: post.name, html: post.html, warning: post.warning },
      explanation: found?.draft.fields.explanation ?? '',
      draft: found?.token ?? null,
      problem: found?.draft.problems?.[0]?.problem ?? null,
    },
    { status: statusOf(found?.draft) },
  )
}

/** The first limit that somebody is at, or nothing. */
async function paceOf({ limits }: AppLoadContext, addressKey: string): Promise<number | undefined> {
  const paces = [await limits.peek('notice', addressKey), await limits.peek('allNotices', 'all')]
  return paces.find((pace) => !pace.ok)?.retryAfterSeconds
}

export async function action({ context, params }: ActionFunctionArgs) {
  // Whose reading session ended meanwhile comes in anew; whether there is such a post is not said here.
  if (!context.reader) {
    return await backWithDraft(context, `/p/${params.post}/notice`, { outcome: 'ended' })
  }
  const post = await readPost(context, params.post ?? '')
  const formPath = `/p/${post.id}/notice`
  const { form, limits, now, store } = context
  const addressKey = context.addressKey()
  const retryAfterSeconds = await paceOf(context, addressKey)
  if (retryAfterSeconds !== undefined) {
    const token = await keep(context, { outcome: 'refused' })
    throw refuse(429, { retryAfterSeconds, draft: `${formPath}?d=${token}` })
  }
  const explanation = form.get('explanation') ?? ''
  const result = await fileNotice(store, { postId: post.id, explanation, now })
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'wrong':
      return await backWithDraft(context, formPath, {
        outcome: 'refused',
        problems: [{ field: 'explanation', problem: result.problem }],
      })
    case 'filed':
      await limits.take('notice', addressKey)
      await limits.take('allNotices', 'all')
      context.bell.nudge()
      await dropUsedDraft(context)
      return redirect(`/r/${result.reference}`, 303)
  }
}

export default function Notice() {
  const { post, explanation, draft, problem } = useLoaderData<typeof loader>()
  const t = useT()
  const words =
    problem === null
      ? undefined
      : t(problem === 'empty' ? 'forum:notice.empty' : 'forum:notice.tooLong')
  return (
    <>
      <p className="way-back">
        <a href={`/p/${post.id}`}>{t('common:back')}</a>
      </p>
      <h1>{t('forum:notice.heading')}</h1>
      <p>{t('forum:report.about', { name: post.name ?? t('forum:thread.someone') })}</p>
      <blockquote>
        <Warned warning={post.warning} html={post.html} />
      </blockquote>
      <p>{t('forum:notice.intro')}</p>
      <p className="notice">{t('forum:notice.danger')}</p>
      {words ? <ProblemSummary problems={[{ field: 'explanation', message: words }]} /> : null}
      <form
        method="post"
        action={`/p/${post.id}/notice`}
        autoComplete="off"
        className="compose"
        noValidate
      >
        {draft ? <input type="hidden" name="d" value={draft} /> : null}
        <WordsField
          id="explanation"
          label={t('forum:notice.explanation')}
          hint={t('forum:notice.hint')}
          problem={words}
          rows={6}
          value={explanation}
        />
        <button type="submit" className="main">
          {t('forum:notice.send')}
        </button>
      </form>
    </>
  )
}
