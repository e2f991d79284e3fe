import { problemOf, ProblemSummary, type FieldProblem } from '../forms/field.tsx'
import { TextInput, Tick } from '../forms/text-input.tsx'
import type { Translate } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export type JoinState = {
  pseudonym: string
  ticked: string[]
  problems: Array<{ field: string; problem: string }>
}

const PSEUDONYM_PROBLEMS = [
  'too-short',
  'too-long',
  'bad-characters',
  'staff-like',
  'email',
  'phone',
  'first-name-surname',
  'taken',
] as const
const PASSPHRASE_PROBLEMS = ['too-short', 'too-long', 'common', 'has-pseudonym', 'weak'] as const

/** What is wrong with a name, in words. */
export function pseudonymProblem(t: Translate, problem: string): string {
  const known = PSEUDONYM_PROBLEMS.find((one) => one === problem) ?? 'bad-characters'
  return t(`account:problems.pseudonym.${known}`)
}

/** What is wrong with a field of an account form, in words. */
export function accountProblem(
  t: Translate,
  { field, problem }: { field: string; problem: string },
): FieldProblem {
  if (field === 'pseudonym') return { field, message: pseudonymProblem(t, problem) }
  if (field === 'passphrase') {
    const known = PASSPHRASE_PROBLEMS.find((one) => one === problem) ?? 'weak'
    return { field, message: t(`account:problems.passphrase.${known}`) }
  }
  if (field === TRAP) return { field, message: t('account:problems.trap') }
  const tick = (['age', 'rules', 'consent'] as const).find((one) => one === field) ?? 'rules'
  return { field, message: t(`account:problems.${tick}`) }
}

export function JoinForm({
  suggestion,
  state,
}: {
  suggestion: { began: string; ticket: string; pseudonym: string; passphrase: string }
  state: JoinState | undefined
}) {
  const t = useT()
  const problems = (state?.problems ?? []).map((problem) => accountProblem(t, problem))
  const insist = state?.problems.some((one) => one.problem === 'first-name-surname') ?? false
  const tooYoung = problemOf(problems, 'age') !== undefined
  const ticked = (name: string) => state?.ticked.includes(name) ?? false
  return (
    <>
      <h1>{t('account:join.heading')}</h1>
      <p>{t('account:join.intro')}</p>
      {tooYoung ? (
        <p className="notice">
          {t('account:join.ageYounger')} <a href="/help/young">{t('account:join.ageHelp')}</a>{' '}
          <a href="/ask">{t('talk:ask.link')}</a>
        </p>
      ) : null}
      <form method="post" action="/join" autoComplete="off" noValidate>
        <ProblemSummary problems={problems} />
        <input type="hidden" name="began" value={suggestion.began} />
        {suggestion.ticket ? <input type="hidden" name="w" value={suggestion.ticket} /> : null}
        <p className="unseen" aria-hidden="true">
          <label htmlFor={TRAP}>{t('account:join.trap')}</label>
          <input id={TRAP} name={TRAP} type="text" autoComplete="off" tabIndex={-1} />
        </p>
        {insist ? (
          <>
            <p className="notice">{t('account:join.insist')}</p>
            <input type="hidden" name="insist" value="1" />
          </>
        ) : null}
        <TextInput
          name="pseudonym"
          label={t('account:join.pseudonym')}
          hint={t('account:join.pseudonymHint')}
          problem={problemOf(problems, 'pseudonym')}
          value={state?.pseudonym ?? suggestion.pseudonym}
        />
        <TextInput
          name="passphrase"
          label={t('account:join.passphrase')}
          hint={
            <>
              {t('account:join.passphraseHint')}{' '}
              <strong className="suggestion" lang="nl">
                {suggestion.passphrase}
              </strong>
            </>
          }
          problem={problemOf(problems, 'passphrase')}
        />
        <p className="alone">
          <a href="/join">{t('account:join.again')}</a>
        </p>
        <JoinTicks problems={problems} ticked={ticked} />
        <button type="submit" className="main">
          {t('account:join.send')}
        </button>
      </form>
      <p className="alone">
        <a href="/login">{t('account:join.haveAccount')}</a>
      </p>
    </>
  )
}

export const TICKS = ['age', 'rules', 'consent'] as const
/** A field that nobody sees, for programs that fill in every field. */
export const TRAP = 'homepage'

/** The three things everybody says yes to before they write on a board. */
export function JoinTicks({
  problems,
  ticked,
}: {
  problems: FieldProblem[]
  ticked: (name: string) => boolean
}) {
  const t = useT()
  return (
    <>
      {TICKS.map((name) => (
        <div key={name}>
          <Tick
            name={name}
            label={t(`account:join.${name}`)}
            problem={problemOf(problems, name)}
            checked={ticked(name)}
          />
          {name === 'rules' ? (
            <p className="alone">
              <a href="/house">{t('account:join.readRules')}</a>
            </p>
          ) : null}
          {name === 'consent' ? (
            <>
              <p className="alone">
                <a href="/privacy">{t('account:join.readPrivacy')}</a>
              </p>
              <p className="hint">{t('standing:about.police.text')}</p>
            </>
          ) : null}
        </div>
      ))}
    </>
  )
}
