import { LONGEST_PASSKEY_NAME } from '#moderation/members/what-passkeys-are.ts'
import { LineField } from '../../forms/line-field.tsx'
import { useT } from '../../i18n/use-t.ts'

/** How its owner calls a new passkey. */
export function PasskeyName({ value = '' }: { value?: string }) {
  const t = useT()
  return (
    <LineField
      id="name"
      label={t('keys:passkey.name')}
      hint={t('keys:passkey.nameHint')}
      problem={undefined}
      most={LONGEST_PASSKEY_NAME}
      value={value}
    />
  )
}
