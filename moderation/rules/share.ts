/** Rules of the site's own as a file, so that organisations can share them. No figures, no names of people. */
import { z } from 'zod'
import { allSiteRules, type SiteRuleWords } from '#db/queries/site-rules.ts'
import type { Store } from '#db/store.ts'
import { mayKeepRules, type Actor } from '../actor.ts'
import { checkRule, type RuleProblem } from './check.ts'
import { addDrafts, MOST_RULES } from './keep-rules.ts'

const FORMAT = 'luwte-rules-1'
/** Rules in one file. */
const MOST_IN_FILE = 200

const list = z.array(z.string())
const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  rules: z
    .array(
      z.strictObject({
        signal: z.string(),
        level: z.string().nullable(),
        language: z.string(),
        why: z.string(),
        phrases: list,
        exclusions: list,
        fires: list,
        silent: list,
      }),
    )
    .min(1)
    .max(MOST_IN_FILE),
})

/** The rules that read along, as the text of a file. */
export async function exportRules(store: Store): Promise<string> {
  const rules = (await allSiteRules(store.read))
    .filter((rule) => rule.state === 'live')
    .map(({ signal, level, language, why, phrases, exclusions, fires, silent }) => {
      return { signal, level, language, why, phrases, exclusions, fires, silent }
    })
  return `${JSON.stringify({ format: FORMAT, rules }, null, 2)}\n`
}

/** Why a file can't be taken in; `at` and `number` say where. */
export type FileFault =
  | { kind: 'not-json' }
  | { kind: 'wrong-shape'; at: string; message: string }
  | { kind: 'wrong-rule'; number: number; problems: RuleProblem[] }
  | { kind: 'too-many'; most: number }

export type ImportResult = { kind: 'added'; ids: string[] } | FileFault | { kind: 'not-allowed' }

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The rules of a file's text, each checked as if it were typed. */
function readFile(text: string): { kind: 'fine'; rules: SiteRuleWords[] } | FileFault {
  const value = parsed(text)
  if (value === undefined) return { kind: 'not-json' }
  const file = fileSchema.safeParse(value)
  if (!file.success) {
    const [issue] = file.error.issues
    return { kind: 'wrong-shape', at: issue?.path.join('.') ?? '', message: issue?.message ?? '' }
  }
  const rules: SiteRuleWords[] = []
  for (const [index, one] of file.data.rules.entries()) {
    const checked = checkRule({
      ...one,
      level: one.level ?? '',
      phrases: one.phrases.join('\n'),
      exclusions: one.exclusions.join('\n'),
      fires: one.fires.join('\n'),
      silent: one.silent.join('\n'),
    })
    if (checked.kind === 'wrong') {
      return { kind: 'wrong-rule', number: index + 1, problems: checked.problems }
    }
    rules.push(checked.rule)
  }
  return { kind: 'fine', rules }
}

/** What is wrong with a file's text; with nothing wrong in it, there is no room for its rules. */
export function fileFault(text: string): FileFault {
  const file = readFile(text)
  return file.kind === 'fine' ? { kind: 'too-many', most: MOST_RULES } : file
}

/** Takes rules in from a file's text: each becomes a draft, all of them or none. */
export async function importRules(
  store: Store,
  asked: { actor: Actor; text: string; now: Date },
): Promise<ImportResult> {
  const { actor, now } = asked
  if (!mayKeepRules(actor)) return { kind: 'not-allowed' }
  const file = readFile(asked.text)
  if (file.kind !== 'fine') return file
  return await addDrafts(store, { actor, now, rules: file.rules, deed: 'import' })
}
