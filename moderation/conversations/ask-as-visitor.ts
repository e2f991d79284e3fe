import type { Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { makeAccount, secureRandom } from '../members/join.ts'
import { suggestPassphrase } from '../passphrase/suggest.ts'
import { suggestPseudonym } from '../pseudonym/suggest.ts'
import type { Problem } from '../texts/limits.ts'
import type { Level } from '../vocabulary.ts'
import { askProfessional, prepareQuestion, type Question } from './ask.ts'

export type VisitorAskResult =
  | {
      kind: 'asked'
      conversationId: string
      level: Level
      /** Her new account; the passphrase is told once, so that she can come back for the answer. */
      visitor: { account: Actor; passphrase: string }
    }
  | { kind: 'refused'; problems: Problem[] }

const TRIES = 5

/**
 * A question of somebody without an account: she gets a drawn pseudonym and passphrase, nothing else is
 * asked. The account is made only for a question that is taken in.
 */
export async function askAsVisitor(
  store: Store,
  question: Omit<Question, 'author'>,
): Promise<VisitorAskResult> {
  const { problems } = await prepareQuestion(store, question)
  if (problems.length > 0) return { kind: 'refused', problems }
  const passphrase = suggestPassphrase(secureRandom)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const made = await makeAccount(store, {
      pseudonym: suggestPseudonym(secureRandom),
      passphrase,
      role: 'member',
      invitedBy: null,
      saidYes: false,
      now: question.now,
    })
    if (made === undefined) continue
    const asked = await askProfessional(store, { ...question, author: made.account })
    return asked.kind === 'refused'
      ? asked
      : { ...asked, visitor: { account: made.account, passphrase } }
  }
  throw new Error('no free pseudonym was drawn')
}
