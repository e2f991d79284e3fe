import type { Check } from './check.ts'
import { runTool } from './tool.ts'

export const types: Check = {
  name: 'types',
  run: () =>
    runTool(
      { package: 'typescript', args: ['--noEmit', '--pretty', 'false', '-p', '.'] },
      'Mend the first one first; others often go with it.',
    ),
}
