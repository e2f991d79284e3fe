import type { ReactNode } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import type { CaseScreenProps } from '../case-screen.tsx'

/** What every form of a case is told. */
export type CaseFormProps = Pick<
  CaseScreenProps,
  'page' | 'now' | 'today' | 'fields' | 'draft' | 'wrong' | 'saved'
>

/** The hidden fields of a form of a case; `deed` says which form it is. */
export function FormOf({
  props,
  deed,
  children,
}: {
  props: CaseFormProps
  deed: string
  children: ReactNode
}) {
  const ours = props.fields.deed === deed
  return (
    <form method="post" action={`/cases/${props.page.case.id}`} autoComplete="off" noValidate>
      <input type="hidden" name="deed" value={deed} />
      {ours && props.draft ? <input type="hidden" name="d" value={props.draft} /> : null}
      {children}
    </form>
  )
}

/** A folded part of a case: what it is in a line, and open where something was wrong or just saved. */
export function Fold({
  props,
  name,
  heading,
  sum,
  wrong,
  children,
}: {
  props: CaseFormProps
  name: string
  heading: string
  sum?: string | undefined
  /** Something in it has to be put right. */
  wrong: boolean
  children: ReactNode
}) {
  const t = useT()
  const saved = props.saved === name && !wrong
  return (
    <details className="fold" id={name} open={wrong || saved || undefined}>
      <summary>
        <h2>{heading}</h2>
        {sum ? <span className="muted"> {sum}</span> : null}
      </summary>
      {saved ? (
        <p className="notice" role="status">
          {t('care:saved')}
        </p>
      ) : null}
      {children}
    </details>
  )
}
