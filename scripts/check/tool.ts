/** Runs the command of an installed package with the Node that runs this, whatever Node the machine has. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from './check.ts'

export const ROOT = join(import.meta.dirname, '../..')

/** The file behind a package's command. */
function commandFile(name: string): string {
  const folder = join(ROOT, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  const file = typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0])
  if (file === undefined) throw new Error(`The package ${name} has no command.`)
  return join(folder, file)
}

/** Runs it in the project's folder; its output is what was found when it fails. */
export async function runTool(
  tool: { package: string; args: string[] },
  todo: string,
): Promise<Result> {
  const file = commandFile(tool.package)
  const child = spawn(process.execPath, [file, ...tool.args], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (status === 0) return { ok: true }
  const found = output
    .split('\n')
    .map((line) => line.trim().replace(/\s{2,}/g, '  '))
    .filter((line) => line !== '')
  return { ok: false, found: found.length === 0 ? [`It ended with ${status}.`] : found, todo }
}
