import type { Check } from './check.ts'
import { runTool } from './tool.ts'

export const formatting: Check = {
  name: 'formatting',
  run: () =>
    runTool({ package: 'oxfmt', args: ['--list-different', '.'] }, 'Format them: npx oxfmt FILES.'),
}
