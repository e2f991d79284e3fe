import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isStaff } from '#moderation/actor.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { REPORT_REASONS } from '#moderation/reports/reasons.ts'
import { findShownPost, requireMember, whoIs } from '../auth/guards.ts'
import { Warned } from '../components/post.tsx'
import {
  backWithDraft,
  draftOf,
  dropUsedDraft,
  keep,
  signInWithDraft,
  statusOf,
} from '../forms/drafts.ts'
import { problemOf, ProblemSummary, type FieldProblem } from '../forms/field.tsx'
import { WordsField } from '../forms/words-field.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.write') }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const actor = requireMember(context, `/p/${params.post}/report`)
  const post = await findShownPost(context, params.post ?? '')
  if (post === undefined) throw refuse(404)
  const found = await draftOf(context, request)
  const t = translator(context.language)
  const words: Record<string, string> = {
    track: t('forum:report.problemTrack'),
    reason: t('forum:report.problemReason'),
    note: t('forum:problems.note.too-long'),
  }
  const problems: FieldProblem[] = (found?.draft.problems ?? []).map((one) => ({
    field: one.field,
    message: words[one.field] ?? t('common:plain.bad.text'),
  }))
  return data(
    {
      mayMute: !isStaff(actor),
      done: new URL(request.url).searchParams.get('done') === '1',
      post: {
        id: post.id,
        threadId: post.thread_id,
        name: post.name,
        html: post.html,
        warning: post.warning,
      },
      fields: found?.draft.fields ?? {},
      draft: found?.token ?? null,
      problems,
    },
    { status: statusOf(found?.draft) },
  )
}

export async function action({ context, params }: ActionFunctionArgs) {
  const formPath = `/p/${params.post}/report`
  const reporter = whoIs(context)
  if (reporter === undefined) return await signInWithDraft(context, formPath)
  const pace = await context.limits.peek('report', reporter.id)
  if (!pace.ok) {
    const token = await keep(context, { outcome: 'refused' })
    const { retryAfterSeconds } = pace
    throw refuse(429, { retryAfterSeconds, draft: `${formPath}?d=${token}` })
  }
  const result = await fileReport(context.store, {
    reporter,
    postId: params.post ?? '',
    track: context.form.get('track') ?? '',
    reason: context.form.get('reason') ?? '',
    note: context.form.get('note') ?? '',
    now: context.now,
  })
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'wrong':
      return await backWithDraft(context, formPath, {
        outcome: 'refused',
        problems: result.fields.map((field) => ({ field, problem: 'wrong' })),
      })
    case 'reported':
      if (!result.again) await context.limits.take('report', reporter.id)
      context.bell.nudge()
      await dropUsedDraft(context)
      return redirect(`${formPath}?done=1`, 303)
  }
}

export default function ReportPost() {
  const { done, post, fields, draft, problems, mayMute } = useLoaderData<typeof loader>()
  const t = useT()
  if (done) {
    return (
      <>
        <h1>{t('forum:report.thanks')}</h1>
        <p>{t('forum:report.thanksText')}</p>
        <p>
          <a className="button" href={`/p/${post.id}`}>
            {t('forum:placed.toThread')}
          </a>
        </p>
      </>
    )
  }
  const reasonProblem = problemOf(problems, 'reason') ?? problemOf(problems, 'track')
  const noteProblem = problemOf(problems, 'note')
  return (
    <>
      <p className="way-back">
        <a href={`/p/${post.id}`}>{t('common:back')}</a>
      </p>
      <h1>{t('forum:report.heading')}</h1>
      <p>{t('forum:report.about', { name: post.name ?? t('forum:thread.someone') })}</p>
      <blockquote>
        <Warned warning={post.warning} html={post.html} />
      </blockquote>
      {(['care', 'conduct'] as const).map((track) => (
        <form
          key={track}
          method="post"
          action={`/p/${post.id}/report`}
          autoComplete="off"
          className="compose"
        >
          <h2>{t(`forum:report.${track}`)}</h2>
          {fields.track === track ? <ProblemSummary problems={problems} /> : null}
          <input type="hidden" name="track" value={track} />
          {draft && fields.track === track ? <input type="hidden" name="d" value={draft} /> : null}
          <fieldset
            className="choices"
            role="radiogroup"
            id={fields.track === track ? 'reason' : undefined}
            aria-invalid={fields.track === track && reasonProblem ? true : undefined}
            aria-describedby={
              fields.track === track && reasonProblem ? 'reason-problem' : undefined
            }
          >
            <legend>{t('forum:report.reason')}</legend>
            {fields.track === track && reasonProblem ? (
              <p className="problem" id="reason-problem">
                {reasonProblem}
              </p>
            ) : null}
            {REPORT_REASONS[track].map((reason) => (
              <label key={reason} className="choice">
                <input
                  type="radio"
                  name="reason"
                  value={reason}
                  defaultChecked={fields.track === track && fields.reason === reason}
                />
                {t(`forum:report.reasons.${reason}`)}
              </label>
            ))}
          </fieldset>
          <WordsField
            id={`note-${track}`}
            name="note"
            label={t('forum:report.note')}
            hint={t('forum:report.noteHint')}
            problem={fields.track === track ? noteProblem : undefined}
            optional
            rows={4}
            value={fields.track === track ? (fields.note ?? '') : ''}
          />
          <button type="submit" className="main">
            {t('forum:report.send')}
          </button>
        </form>
      ))}
      {mayMute ? (
        <form method="post" action={`/p/${post.id}/mute`} className="compose">
          <h2>{t('forum:mute.heading')}</h2>
          <p>{t('forum:mute.text')}</p>
          <button type="submit">{t('forum:mute.send')}</button>
        </form>
      ) : null}
    </>
  )
}
