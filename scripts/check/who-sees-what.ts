import type { Check } from './check.ts'
import { runTool } from './tool.ts'

/** The pages of every role, held against the inventory: `tests/integration/seen-by.test.ts`. */
export const whoSeesWhat: Check = {
  name: 'who sees what',
  run: () =>
    runTool(
      { package: 'vitest', args: ['run', 'tests/integration/seen-by.test.ts'] },
      'A page shows a column that its reader may not see: let its query leave it out, or say in db/inventory who sees it and why.',
    ),
}
