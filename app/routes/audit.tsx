import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { listStaff } from '#db/queries/staff.ts'
import { readAudit } from '#moderation/administration/read-audit.ts'
import { requireAdministrator } from '../auth/guards.ts'
import { dayInWords } from '../i18n/days.ts'
import { translator } from '../i18n/translate.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.settings') }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireAdministrator(context, '/audit')
  const { searchParams } = new URL(request.url)
  const asked = {
    kind: searchParams.get('kind') ?? '',
    actor: searchParams.get('actor') ?? '',
    subject: (searchParams.get('subject') ?? '').trim(),
  }
  const before = Number(searchParams.get('before') ?? '')
  const page = await readAudit(context.store, {
    actor,
    filter: {
      ...(asked.kind === '' ? {} : { kind: asked.kind }),
      ...(asked.actor === '' ? {} : { actor: asked.actor }),
      ...(asked.subject === '' ? {} : { subject: asked.subject }),
      ...(Number.isInteger(before) && before > 0 ? { before } : {}),
    },
    now: context.now,
  })
  const staff = await listStaff(context.store.read)
  return {
    ...page,
    asked,
    today: dayOf(context.now),
    staff: staff.map(({ id, pseudonym }) => ({ id, pseudonym })),
  }
}

export default function Audit() {
  const { lines, kinds, staff, asked, broken, next, today } = useLoaderData<typeof loader>()
  const t = useT()
  const language = useLanguage()
  const more = new URLSearchParams({ ...asked, before: String(next ?? '') }).toString()
  return (
    <>
      <h1>{t('desk:audit.heading')}</h1>
      <p>{t('desk:audit.intro')}</p>
      <p className={broken === null ? undefined : 'notice'} role="status">
        {broken === null ? t('desk:audit.whole') : t('desk:audit.broken', { row: broken })}
      </p>
      <form method="get" action="/audit" className="row filters" autoComplete="off">
        <label>
          {t('desk:audit.kind')}{' '}
          <select name="kind" defaultValue={asked.kind}>
            <option value="">{t('desk:audit.all')}</option>
            {kinds.map((kind) => (
              <option key={kind}>{kind}</option>
            ))}
          </select>
        </label>
        <label>
          {t('desk:audit.who')}{' '}
          <select name="actor" defaultValue={asked.actor}>
            <option value="">{t('desk:audit.all')}</option>
            {staff.map((one) => (
              <option key={one.id} value={one.id}>
                {one.pseudonym}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('desk:audit.subject')}{' '}
          <input type="text" name="subject" defaultValue={asked.subject} autoComplete="off" />
        </label>
        <button type="submit">{t('desk:audit.show')}</button>
      </form>
      {/* A table that scrolls has to be reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="wide" role="region" aria-labelledby="trail" tabIndex={0}>
        <table>
          <caption id="trail">{t('desk:audit.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk:audit.row')}</th>
              <th scope="col">{t('desk:audit.day')}</th>
              <th scope="col">{t('desk:audit.who')}</th>
              <th scope="col">{t('desk:audit.what')}</th>
              <th scope="col">{t('desk:audit.subject')}</th>
              <th scope="col">{t('desk:audit.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.sequence}>
                <td>{line.sequence}</td>
                <td>{dayInWords(line.day, today, t, language)}</td>
                <td dir="auto">{line.actorName ?? (line.actor ? t('desk:audit.gone') : '–')}</td>
                <td>
                  <code>{line.action}</code>
                </td>
                <td>
                  {line.subject === null ? (
                    '–'
                  ) : (
                    <a href={`/audit?subject=${encodeURIComponent(line.subject)}`}>
                      <code>{line.subject.slice(0, 8)}</code>
                    </a>
                  )}
                </td>
                <td dir="auto">{line.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {next === null ? null : (
        <p>
          <a className="button" href={`/audit?${more}`}>
            {t('desk:audit.older')}
          </a>
        </p>
      )}
    </>
  )
}
