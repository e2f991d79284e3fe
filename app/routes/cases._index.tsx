import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { listCases } from '#db/queries/cases.ts'
import { isStaffed, shiftsAt, somebodyOnCall } from '#db/queries/shifts.ts'
import { requireProfessional } from '../auth/guards.ts'
import { CaseRow } from '../components/desk/case-row.tsx'
import { Live, RELOAD_SECONDS } from '../components/desk/live.tsx'
import { liveData } from '../components/desk/live-data.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

const OPEN_SHOWN = 200
const CLOSED_SHOWN = 20

export async function loader({ context }: LoaderFunctionArgs) {
  const { store, language, now } = context
  const actor = requireProfessional(context, '/cases')
  const shifts = await shiftsAt(store.read, now.getTime())
  const today = dayOf(now)
  const open = await listCases(store.read, { state: 'open', language, today, limit: OPEN_SHOWN })
  const closed = await listCases(store.read, {
    state: 'closed',
    language,
    today,
    limit: CLOSED_SHOWN,
  })
  return {
    open: open.map(({ submission_key: _key, ...line }) => line),
    closed: closed.map(({ submission_key: _key, ...line }) => line),
    onCall: shifts.some((shift) => shift.account_id === actor.id),
    untested: shifts.some((shift) => shift.account_id === actor.id && !isStaffed(shift)),
    somebody: await somebodyOnCall(store.read, now.getTime()),
    now: now.getTime(),
    today,
    live: await liveData(context, actor),
    script: context.asset('desk.js'),
  }
}

export default function Cases() {
  const { open, closed, onCall, untested, somebody, now, today, live, script } =
    useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} />
      </noscript>
      <Live live={live} script={script} />
      <h1>{t('desk:cases.heading')}</h1>
      {onCall ? <p>{t('desk:cases.onCall')}</p> : null}
      {untested ? (
        <p className="notice">
          {t('desk:ways.notTested')} <a href="/team/alarms">{t('desk:ways.toTest')}</a>
        </p>
      ) : (
        <p className="alone">
          <a href="/team/alarms">{t('desk:ways.heading')}</a>
        </p>
      )}
      {somebody ? null : <p className="notice">{t('desk:cases.notOnCall')}</p>}
      {open.length === 0 ? <p className="notice">{t('desk:cases.empty')}</p> : null}
      <ul className="items">
        {open.map((one) => (
          <CaseRow key={one.id} line={one} now={now} today={today} />
        ))}
      </ul>
      {closed.length > 0 ? (
        <details className="more">
          <summary>{t('desk:cases.closedHeading')}</summary>
          <ul className="items">
            {closed.map((one) => (
              <CaseRow key={one.id} line={one} now={now} today={today} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
