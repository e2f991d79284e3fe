import type { PasskeyProblem } from '#moderation/members/what-passkeys-are.ts'
import { useT } from '../../i18n/use-t.ts'

/** Why the answer of a passkey was refused, and what to do. */
export function PasskeyProblemLine({ problem }: { problem: PasskeyProblem | undefined }) {
  const t = useT()
  if (problem === undefined) return null
  return (
    <p className="problem" role="alert">
      {t(`keys:passkey.problems.${problem}`)}
    </p>
  )
}
