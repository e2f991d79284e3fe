/** Posts as they are rendered in the tests' house, and a strict look at what came out. */
import { keysFrom } from '#db/keys.ts'
import { renderMarkdown, type Rendered } from '#moderation/texts/render.ts'

const KEYS = keysFrom(Buffer.alloc(32, 1))

export function render(markdown: string, keys = KEYS): Rendered {
  return renderMarkdown(markdown, new Set(['hulp.example']), keys)
}

const TAG =
  /<(\/?)(p|em|strong|ul|ol|li|blockquote|a)(?: start="\d{1,9}"| href="\/out\/[0-9a-z]{22}" rel="nofollow noreferrer noopener ugc")?>|<br \/>/g

/**
 * What in some HTML is not of the tiny grammar: a tag or attribute that is not allowed, a tag that is not
 * closed where it should be, a sign that begins a tag. Empty when all is well.
 */
export function foreignIn(html: string): string[] {
  const foreign: string[] = []
  const open: string[] = []
  const text = html.replace(TAG, (tag, closing: string | undefined, name: string | undefined) => {
    if (name === undefined) return ''
    if (closing === '') open.push(name)
    else if (open.pop() !== name) foreign.push(`${tag} closes nothing`)
    const wanted = closing === '' && name === 'a' ? 'href' : name === 'ol' ? 'start' : ''
    const attribute = /[a-z]+(?==)/.exec(tag)?.[0] ?? ''
    if (attribute !== wanted && !(name === 'ol' && attribute === '')) foreign.push(tag)
    return ''
  })
  return [...foreign, ...open.map((name) => `${name} stays open`), ...(text.match(/[<>]/g) ?? [])]
}
