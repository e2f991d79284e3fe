import type { Check } from './check.ts'
import { runTool } from './tool.ts'

export const deadCode: Check = {
  name: 'dead code',
  run: () =>
    runTool(
      { package: 'knip', args: ['--no-progress', '--no-config-hints'] },
      'Take away what nobody uses, or the word export where only its own file does.',
    ),
}
