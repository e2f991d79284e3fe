/** Prints, after a run, which promise is proven by what and with what result. */
import { relative } from 'node:path'
import type { Reporter, TestModule, TestCase } from 'vitest/node'
import type { Proof } from './promised.ts'
import { PROMISES } from './promises.ts'

type Result = 'proven' | 'FAILED' | 'not run' | 'NO SUCH TEST'

function resultOf(tests: TestCase[]): Result {
  const states = tests.map((test) => test.result().state)
  if (states.length === 0) return 'NO SUCH TEST'
  if (states.includes('failed') || states.includes('pending')) return 'FAILED'
  return states.includes('passed') ? 'proven' : 'not run'
}

export default class PromiseTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const here = (proof: Proof) =>
      modules
        .filter(({ moduleId }) => relative(process.cwd(), moduleId) === proof.file)
        .flatMap((module) => [...module.children.allTests()])
        .filter((test) => test.fullName.includes(proof.name))
    const lines = PROMISES.flatMap(({ number, promise, proofs, except }) => [
      '',
      `${String(number).padStart(2)}  ${promise}`,
      ...proofs.map((proof) => {
        const result = resultOf(here(proof))
        if (result === 'FAILED' || result === 'NO SUCH TEST') process.exitCode = 1
        return `      ${result.padEnd(9)} ${proof.file}: ${proof.name}`
      }),
      ...(except === undefined ? [] : [`      open      ${except}`]),
    ])
    process.stdout.write(`\npromise – proven by – result\n${lines.join('\n')}\n`)
  }
}
