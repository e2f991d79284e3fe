export type Bar = { label: string; value: number | null; words: string }

const WIDTH = 360
const ROW = 28
const LABEL = 104

/** Bars drawn on the server, with the same numbers as a table for who can't see them. */
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
  const height = bars.length * ROW
  return (
    <figure className="figure">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true" focusable="false" className="bars">
        {bars.map((bar, index) => (
          <g key={bar.label} transform={`translate(0 ${index * ROW})`}>
            <text x={0} y={18}>
              {bar.label}
            </text>
            <rect
              x={LABEL}
              y={6}
              height={16}
              width={((bar.value ?? 0) / most) * (WIDTH - LABEL - 96)}
            />
            <text x={LABEL + ((bar.value ?? 0) / most) * (WIDTH - LABEL - 96) + 8} y={18}>
              {bar.words}
            </text>
          </g>
        ))}
      </svg>
      {/* A table keeps its own width, so what hides it is around it. */}
      <div className="unseen">
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{head[0]}</th>
              <th scope="col">{head[1]}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                <td>{bar.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
