import {
  describedBy,
  Field,
  problemOf,
  ProblemSummary,
  type FieldProblem,
} from '../../forms/field.tsx'
import { useT } from '../../i18n/use-t.ts'

/** Rules of others, pasted: forms here carry text and no files. */
export function ImportForm({
  text,
  problems,
  draft,
}: {
  text: string
  problems: FieldProblem[]
  draft: string | null
}) {
  const t = useT()
  const problem = problemOf(problems, 'file')
  return (
    <details className="more" id="share" open={problem || text ? true : undefined}>
      <summary>{t('rules:share.heading')}</summary>
      <form method="post" action="/rules" autoComplete="off" noValidate>
        <ProblemSummary problems={problems} />
        <p>{t('rules:share.text')}</p>
        {draft ? <input type="hidden" name="d" value={draft} /> : null}
        <Field
          name="file"
          label={t('rules:share.label')}
          hint={t('rules:share.hint')}
          problem={problem}
        >
          <textarea
            id="file"
            name="file"
            rows={6}
            dir="ltr"
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            defaultValue={text}
            {...describedBy('file', true, problem)}
          />
        </Field>
        <button type="submit">{t('rules:share.send')}</button>
      </form>
    </details>
  )
}
