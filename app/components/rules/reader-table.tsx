import type { Comparison, Did } from '#moderation/rules/own-reader.ts'
import { useT } from '../../i18n/use-t.ts'
import { WideTable } from './wide-table.tsx'

const LINES = ['acute', 'danger', 'notAcute', 'harmless'] as const

function Cells({ kind, shipped, own }: { kind: keyof Did; shipped: Did; own: Did }) {
  const t = useT()
  return (
    <>
      {(
        [
          ['shipped', shipped[kind]],
          ['own', own[kind]],
        ] as const
      ).map(([name, { called, of }]) => (
        <td key={name} data-count={name}>
          {t('rules:reader.of', { called, of })}
        </td>
      ))}
    </>
  )
}

/** How a site's own reader did beside the one that comes with the product, when it was trained. */
export function ReaderTable({ id, comparison }: { id: string; comparison: Comparison }) {
  const t = useT()
  return (
    <WideTable id={id} caption={t('rules:reader.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('rules:reader.what')}</th>
          <th scope="col">{t('rules:reader.shipped')}</th>
          <th scope="col">{t('rules:reader.own')}</th>
        </tr>
      </thead>
      {(['decided', 'kept'] as const).map((set) => (
        <tbody key={set} data-set={set}>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              {t(`rules:reader.sets.${set}`, { count: comparison[set].posts })}
            </th>
          </tr>
          {LINES.map((kind) => (
            <tr key={kind} data-line={kind}>
              <th scope="row">{t(`rules:reader.lines.${kind}`)}</th>
              <Cells kind={kind} shipped={comparison[set].shipped} own={comparison[set].own} />
            </tr>
          ))}
        </tbody>
      ))}
    </WideTable>
  )
}
