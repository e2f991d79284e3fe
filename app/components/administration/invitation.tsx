import { STAFF_ROLES, type Role } from '#moderation/vocabulary.ts'
import { describedBy, Field, problemOf, ProblemSummary } from '../../forms/field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { useT } from '../../i18n/use-t.ts'

export type ShownInvitation = { link: string; role: Role }

/** Makes a one-time link; the link itself is shown on one page only. */
export function Invitation({
  invitation,
  returned,
}: {
  invitation: ShownInvitation | null
  returned: Returned | undefined
}) {
  const t = useT()
  const problems = returned?.problems ?? []
  const problem = problemOf(problems, 'role')
  return (
    <section aria-labelledby="invite-heading" id="invite">
      <h2 id="invite-heading">{t('account:team.invite')}</h2>
      {invitation === null ? null : (
        <div className="notice" role="status">
          <p>{t('account:team.link')}</p>
          <p>
            <label htmlFor="invitation">
              {t('account:team.linkLabel', { role: t(`account:roles.${invitation.role}`) })}
            </label>
            <input
              id="invitation"
              type="text"
              readOnly
              dir="ltr"
              autoComplete="off"
              defaultValue={invitation.link}
            />
          </p>
        </div>
      )}
      <form method="post" action="/team" autoComplete="off" noValidate>
        <ProblemSummary problems={problems} />
        {returned?.kept ? (
          <p className="notice" role="status">
            {t('account:team.kept')}
          </p>
        ) : null}
        <input type="hidden" name="deed" value="invite" />
        {returned?.draft ? <input type="hidden" name="d" value={returned.draft} /> : null}
        <Field
          name="role"
          label={t('account:team.role')}
          hint={t('account:team.inviteText')}
          problem={problem}
        >
          <select
            id="role"
            name="role"
            defaultValue={returned?.fields.role ?? ''}
            {...describedBy('role', true, problem)}
          >
            <option value="">{t('account:team.choose')}</option>
            {STAFF_ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`account:roles.${role}`)}
              </option>
            ))}
          </select>
        </Field>
        <button type="submit">{t('account:team.makeLink')}</button>
      </form>
    </section>
  )
}
