import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
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
    next: staff ? '/login/second' : '/',
  }
}

export default function RecoveryCode() {
  const { code, next } = useLoaderData<typeof loader>()
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
      <p>{t('account:code.skip')}</p>
      <p className="row">
        <a className="button main" href={next}>
          {t('account:code.next')}
        </a>
        <a className="button" href={next}>
          {t('account:code.later')}
        </a>
      </p>
    </>
  )
}
