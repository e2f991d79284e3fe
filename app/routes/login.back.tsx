import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { stays } from '#moderation/members/silence.ts'
import { requireMember } from '../auth/guards.ts'
import { monthInWords } from '../i18n/days.ts'
import { translator } from '../i18n/translate.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'
import { localPath } from '../local-path.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.signIn') }]

/**
 * Between signing in and going on, for who was away so long that her account would soon have gone. There is no
 * other moment at which she can be told: nobody has an address of hers.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const to = localPath(new URL(request.url).searchParams.get('to'), '/')
  requireMember(context, to)
  return { to, ...(await stays(context.store.read, context.now)) }
}

export default function Back() {
  const { to, months, until } = useLoaderData<typeof loader>()
  const t = useT()
  const month = monthInWords(until, useLanguage())
  return (
    <>
      <h1>{t('account:signIn.back')}</h1>
      <p>{t('account:signIn.backText', { count: months, month })}</p>
      <p>{t('account:signIn.backPosts')}</p>
      <p>
        <a className="button main" href={to}>
          {t('account:second.send')}
        </a>
      </p>
    </>
  )
}
