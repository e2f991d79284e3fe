import type { BoardInFull } from '#db/queries/boards.ts'
import { BOARD_WORDS, NEWCOMER_POSTS } from '#moderation/administration/what-can-be-set.ts'
import { LANGUAGES } from '#moderation/vocabulary.ts'
import { describedBy, Field, problemOf, type FieldProblem } from '../../forms/field.tsx'
import { LineField } from '../../forms/line-field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { Tick } from '../../forms/text-input.tsx'
import { useT } from '../../i18n/use-t.ts'
import { FormTop } from './form-top.tsx'
import { ShowingTable } from './showing-table.tsx'

/** The id of a board's field on the page: three boards have the same fields. */
export function boardFieldId(boardId: string, field: string): string {
  return `${boardId}.${field}`
}

/** One board with everything that can be set, folded until somebody opens it. */
export function BoardForm({
  board,
  returned,
  saved,
}: {
  board: BoardInFull
  returned: Returned | undefined
  saved: boolean
}) {
  const t = useT()
  const problems: FieldProblem[] = returned?.problems ?? []
  const fields = returned?.fields
  const idOf = (field: string) => boardFieldId(board.id, field)
  const wrong = (field: string) => problemOf(problems, idOf(field))
  const asked = wrong('sure') !== undefined || fields?.sure === '1'
  return (
    <details className="more board" id={board.id} open={returned || saved ? true : undefined}>
      <summary>
        <h3>{t('account:settings.board', { name: board.texts.nl.name })}</h3>
      </summary>
      <form method="post" action="/settings" autoComplete="off" noValidate>
        <FormTop deed="board" returned={returned} saved={saved} />
        <input type="hidden" name="board" value={board.id} />
        {LANGUAGES.flatMap((language) =>
          BOARD_WORDS.map((word) => {
            const field = `${word}.${language}`
            const about = {
              id: idOf(field),
              name: field,
              lang: language,
              dir: 'auto',
              autoComplete: 'off',
              defaultValue: fields?.[field] ?? board.texts[language][word],
              ...describedBy(idOf(field), false, wrong(field)),
            } as const
            return (
              <Field
                key={field}
                name={idOf(field)}
                label={t(`account:settings.${word}`, {
                  language: t(`common:language.${language}`),
                })}
                problem={wrong(field)}
                optional={word === 'formNote'}
              >
                {word === 'rules' ? (
                  <textarea rows={9} {...about} />
                ) : word === 'about' ? (
                  <textarea rows={2} {...about} />
                ) : (
                  <input type="text" {...about} />
                )}
              </Field>
            )
          }),
        )}
        <Field name={idOf('read')} label={t('account:settings.read')} problem={wrong('read')}>
          <select
            id={idOf('read')}
            name="read"
            defaultValue={fields?.read ?? board.read}
            {...describedBy(idOf('read'), false, wrong('read'))}
          >
            <option value="everyone">{t('account:settings.everyone')}</option>
            <option value="members">{t('account:settings.members')}</option>
          </select>
        </Field>
        <LineField
          id={idOf('newcomerPosts')}
          name="newcomerPosts"
          label={t('account:settings.newcomerPosts')}
          hint={t('account:settings.newcomerHint')}
          problem={wrong('newcomerPosts')}
          number={NEWCOMER_POSTS}
          value={fields?.newcomerPosts ?? board.newcomerPosts}
        />
        <Tick
          name="search"
          id={idOf('search')}
          label={t('account:settings.search')}
          checked={fields === undefined ? board.search : fields.search === '1'}
        />
        {asked ? (
          <Tick
            name="sure"
            id={idOf('sure')}
            label={t('account:settings.sure')}
            problem={wrong('sure')}
            checked={fields?.sure === '1'}
          />
        ) : null}
        <ShowingTable board={board} fields={fields} wrong={wrong} idOf={idOf} />
        <button type="submit" className="main">
          {t('account:settings.save')}
        </button>
      </form>
    </details>
  )
}
