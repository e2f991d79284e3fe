/** The tiny grammar of posts: marked's, with less of everything. What is no part of it stands as text. */
import { Tokenizer, type Tokens } from 'marked'

// Deeper than people write. Without an end, 20,000 times ">" overflows the stack, and the text is lost.
const DEEPEST = 8

/** One per text: it counts how deep it is in quotes, lists, emphasis and links. */
export class TinyGrammar extends Tokenizer {
  #depth = 0

  #within<Token>(tokenize: () => Token | undefined): Token | undefined {
    if (this.#depth >= DEEPEST) return undefined
    this.#depth += 1
    try {
      return tokenize()
    } finally {
      this.#depth -= 1
    }
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return this.#within(() => super.blockquote(source))
  }

  override list(source: string): Tokens.List | undefined {
    return this.#within(() => super.list(source))
  }

  override emStrong(
    ...given: Parameters<Tokenizer['emStrong']>
  ): Tokens.Em | Tokens.Strong | undefined {
    return this.#within(() => super.emStrong(...given))
  }

  override del(...given: Parameters<Tokenizer['del']>): Tokens.Del | undefined {
    return this.#within(() => super.del(...given))
  }

  override link(source: string): Tokens.Link | Tokens.Image | undefined {
    return this.#within(() => super.link(source))
  }

  override code(): undefined {}
  override codespan(): undefined {}
  override fences(): undefined {}
  override table(): undefined {}
  override html(): undefined {}
  override tag(): undefined {}
  override def(): undefined {}
  override escape(): undefined {}
  override hr(): undefined {}
}
