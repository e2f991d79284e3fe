import type { ReactNode } from 'react'
import { useT } from '../i18n/use-t.ts'

export type FieldProblem = {
  field: string
  message: string
  /** Names the field where the message alone does not, as on a page with many fields. */
  label?: string
}

/** The problem of a field, or undefined. */
export function problemOf(problems: FieldProblem[], field: string): string | undefined {
  return problems.find((one) => one.field === field)?.message
}

/** What a wrong field carries so that everybody, seeing or not, learns what to do. */
export function describedBy(
  name: string,
  hint: boolean,
  problem: string | undefined,
): { 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const ids = [hint ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean)
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(problem ? { 'aria-invalid': true as const } : {}),
  }
}

/** A label, its hint and its problem around one control. */
export function Field({
  name,
  label,
  hint,
  problem,
  optional,
  children,
}: {
  name: string
  label: string
  hint?: ReactNode
  problem?: string | undefined
  optional?: boolean
  children: ReactNode
}) {
  const t = useT()
  return (
    <div className={problem ? 'field wrong' : 'field'}>
      <label htmlFor={name}>
        {label}
        {optional ? <span className="muted"> ({t('common:fields.optional')})</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p className="problem" id={`${name}-problem`}>
          {problem}
        </p>
      ) : null}
      {children}
    </div>
  )
}

/** What is wrong, on top of the form, each a link to its field. */
export function ProblemSummary({ problems }: { problems: FieldProblem[] }) {
  const t = useT()
  if (problems.length === 0) return null
  return (
    <div className="summary" role="alert" tabIndex={-1} id="problems">
      <h2>{t('common:fields.problems', { count: problems.length })}</h2>
      <ul>
        {problems.map((one) => (
          <li key={one.field + one.message}>
            <a href={`#${one.field}`}>{one.label ? `${one.label}: ${one.message}` : one.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
