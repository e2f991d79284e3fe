import type { StaffMember } from '#db/queries/staff.ts'
import { returnedTo, type Returned } from '../../forms/returned.ts'
import { useT } from '../../i18n/use-t.ts'

/**
 * Who works here, in which role; for administrators also who is ready for it and the way to stop. That
 * somebody's second step is lost, every colleague can say here.
 */
export function People({
  people,
  reached,
  self,
  manage,
  returned,
}: {
  people: StaffMember[]
  /** Who reached their own limit today and lets it be seen. */
  reached: string[]
  self: string
  manage: boolean
  returned: Returned | undefined
}) {
  const t = useT()
  return (
    <section aria-labelledby="people-heading" id="people">
      <h2 id="people-heading">{t('account:team.people')}</h2>
      <ul className="people">
        {people.map((person) => (
          <li key={person.id} data-person={person.id}>
            <p>
              <strong dir="auto">{person.pseudonym}</strong>
              {person.id === self ? ` (${t('account:team.you')})` : null}
              <span className="muted"> · {t(`account:roles.${person.role}`)}</span>
              {manage ? (
                <span className="muted">
                  {' · '}
                  {person.active
                    ? person.secondStep
                      ? t('account:team.secondSet')
                      : t('account:team.noSecond')
                    : t('account:team.stopped')}
                </span>
              ) : null}
            </p>
            {reached.includes(person.id) ? <p>{t('colleagues:reached')}</p> : null}
            {person.active && person.id !== self ? (
              <p className="alone">
                <a href={`/team/renew/${person.id}`}>{t('keys:renew.link')}</a>
              </p>
            ) : null}
            {manage && person.active && person.id !== self ? (
              <Stop
                person={person}
                returned={returnedTo(returned, 'stop', (fields) => fields.person === person.id)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Stop({ person, returned }: { person: StaffMember; returned: Returned | undefined }) {
  const t = useT()
  const [problem] = returned?.problems ?? []
  return (
    <details open={returned ? true : undefined} id={`stop-${person.id}`}>
      <summary>{t('account:team.stop')}</summary>
      <form method="post" action="/team">
        {returned?.kept ? (
          <p className="notice" role="status">
            {t('account:team.kept')}
          </p>
        ) : null}
        {problem ? (
          <p className="problem" role="alert">
            {problem.message}
          </p>
        ) : null}
        <p>{t('account:team.stopText', { name: person.pseudonym })}</p>
        <input type="hidden" name="deed" value="stop" />
        <input type="hidden" name="person" value={person.id} />
        {returned?.draft ? <input type="hidden" name="d" value={returned.draft} /> : null}
        <button type="submit" className="danger">
          {t('account:team.stop')}
        </button>
      </form>
    </details>
  )
}
