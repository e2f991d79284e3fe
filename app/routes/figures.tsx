import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Spread } from '#moderation/figures/time-to-a-person.ts'
import { readFigures } from '#moderation/figures/read-figures.ts'
import { requireTeam } from '../auth/guards.ts'
import { durationInWords } from '../components/desk/time-words.ts'
import { Bars } from '../components/figures/bars.tsx'
import { KeptTable } from '../components/figures/kept-table.tsx'
import { ServerNow } from '../components/figures/server-now.tsx'
import { translator, type Translate } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

export async function loader({ context }: LoaderFunctionArgs) {
  requireTeam(context, '/figures')
  return { ...(await readFigures(context.store, context.now)), pulse: context.pulse() }
}

const MINUTE_MS = 60_000

function minutesInWords(t: Translate, minutes: number | null): string {
  return minutes === null ? t('desk:figures.few') : durationInWords(t, minutes * MINUTE_MS)
}

function SpreadCells({ spread }: { spread: Spread }) {
  const t = useT()
  return (
    <>
      <td>{minutesInWords(t, spread.median)}</td>
      <td>{minutesInWords(t, spread.ninety)}</td>
      <td>{minutesInWords(t, spread.worst)}</td>
    </>
  )
}

type Figures = SerializeFrom<typeof loader>

/** What was overturned, how far alarms went, and how often the triage was right, by week. */
function PerWeek({ figures }: { figures: Figures }) {
  const t = useT()
  const count = (value: number | null) => (value === null ? t('desk:figures.few') : String(value))
  const share = ({ share: right, count: of }: Figures['precision']) =>
    right === null ? count(of) : t('desk:figures.rightOf', { share: right, count: of ?? 0 })
  return (
    // A table that scrolls has to be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="wide" role="region" aria-labelledby="per-week" tabIndex={0}>
      <table>
        <caption id="per-week">{t('desk:figures.perWeek')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk:figures.week')}</th>
            <th scope="col">{t('desk:figures.decisions')}</th>
            <th scope="col">{t('desk:figures.overturned')}</th>
            <th scope="col">{t('desk:figures.furtherAlarms')}</th>
            <th scope="col">{t('desk:figures.right')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.perWeek.map((one) => (
            <tr key={one.weeksAgo}>
              <th scope="row">{t('desk:figures.weeksAgo', { count: one.weeksAgo })}</th>
              <td>{count(one.decided)}</td>
              <td>{count(one.overturned)}</td>
              <td>{count(one.secondTier)}</td>
              <td>{share(one.precision)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('desk:figures.together')}</th>
            <td>–</td>
            <td>{count(figures.overturned)}</td>
            <td>{count(figures.secondTier)}</td>
            <td>{share(figures.precision)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="muted">{t('desk:figures.rightText')}</p>
    </div>
  )
}

export default function FiguresPage() {
  const figures = useLoaderData<typeof loader>()
  const t = useT()
  const count = (value: number | null) => (value === null ? t('desk:figures.few') : String(value))
  return (
    <>
      <h1>{t('desk:figures.heading')}</h1>
      <p>{t('desk:figures.intro', { days: figures.days })}</p>
      <p className="alone">
        <a href="/figures.csv">{t('desk:figures.csv')}</a>
      </p>
      {/* A table that scrolls has to be reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="wide" role="region" aria-labelledby="times" tabIndex={0}>
        <table>
          <caption id="times">{t('desk:figures.times')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk:figures.what')}</th>
              <th scope="col">{t('desk:figures.count')}</th>
              <th scope="col">{t('desk:figures.median')}</th>
              <th scope="col">{t('desk:figures.ninety')}</th>
              <th scope="col">{t('desk:figures.worst')}</th>
              <th scope="col">{t('desk:figures.within')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.levels.flatMap((one) => [
              <tr key={`${one.level}-taken`}>
                <th scope="row">
                  {t(`desk:cases.levels.${one.level}`)}: {t('desk:figures.taken')}
                </th>
                <td>{count(one.taken.count)}</td>
                <SpreadCells spread={one.taken} />
                <td>
                  {one.within === null
                    ? t('desk:figures.few')
                    : t('desk:figures.share', {
                        share: one.within,
                        promise: minutesInWords(t, one.promise),
                      })}
                </td>
              </tr>,
              <tr key={`${one.level}-contact`}>
                <th scope="row">
                  {t(`desk:cases.levels.${one.level}`)}: {t('desk:figures.contact')}
                </th>
                <td>{count(one.contact.count)}</td>
                <SpreadCells spread={one.contact} />
                <td>–</td>
              </tr>,
            ])}
          </tbody>
        </table>
      </div>
      <Bars
        title={t('desk:figures.byHour')}
        head={[t('desk:figures.hour'), t('desk:figures.median')]}
        bars={figures.hours.map((one) => ({
          label: `${one.from}–${one.to}`,
          value: one.median,
          words: minutesInWords(t, one.median),
        }))}
      />
      <Bars
        title={t('desk:figures.byWeek')}
        head={[t('desk:figures.week'), t('desk:figures.median')]}
        bars={figures.weeks.map((one) => ({
          label: t('desk:figures.weeksAgo', { count: one.weeksAgo }),
          value: one.median,
          words: minutesInWords(t, one.median),
        }))}
      />
      <Bars
        title={t('desk:figures.byWeekday')}
        head={[t('desk:figures.weekday'), t('desk:figures.median')]}
        bars={figures.weekdays.map((one) => ({
          label: t(`account:settings.weekdays.${one.weekday}`),
          value: one.median,
          words: minutesInWords(t, one.median),
        }))}
      />
      <details className="more">
        <summary>{t('desk:figures.eachHour')}</summary>
        <Bars
          title={t('desk:figures.byEachHour')}
          head={[t('desk:figures.hour'), t('desk:figures.median')]}
          bars={figures.eachHour.map((one) => ({
            label: `${one.from}–${one.to}`,
            value: one.median,
            words: minutesInWords(t, one.median),
          }))}
        />
      </details>
      <PerWeek figures={figures} />
      <p>{t('desk:figures.secondTier', { number: count(figures.secondTier) })}</p>
      {/* A table that scrolls has to be reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="wide" role="region" aria-labelledby="decisions" tabIndex={0}>
        <table>
          <caption id="decisions">{t('desk:figures.decisions')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk:figures.what')}</th>
              {figures.decisions[0]?.counts.map((one) => (
                <th key={one.decision} scope="col">
                  {t(`desk:figures.decided.${one.decision}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.decisions.map((row) => (
              <tr key={row.item}>
                <th scope="row">{t(`desk:kinds.${row.item}`)}</th>
                {row.counts.map((one) => (
                  <td key={one.decision}>{count(one.count)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        {t('desk:figures.undone', { number: count(figures.undone) })}{' '}
        {t('desk:figures.queue', { open: figures.open, overdue: figures.overdue })}{' '}
        {figures.waiting.count === null
          ? null
          : t('desk:figures.queueAge', {
              median: minutesInWords(t, figures.waiting.median),
              worst: minutesInWords(t, figures.waiting.worst),
            })}
      </p>
      <KeptTable kept={figures.kept} />
      <ServerNow pulse={figures.pulse} />
    </>
  )
}
