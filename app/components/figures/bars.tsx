export type Bar = { label: string; value: number | null; words: string }

const FULL = 100

/** A table whose last column draws what the second one says. */
export function Bars({
  title,
  head,
  bars,
}: {
  title: string
  head: [string, string]
  bars: Bar[]
}) {
  const most = Math.max(1, ...bars.map((bar) => bar.value ?? 0))
  return (
    <table className="bars">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{head[0]}</th>
          <th scope="col" colSpan={2}>
            {head[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.label}</th>
            <td>{bar.words}</td>
            <td aria-hidden="true">
              <svg viewBox={`0 0 ${FULL} 1`} preserveAspectRatio="none" focusable="false">
                <rect width={((bar.value ?? 0) / most) * FULL} height={1} />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
