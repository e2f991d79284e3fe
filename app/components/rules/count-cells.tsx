import { useT } from '../../i18n/use-t.ts'

/** What people decided, in the order of the columns. */
export const COUNTS = [
  'fired',
  'care',
  'falseAlarm',
  'shown',
  'takenAway',
  'undecided',
  'notThis',
] as const
export const TRY_COUNTS = [
  'flagged',
  'raised',
  'care',
  'falseAlarm',
  'shown',
  'takenAway',
  'undecided',
] as const
type Name = (typeof COUNTS)[number] | (typeof TRY_COUNTS)[number]

export function CountHeads<One extends Name>({ names }: { names: readonly One[] }) {
  const t = useT()
  return names.map((name) => (
    <th key={name} scope="col">
      {t(`rules:counts.${name as Name}`)}
    </th>
  ))
}

/** Numbers in a row; where there are too few to say, words. */
export function CountCells<One extends Name>({
  names,
  counts,
}: {
  names: readonly One[]
  counts: Readonly<Record<One, number | null>>
}) {
  const t = useT()
  return names.map((name) => (
    <td key={name} data-count={name}>
      {counts[name] ?? t('rules:few')}
    </td>
  ))
}
