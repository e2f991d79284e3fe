/**
 * A small leaf from a pseudonym, so that one recognises who speaks without reading the name again. Drawn
 * from the name alone: the same name always has the same leaf, and it says nothing else.
 */
export function Leaf({ name }: { name: string }) {
  let seed = 7
  for (const sign of name) seed = (seed * 31 + (sign.codePointAt(0) ?? 0)) % 9973
  const turn = (seed % 8) * 45
  const width = 5 + (seed % 4)
  return (
    <svg
      className={`leaf tone-${seed % 6}`}
      viewBox="-12 -12 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      focusable="false"
    >
      <g transform={`rotate(${turn})`}>
        <path d={`M0 -10 C ${width} -5 ${width} 4 0 9 C -${width} 4 -${width} -5 0 -10 Z`} />
        <path className="vein" d="M0 -7 L0 11" />
      </g>
    </svg>
  )
}
