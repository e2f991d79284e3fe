/**
 * Markdown to HTML, once, at writing: marked with a tiny grammar, then sanitize-html as the lock behind
 * it. What comes out is stored and sent as it is, so this is the only place that makes HTML of a post.
 */
import { Marked, type Token, type Tokens } from 'marked'
import sanitizeHtml from 'sanitize-html'
import type { Keys } from '#db/keys.ts'
import { TinyGrammar } from './grammar.ts'

export type OutLink = { id: string; url: string; urlKey: Buffer }
export type Rendered = { html: string; links: OutLink[] }

const LINK_REL = 'nofollow noreferrer noopener ugc'

const WORD_END = /[\p{L}\p{M}\p{N}]$/u
const WORD_START = /^[\p{L}\p{M}\p{N}]/u
const MARKS = new Set(['em', 'strong', 'del', 'link', 'image'])

/** Whether a neighbour goes on with the word: with a letter or digit, or with marks of its own. */
function sticks(neighbour: Token | undefined, edge: RegExp): boolean {
  return neighbour !== undefined && (MARKS.has(neighbour.type) || edge.test(neighbour.raw))
}

/**
 * Marks inside a word stand as they were typed. They would be read as one word on the page, and as two by
 * the triage and the check for private details: `06**12**345678`.
 */
function showMarksInWords(token: Token): void {
  const tokens: Token[] = ('tokens' in token ? token.tokens : undefined) ?? []
  const typed = [...tokens]
  for (const [index, one] of typed.entries()) {
    if (!MARKS.has(one.type)) continue
    const before = typed[index - 1]
    const after = typed[index + 1]
    if (sticks(before, WORD_END) || sticks(after, WORD_START)) {
      tokens[index] = { type: 'text', raw: one.raw, text: one.raw, escaped: false }
    }
  }
}

function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

function allowedUrl(href: string, hosts: ReadonlySet<string>): URL | undefined {
  if (!URL.canParse(href)) return undefined
  const url = new URL(href.replace(/^http:/i, 'https:'))
  const plain = url.username === '' && url.password === '' && url.port === ''
  const host = url.hostname.replace(/^www\./, '')
  return url.protocol === 'https:' && plain && hosts.has(host) ? url : undefined
}

const GUARD: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 'ul', 'ol', 'li', 'blockquote', 'a'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: [],
  allowProtocolRelative: false,
  exclusiveFilter: (frame) =>
    frame.tag === 'a' && !/^\/out\/[0-9A-Za-z]+$/.test(frame.attribs.href ?? ''),
}

/** The address of a link as `/out/:id`: the same for the same address, guessable by nobody. */
function outLink(keys: Keys, url: string): OutLink {
  const urlKey = keys.hash('out-link', url)
  const id = BigInt(`0x${urlKey.subarray(0, 14).toString('hex')}`)
    .toString(36)
    .padStart(22, '0')
  return { id, url, urlKey }
}

/**
 * Renders a cleaned text. Links are live only to `hosts` (lower case, without www), through `/out/:id`;
 * all others stand as text. Images become their description, headings paragraphs, raw HTML text. What the
 * triage reads is what people see: marks inside a word stand as typed, and no text comes out empty.
 */
export function renderMarkdown(markdown: string, hosts: ReadonlySet<string>, keys: Keys): Rendered {
  const links = new Map<string, OutLink>()
  const marked = new Marked({ gfm: true, breaks: true, async: false })
  marked.use({
    walkTokens: showMarksInWords,
    renderer: {
      heading(token: Tokens.Heading) {
        return `<p><strong>${this.parser.parseInline(token.tokens)}</strong></p>\n`
      },
      // An entity is no letter in disguise: what the triage reads is what people see.
      text(token) {
        const nested = 'tokens' in token ? token.tokens : undefined
        return nested === undefined ? escape(token.raw) : this.parser.parseInline(nested)
      },
      del(token: Tokens.Del) {
        return this.parser.parseInline(token.tokens)
      },
      checkbox: () => '',
      image: (token) => escape(token.text),
      link(token: Tokens.Link) {
        const words = this.parser.parseInline(token.tokens)
        const url = allowedUrl(token.href, hosts)
        if (url === undefined) {
          const bare = ['', 'http://', 'mailto:'].some((lead) => token.href === lead + token.text)
          return bare || token.href === '' ? words : `${words} (${escape(token.href)})`
        }
        const link = outLink(keys, url.href)
        links.set(link.id, link)
        return `<a href="/out/${link.id}" rel="${LINK_REL}">${words}</a>`
      },
    },
  })
  const html = sanitizeHtml(
    marked.parse(markdown, { tokenizer: new TinyGrammar() }) as string,
    GUARD,
  ).trim()
  // Nothing but signs of the grammar, as a single "#": that is what was written.
  if (markdown !== '' && !/>[^<\s]/.test(html))
    return { html: `<p>${escape(markdown)}</p>`, links: [] }
  return { html, links: [...links.values()] }
}
