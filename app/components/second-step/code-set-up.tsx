import { useT } from '../../i18n/use-t.ts'

export type CodeDrawing = { secret: string; size: number; rows: boolean[][] }

/** The secret of a new code, as a drawing and in letters: in the page itself, so that nobody else sees it. */
export function CodeSetUp({ secret, size, rows }: CodeDrawing) {
  const t = useT()
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    <>
      <p>{t('account:second.setUpText')}</p>
      <svg
        className="qr"
        viewBox={`-2 -2 ${size + 4} ${size + 4}`}
        role="img"
        aria-label={t('account:second.qr')}
      >
        <rect x={-2} y={-2} width={size + 4} height={size + 4} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        {t('account:second.secret')} <code>{secret}</code>
      </p>
    </>
  )
}
