import { dayInWords } from '../../../i18n/days.ts'
import { describedBy, Field } from '../../../forms/field.tsx'
import { LineField } from '../../../forms/line-field.tsx'
import { useLanguage, useT } from '../../../i18n/use-t.ts'
import { Fold, FormOf, type CaseFormProps } from './case-form.tsx'

/** What is still to be done in a case, and what was done. */
export function Tasks({ props, open }: { props: CaseFormProps; open: boolean }) {
  const t = useT()
  const language = useLanguage()
  const { page, fields, wrong, today } = props
  const taskProblem = wrong === 'task' ? t('care:tasks.taskProblem') : undefined
  const dayProblem = wrong === 'task-day' ? t('care:tasks.dayProblem') : undefined
  const left = page.tasks.filter((task) => task.done_at === null)
  return (
    <Fold
      props={props}
      name="task"
      heading={t('care:tasks.heading')}
      sum={left.length > 0 ? t('care:tasks.left', { count: left.length }) : undefined}
      wrong={taskProblem !== undefined || dayProblem !== undefined}
    >
      {page.tasks.length === 0 ? <p className="muted">{t('care:tasks.none')}</p> : null}
      <ul className="tasks">
        {page.tasks.map((task) => {
          const day = dayInWords(task.due_day, today, t, language)
          const late = task.due_day < today
          const words = task.task === '' ? t('care:tasks.lost') : task.task
          return (
            <li key={task.id} data-task={task.id}>
              <p>
                <bdi>{words}</bdi>
                <br />
                {task.done_at === null ? (
                  <span className={late ? 'late' : 'muted'}>
                    {late ? t('care:tasks.late', { day }) : t('care:tasks.due', { day })}
                  </span>
                ) : (
                  <span className="muted">
                    {t('care:tasks.doneBy', { name: task.doneByName ?? '–' })}
                  </span>
                )}
              </p>
              {open && task.done_at === null ? (
                <FormOf props={props} deed="task-done">
                  <button type="submit" name="task" value={task.id}>
                    {t('care:tasks.done')}
                    <span className="unseen">: {words}</span>
                  </button>
                </FormOf>
              ) : null}
            </li>
          )
        })}
      </ul>
      {open ? (
        <FormOf props={props} deed="task">
          <LineField
            id="task-text"
            name="task"
            label={t('care:tasks.task')}
            problem={taskProblem}
            value={fields.deed === 'task' ? fields.task : ''}
          />
          <Field name="task-day" label={t('care:tasks.day')} problem={dayProblem}>
            <input
              id="task-day"
              name="task-day"
              type="date"
              autoComplete="off"
              defaultValue={fields['task-day'] ?? today}
              {...describedBy('task-day', false, dayProblem)}
            />
          </Field>
          <button type="submit">{t('care:tasks.add')}</button>
        </FormOf>
      ) : null}
    </Fold>
  )
}
