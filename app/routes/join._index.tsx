import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepDraft } from '#db/queries/drafts.ts'
import { inTransaction } from '#db/store.ts'
import { HashingBusyError } from '#moderation/members/hashing.ts'
import { join, joinProblems, secureRandom } from '#moderation/members/join.ts'
import { suggestPassphrase } from '#moderation/passphrase/suggest.ts'
import { suggestPseudonym } from '#moderation/pseudonym/suggest.ts'
import { beginSession } from '../auth/begin-session.ts'
import { JoinForm, TICKS, TRAP, type JoinState } from '../components/join-form.tsx'
import { translator } from '../i18n/translate.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.signIn') }]

export function loader({ context, request }: LoaderFunctionArgs) {
  return {
    began: context.waitingRoom.mark(context.now),
    ticket: new URL(request.url).searchParams.get('w') ?? '',
    pseudonym: suggestPseudonym(secureRandom),
    passphrase: suggestPassphrase(secureRandom),
  }
}

export async function action({ context }: ActionFunctionArgs) {
  const { form, store, limits, now, waitingRoom } = context
  const pseudonym = form.get('pseudonym') ?? ''
  const given = {
    pseudonym,
    passphrase: form.get('passphrase') ?? '',
    insist: form.get('insist') === '1',
  }
  const missing = TICKS.filter((tick) => form.get(tick) !== '1')
  const trapped = (form.get(TRAP) ?? '') !== ''
  const problems = [
    ...(await joinProblems(given)),
    ...(trapped ? [{ field: TRAP, problem: 'filled' }] : []),
    ...missing.map((field) => ({ field, problem: 'missing' })),
  ]
  const state = (found: JoinState['problems']): JoinState => ({
    pseudonym,
    ticked: TICKS.filter((tick) => form.get(tick) === '1'),
    problems: found,
  })
  if (problems.length > 0) return data(state(problems), 400)
  const pace = await limits.take('join', context.addressKey())
  if (!pace.ok) throw refuse(429, { retryAfterSeconds: pace.retryAfterSeconds })
  const admission = waitingRoom.admit({ mark: form.get('began'), ticket: form.get('w'), now })
  if (admission.kind === 'wait') {
    return redirect(`/join/wait?w=${encodeURIComponent(admission.ticket)}`, 303)
  }
  try {
    const result = await join(store, { ...given, now })
    if (result.kind === 'refused') {
      admission.giveBack()
      return data(state(result.problems), 400)
    }
    const headers = await beginSession(context, result.account, { shared: true })
    const token = await inTransaction(store, (trx) =>
      keepDraft(trx, {
        accountId: result.account.id,
        content: { recoveryCode: result.recoveryCode },
        now,
      }),
    )
    return redirect(`/join/code?d=${token}`, { status: 303, headers })
  } catch (error) {
    admission.giveBack()
    if (error instanceof HashingBusyError) throw refuse(503, { retryAfterSeconds: 5 })
    throw error
  }
}

export default function Join() {
  const suggestion = useLoaderData<typeof loader>()
  const state = useActionData<JoinState>()
  return <JoinForm suggestion={suggestion} state={state} />
}
