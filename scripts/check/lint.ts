import type { Check } from './check.ts'
import { runTool } from './tool.ts'

export const lint: Check = {
  name: 'lint',
  run: () =>
    runTool(
      { package: 'oxlint', args: ['--format', 'unix', '--deny-warnings', '.'] },
      'Mend each place; the rules and their reasons stand in .oxlintrc.json.',
    ),
}
