import { findPhrase, type Phrase, type Readable, type Span } from './phrases.ts'

export type Indexed<T> = { phrase: Phrase; value: T }
export type FoundPhrase<T> = { value: T; span: Span }

/** Many phrases, looked up by what each needs, so that a text is read once for all of them. */
export type PhraseIndex<T> = {
  size: number
  findAll(text: Readable): Array<FoundPhrase<T>>
}

export function phraseIndex<T>(phrases: Array<Indexed<T>>): PhraseIndex<T> {
  const byWord = new Map<string, Array<Indexed<T>>>()
  const byConcept = new Map<string, Array<Indexed<T>>>()
  const everywhere: Array<Indexed<T>> = []
  function put(map: Map<string, Array<Indexed<T>>>, key: string, one: Indexed<T>): void {
    const list = map.get(key)
    if (list === undefined) map.set(key, [one])
    else list.push(one)
  }
  for (const one of phrases) {
    const { words, concepts, prefixes } = one.phrase.anchor.at
    if (prefixes.length > 0) everywhere.push(one)
    else {
      for (const word of words) put(byWord, word, one)
      for (const concept of concepts) put(byConcept, concept, one)
    }
  }
  return {
    size: phrases.length,
    findAll(text) {
      const found: Array<FoundPhrase<T>> = []
      function tryAt(list: Array<Indexed<T>> | undefined, at: number): void {
        if (list === undefined) return
        for (const { phrase, value } of list) {
          const span = findPhrase(phrase, text, at)
          if (span !== undefined) found.push({ value, span })
        }
      }
      for (const [at, token] of text.tokens.entries()) {
        tryAt(byWord.get(token.word), at)
        for (const concept of token.concepts) tryAt(byConcept.get(concept), at)
        if (everywhere.length > 0) tryAt(everywhere, at)
      }
      return found
    },
  }
}
