import type { BoardInFull } from '#db/queries/boards.ts'
import { parseShowing, SHOWING_COLUMNS, SHOWING_ROWS } from '#moderation/intake/showing.ts'
import { describedBy } from '../../forms/field.tsx'
import type { Translate } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'

function rowInWords(t: Translate, row: (typeof SHOWING_ROWS)[number]): string {
  return row === 'dangerousDetail' ? t('account:settings.dangerousDetail') : t(`desk:levels.${row}`)
}

/** The table "showing and caring": for each kind of writer and each level, shown at once or waiting. */
export function ShowingTable({
  board,
  fields,
  wrong,
  idOf,
}: {
  board: BoardInFull
  fields: Record<string, string> | undefined
  wrong: (field: string) => string | undefined
  idOf: (field: string) => string
}) {
  const t = useT()
  const stored = parseShowing(board.showing)
  return (
    <table className="showing">
      <caption>
        {t('account:settings.showing')}
        <span className="hint">{t('account:settings.showingText')}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('account:settings.level')}</th>
          {SHOWING_COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`account:settings.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {SHOWING_ROWS.map((row) => (
          <tr key={row}>
            <th scope="row">{rowInWords(t, row)}</th>
            {SHOWING_COLUMNS.map((column) => {
              const field = `showing.${column}.${row}`
              const problem = wrong(field)
              return (
                <td key={column} className={problem ? 'wrong' : undefined}>
                  {problem ? (
                    <p className="problem" id={`${idOf(field)}-problem`}>
                      {problem}
                    </p>
                  ) : null}
                  <select
                    id={idOf(field)}
                    name={field}
                    aria-label={t('account:settings.cell', {
                      column: t(`account:settings.columns.${column}`),
                      row: rowInWords(t, row),
                    })}
                    defaultValue={fields?.[field] ?? stored[column][row]}
                    {...describedBy(idOf(field), false, problem)}
                  >
                    <option value="held">{t('account:settings.held')}</option>
                    <option value="visible">{t('account:settings.visible')}</option>
                  </select>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
