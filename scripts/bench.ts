/**
 * `npm run bench [-- NAME…]`: the benchmarks, each with its limit or peer in the same run, as a table. Times
 * are of this machine as it is now: they inform, they fail nothing.
 */
import { keeps, type Bench, type Measured } from './bench/bench.ts'
import { idle } from './bench/idle.ts'
import { overload } from './bench/overload.ts'
import { queue } from './bench/queue.ts'
import { reading } from './bench/reading.ts'
import { seeing } from './bench/seeing.ts'
import { triage } from './bench/triage.ts'
import { writing } from './bench/writing.ts'
import { years } from './bench/years.ts'

const BENCHES: Bench[] = [seeing, reading, writing, overload, idle, years, queue, triage]

const wanted = process.argv.slice(2)

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2)
}

function row(name: string, one: Measured): string {
  const limit = `${one.atLeast ? '≥' : '≤'} ${number(one.limit)}`
  return [
    name.padEnd(10),
    one.what.padEnd(66),
    `${number(one.measured)} ${one.unit}`.padStart(18),
    limit.padStart(10),
    (keeps(one) ? 'kept' : 'not kept').padEnd(8),
    one.beside,
  ].join('  ')
}

for (const bench of BENCHES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  for (const one of await bench.run()) {
    process.stdout.write(`${row(bench.name, one)}\n`)
  }
}
