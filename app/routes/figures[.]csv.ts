import type { LoaderFunctionArgs } from '@remix-run/node'
import { readFigures } from '#moderation/figures/read-figures.ts'
import { requireTeam } from '../auth/guards.ts'

/** The same figures as a table of values (RFC 4180); empty where fewer than five are hidden. */
export async function loader({ context }: LoaderFunctionArgs) {
  requireTeam(context, '/figures')
  const figures = await readFigures(context.store, context.now)
  const rows: Array<Array<string | number | null>> = [
    ['figure', 'of', 'count', 'median_minutes', 'p90_minutes', 'worst_minutes'],
  ]
  for (const one of figures.levels) {
    for (const [name, spread] of [
      ['taken', one.taken],
      ['first-contact', one.contact],
    ] as const) {
      rows.push([name, one.level, spread.count, spread.median, spread.ninety, spread.worst])
    }
  }
  for (const one of figures.eachHour) {
    const hour = `${one.from}-${one.to}`
    rows.push(['taken-by-hour', hour, one.count, one.median, one.ninety, one.worst])
  }
  for (const one of figures.weekdays) {
    const weekday = `weekday ${one.weekday}`
    rows.push(['taken-by-weekday', weekday, one.count, one.median, one.ninety, one.worst])
  }
  for (const one of figures.weeks) {
    rows.push([
      'taken-by-week',
      `${one.weeksAgo} weeks ago`,
      one.count,
      one.median,
      one.ninety,
      one.worst,
    ])
  }
  for (const one of figures.perWeek) {
    const week = `${one.weeksAgo} weeks ago`
    rows.push(['decided-by-week', week, one.decided, null, null, null])
    rows.push(['overturned-by-week', week, one.overturned, null, null, null])
    rows.push(['second-tier-by-week', week, one.secondTier, null, null, null])
    rows.push(['triage-judged-by-week', week, one.precision.count, null, null, null])
    rows.push(['triage-right-percent-by-week', week, one.precision.share, null, null, null])
  }
  const { waiting } = figures
  rows.push(['queue-age', '', waiting.count, waiting.median, waiting.ninety, waiting.worst])
  for (const row of figures.decisions) {
    for (const { decision, count } of row.counts) {
      rows.push(['decisions', `${row.item} ${decision}`, count, null, null, null])
    }
  }
  rows.push(['decisions-undone', '', figures.undone, null, null, null])
  rows.push(['second-tier', '', figures.secondTier, null, null, null])
  return new Response(
    rows.map((row) => `${row.map((cell) => cell ?? '').join(',')}\r\n`).join(''),
    {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="figures.csv"',
      },
    },
  )
}
