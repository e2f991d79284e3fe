import type { Work } from '../../server/line.ts'
import type { Pulse } from '../../server/pulse.ts'
import { useT } from '../../i18n/use-t.ts'

const MEGABYTE = 1024 * 1024

/** How the server is doing: whether pages wait for it, and what it had to put off. */
export function ServerNow({ pulse }: { pulse: Pulse }) {
  const t = useT()
  const lines = [
    [t('desk:figures.server.delay'), t('desk:figures.server.delays', pulse.delayMs)],
    [t('desk:figures.server.waiting'), String(pulse.waiting)],
    [t('desk:figures.server.hashes'), String(pulse.hashesWaiting)],
    ...(Object.entries(pulse.putOff) as Array<[Work, number]>).map(([work, count]) => [
      t('desk:figures.server.putOff', { work: t(`desk:figures.server.work.${work}`) }),
      String(count),
    ]),
    [
      t('desk:figures.server.memory'),
      t('desk:figures.server.megabytes', {
        all: Math.round(pulse.memoryBytes / MEGABYTE),
        pages: Math.round(pulse.pagesBytes / MEGABYTE),
      }),
    ],
  ]
  return (
    <details className="more">
      <summary>{t('desk:figures.server.heading')}</summary>
      <p>{t('desk:figures.server.intro')}</p>
      <table>
        <tbody>
          {lines.map(([what, value]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
