import { defineConfig } from 'vitest/config'
import { PROMISES } from './tests/promises/promises.ts'

const proofs = PROMISES.flatMap((promise) => promise.proofs)
const named = proofs.map(({ name }) => name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))

// The promises and nothing else: the tests that the table names, in whatever file they stand. One file at a
// time, because real browsers wait by the clock.
export default defineConfig({
  test: {
    include: [...new Set(proofs.map(({ file }) => file))],
    testNamePattern: named.join('|'),
    reporters: ['default', './tests/promises/table.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
})
