import type { ReactNode } from 'react'
import { describedBy, Field } from './field.tsx'

/**
 * What a browser is told of a passphrase. "off" is not enough: Chromium takes it as a sign-in all the same,
 * offers to keep it, and when nobody answers writes the pseudonym beside our address into its profile
 * (measured, `Login Data`). Of a code for one time it keeps nothing.
 */
const SECRET_AUTOCOMPLETE = 'one-time-code'

/** One line of text, or a secret, with its label, hint and problem. Nothing of it is remembered. */
export function TextInput(input: {
  name: string
  label: string
  hint?: ReactNode
  problem?: string | undefined
  value?: string
  secret?: boolean
  numeric?: boolean
}) {
  return (
    <Field name={input.name} label={input.label} hint={input.hint} problem={input.problem}>
      <input
        id={input.name}
        name={input.name}
        type={input.secret ? 'password' : 'text'}
        inputMode={input.numeric ? 'numeric' : undefined}
        dir="auto"
        autoComplete={input.secret ? SECRET_AUTOCOMPLETE : 'off'}
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={input.value ?? ''}
        {...describedBy(input.name, input.hint !== undefined, input.problem)}
      />
    </Field>
  )
}

/** A tick with its words and its problem. */
export function Tick(tick: {
  name: string
  /** When the page has several of this name. */
  id?: string
  label: string
  hint?: string
  problem?: string | undefined
  checked?: boolean
}) {
  const id = tick.id ?? tick.name
  return (
    <div className={tick.problem ? 'field wrong' : 'field'}>
      {tick.problem ? (
        <p className="problem" id={`${id}-problem`}>
          {tick.problem}
        </p>
      ) : null}
      <label className="choice">
        <input
          id={id}
          type="checkbox"
          name={tick.name}
          value="1"
          defaultChecked={tick.checked}
          {...describedBy(id, tick.hint !== undefined, tick.problem)}
        />
        {tick.label}
      </label>
      {tick.hint ? (
        <p className="hint" id={`${id}-hint`}>
          {tick.hint}
        </p>
      ) : null}
    </div>
  )
}
