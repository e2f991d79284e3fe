import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { skipRecovery } from '#moderation/members/keep-posts.ts'
import { isFresh } from '../auth/fresh.ts'
import { requireMember } from '../auth/guards.ts'
import { takeOneLook } from '../auth/one-look.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.signIn') }]

/** The recovery code, shown once: reading it is what makes it gone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const code = await takeOneLook(context, request, 'recoveryCode')
  const staff = context.signedIn !== undefined && context.signedIn.account.role !== 'member'
  return {
    code: code ?? null,
    staff,
    next: staff ? '/login/second' : '/',
  }
}

/**
 * A member goes on without a way back: her posts go sooner. Only shortly after the passphrase was given:
 * whoever finds the device open must not take her way back from her.
 */
export async function action({ context }: ActionFunctionArgs) {
  const actor = requireMember(context, '/')
  if (!isFresh(context)) return redirect('/me#keep', 303)
  if (actor.role === 'member') await skipRecovery(context.store, actor.id)
  return redirect('/', 303)
}

export default function RecoveryCode() {
  const { code, next, staff } = useLoaderData<typeof loader>()
  const t = useT()
  if (code === null) {
    return (
      <>
        <h1>{t('account:code.heading')}</h1>
        <p>{t('account:code.gone')}</p>
        <p>
          <a className="button" href={next}>
            {t('account:second.send')}
          </a>
        </p>
      </>
    )
  }
  return (
    <>
      <h1>{t('account:code.heading')}</h1>
      <p>{t('account:code.text')}</p>
      <ol className="code" lang="nl">
        {code.split(' ').map((word, index) => (
          <li key={index}>{word}</li>
        ))}
      </ol>
      <p>
        <a className="button main" href={next}>
          {t('account:code.next')}
        </a>
      </p>
      {staff ? null : (
        <form method="post" action="/join/code">
          <p>{t('account:code.skip')}</p>
          <button type="submit">{t('account:code.later')}</button>
        </form>
      )}
    </>
  )
}
