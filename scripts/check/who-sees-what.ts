import type { Check } from './check.ts'
import { runTool } from './tool.ts'

/** The pages of every role, held against the inventory: `tests/integration/seen-by.test.ts`. */
export const whoSeesWhat: Check = {
  name: 'who sees what',
  run: () =>
    runTool(
      { package: 'vitest', args: ['run', 'tests/integration/seen-by.test.ts'] },
      'A page shows, or its statement reads, a column that its reader may not see: let the query leave it out, or say in db/inventory who sees it and why; what is read to reckon with and never shown has its reason in tests/helpers/kept-to-itself.ts.',
    ),
}
