import type { ReactNode } from 'react'
import { describedBy, Field } from './field.tsx'

/** A field for one line of words, or for a number within bounds, with all that belongs to it. */
export function LineField({
  id,
  name = id,
  label,
  hint,
  problem,
  number,
  most,
  value,
}: {
  id: string
  /** The field's name in the form, where a page has several forms with the same one. */
  name?: string
  label: string
  hint?: ReactNode
  problem: string | undefined
  /** The bounds, when it takes a number. */
  number?: { min: number; max: number }
  /** So many characters can be typed. */
  most?: number
  value: string | number | undefined
}) {
  return (
    <Field name={id} label={label} hint={hint} problem={problem}>
      <input
        id={id}
        name={name}
        {...(number === undefined
          ? { type: 'text', dir: 'auto' }
          : { type: 'number', inputMode: 'numeric', ...number })}
        autoComplete="off"
        maxLength={most}
        defaultValue={value ?? ''}
        {...describedBy(id, Boolean(hint), problem)}
      />
    </Field>
  )
}
