import type { ReactNode } from 'react'
import { describedBy, Field } from './field.tsx'

/** A field for words of several lines, with all that belongs to it. Nothing typed stays in the browser. */
export function WordsField({
  id,
  name = id,
  label,
  hint,
  problem,
  optional,
  rows,
  value,
}: {
  id: string
  /** The field's name in the form, where a page has several forms with the same one. */
  name?: string
  label: string
  hint?: ReactNode
  problem?: string | undefined
  optional?: boolean
  rows: number
  value: string | undefined
}) {
  return (
    <Field
      name={id}
      label={label}
      hint={hint}
      problem={problem}
      {...(optional === undefined ? {} : { optional })}
    >
      <textarea
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        autoComplete="off"
        defaultValue={value ?? ''}
        {...describedBy(id, Boolean(hint), problem)}
      />
    </Field>
  )
}
