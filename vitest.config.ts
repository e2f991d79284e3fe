import { defineConfig } from 'vitest/config'

// The Remix plugin and Vitest do not get on, so the tests have a config without it:
// they meet the application through its build and through the rooms below it.
export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      // Property tests try hundreds of texts: on a busy machine that takes its time.
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          testTimeout: 30_000,
          // What all of them read (the lexicon above all) is read once: they change nothing but their own store.
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 60_000,
          // Real processes, servers and files: once more before a busy machine is called a fault.
          retry: 1,
          isolate: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 90_000,
          retry: 1,
          hookTimeout: 60_000,
          fileParallelism: false,
          // Alone, after the others: what a browser test waits for, it waits for by the clock.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
