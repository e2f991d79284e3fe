/** The demo's own rules: one that reads along, and one that is still being tried. */
import { DAY_MS } from '#db/days.ts'
import type { Store } from '#db/store.ts'
import { draftRule, stepRule } from '#moderation/rules/keep-rules.ts'
import rules from './content/rules.json' with { type: 'json' }
import { person } from './people.ts'

export async function addRules(store: Store, now: Date): Promise<void> {
  const actor = await person(store, 'demo-professional')
  for (const { live, daysAgo, ...fields } of rules) {
    const then = new Date(now.getTime() - daysAgo * DAY_MS)
    const made = await draftRule(store, { actor, fields, now: then })
    if (made.kind !== 'done') throw new Error(`A rule of the demo: ${JSON.stringify(made)}`)
    if (!live) continue
    const step = await stepRule(store, { actor, ruleId: made.ruleId, deed: 'live', now: then })
    if (step.kind !== 'done') throw new Error(`A rule of the demo: ${JSON.stringify(step)}`)
  }
}
