import type { ComponentProps } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { PassphraseForm } from './passphrase-form.tsx'

type Form = Pick<ComponentProps<typeof PassphraseForm>, 'action' | 'wrong' | 'fields'>

/** What a page shows in its own place as long as the passphrase was not given just now. */
export function AskPassphrase({
  heading,
  text,
  ...form
}: { heading: string; text: string } & Form) {
  const t = useT()
  return (
    <>
      <h1>{heading}</h1>
      <p>{text}</p>
      <PassphraseForm send={t('account:me.askSend')} {...form} />
    </>
  )
}
