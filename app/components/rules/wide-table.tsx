import type { ReactNode } from 'react'

/** A table that scrolls by itself on a small screen. */
export function WideTable({
  id,
  caption,
  children,
}: {
  id: string
  caption: string
  children: ReactNode
}) {
  return (
    // A table that scrolls has to be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="wide" role="region" aria-labelledby={id} tabIndex={0}>
      <table className="counts">
        <caption id={id}>{caption}</caption>
        {children}
      </table>
    </div>
  )
}
