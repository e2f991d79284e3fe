/** What could be sent to turn a post into a programme, and random markdown: only the tiny grammar comes out. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { foreignIn, render } from '#tests/helpers/rendering.ts'

const ATTACKS = [
  // Scripts, whole and in pieces.
  '<script>alert(1)</script>',
  '<SCRIPT SRC=https://elsewhere.example/a.js></SCRIPT>',
  '<script\n>alert(1)</script\n>',
  '<script/x>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>script>alert(1)//<</script>',
  '</p><script>alert(1)</script><p>',
  '<!--><script>alert(1)</script>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><script>alert(1)</script>',
  '<noscript><p title="</noscript><script>alert(1)</script>">',
  '<textarea></textarea><script>alert(1)</script>',
  '<title><script>alert(1)</script></title>',
  '- <script>\n  alert(1)\n  </script>',
  '> <script>alert(1)</script>',
  '# <script>alert(1)</script>',
  // Handlers.
  '<img src=x onerror=alert(1)>',
  '<img/src=x/onerror=alert(1)//',
  '<img src="x` `<script>alert(1)</script>"` `>',
  '<p onclick="alert(1)">een</p>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<a href="/out/0000000000000000000000" onmouseover="alert(1)">een</a>',
  '<em style="background:url(https://elsewhere.example)">een</em>',
  '<strong class="main" id="leave">een</strong>',
  '<marquee onstart=alert(1)>een</marquee>',
  // Addresses that run.
  '<a href="javascript:alert(1)">een</a>',
  '[een](javascript:alert(1))',
  '[een](JaVaScRiPt:alert(1))',
  '[een](java\tscript:alert(1))',
  '[een](<java\nscript:alert(1)>)',
  '[een](javascript&colon;alert(1))',
  '[een](javascript&#58;alert(1))',
  '[een](&#x6A;avascript:alert(1))',
  '[een](\u0001javascript:alert(1))',
  '[een](vbscript:msgbox(1))',
  '[een](data:text/html,<script>alert(1)</script>)',
  '[een](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[een](blob:https://hulp.example/1)',
  '[een](file:///etc/passwd)',
  '<javascript:alert(1)>',
  '<data:text/html,een>',
  '![een](javascript:alert(1))',
  '![een](x"onerror="alert(1))',
  '![](https://elsewhere.example/seen.gif)',
  '[![een](https://elsewhere.example/seen.gif)](javascript:alert(1))',
  // Links that break out of their attribute.
  '[een](https://hulp.example/"onmouseover="alert(1))',
  "[een](https://hulp.example/'onmouseover='alert(1))",
  '[een](https://hulp.example/><script>alert(1)</script>)',
  '[een](https://hulp.example "\\"><script>alert(1)</script>")',
  "[een](https://hulp.example '\"onclick=alert(1)')",
  '[een" onclick="alert(1)](https://hulp.example)',
  '[<img src=x onerror=alert(1)>](https://hulp.example)',
  '[een](//elsewhere.example)',
  '[een](\\\\elsewhere.example)',
  '[een](https:elsewhere.example)',
  '[een](https://hulp.example\\@elsewhere.example)',
  '[een](https://hulp.example%2F@elsewhere.example)',
  '[een](/out/0000000000000000000000)',
  'https://hulp.example/"><script>alert(1)</script>',
  'https://elsewhere.example/<img/src=x/onerror=alert(1)>',
  '<https://hulp.example/"onclick=alert(1)>',
  // Definitions, footnotes and tables.
  '[een][1]\n\n[1]: javascript:alert(1)',
  '[een]\n\n[een]: https://elsewhere.example "<script>alert(1)</script>"',
  '![een][1]\n\n[1]: https://elsewhere.example/seen.gif',
  'een[^1]\n\n[^1]: <script>alert(1)</script>',
  '| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |',
  '| a | b |\n|:--|--:|\n| [een](javascript:alert(1)) | ![](x) |',
  // Other worlds: vectors, formulas, frames, forms, sheets.
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>een</text></a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"></use></svg>',
  '<math><mi xlink:href="javascript:alert(1)">een</mi></math>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math>',
  '<iframe src="https://elsewhere.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="https://elsewhere.example/a.swf">',
  '<form action="https://elsewhere.example"><input name="passphrase"><button>Inloggen</button></form>',
  '<base href="https://elsewhere.example/">',
  '<meta http-equiv="refresh" content="0;url=https://elsewhere.example">',
  '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
  '<style>@import "https://elsewhere.example/a.css"</style>',
  '<template><script>alert(1)</script></template>',
  '<custom-tag is="x" onclick=alert(1)>een</custom-tag>',
  '<plaintext>een',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  // Entities and code.
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '&#x3c;img src=x onerror=alert(1)&#x3e;',
  '&amp;lt;script&amp;gt;',
  '`<script>alert(1)</script>`',
  '```html\n<script>alert(1)</script>\n```',
  '```"><script>alert(1)</script>\neen\n```',
  '    <script>alert(1)</script>',
  '1000000000000. <b>een</b>\n1" onclick="alert(1). twee',
  // Weight that crosses.
  '**een <b>twee** drie</b>',
  '*een **twee* drie**',
  '[een *twee](https://hulp.example) drie*',
  '[een [twee](https://hulp.example)](https://elsewhere.example)',
  '<em>een</strong></em>',
  '<p><p><p></p>',
]

test.each(ATTACKS)('%j is only words', (markdown) => {
  const { html, links } = render(markdown)
  expect(foreignIn(html)).toEqual([])
  for (const { url } of links) expect(new URL(url).host).toBe('hulp.example')
})

test.each([
  '<b>een</b>',
  '<p>een</p><script>',
  '<p><em>een</p></em>',
  '<p>een',
  '<p onclick="x">een</p>',
  '<a href="https://elsewhere.example">een</a>',
  '<p href="/out/0000000000000000000000" rel="nofollow noreferrer noopener ugc">een</p>',
  '<em start="3">een</em>',
  '<a>een</a>',
  '1 < 2',
])('the look at what came out sees %s', (html) => {
  expect(foreignIn(html)).not.toEqual([])
})

const PIECES =
  '* _ ~ ` # > - + = | [ ] ( ) < ! \\ & " 1 a é 🌱 ** ]( ![ ``` --- <a </ <!-- href= onclick= <script> ' +
  'javascript: https://hulp.example www.a.nl &lt; &#60; [^1] \u00A0 \u202E'
const SOUP = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...PIECES.split(' ')),
    fc.constantFrom(' ', '\n', '\n\n', '\t', '    ', '\n> ', '\n- ', '\n1. ', '[1]: ', '| - |'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 80,
})

test('whatever is written, only the tiny grammar comes out', () => {
  fc.assert(
    fc.property(SOUP, (markdown) => {
      const { html, links } = render(markdown)
      expect(foreignIn(html)).toEqual([])
      expect(html.match(/href="\/out\/(\w+)"/g)?.length ?? 0).toBeGreaterThanOrEqual(links.length)
      for (const { url } of links) expect(new URL(url).host).toMatch(/^(www\.)?hulp\.example$/)
    }),
    { numRuns: 5_000 },
  )
})

test('no letter of what was written is lost', () => {
  const plain = fc.stringMatching(/^[a-z<>&"'{}\\`|^$%?,; -]{1,60}$/)
  fc.assert(
    fc.property(plain, (text) => {
      const line = `a${text}a`
      const shown = render(line)
        .html.replace(/^<p>|<\/p>$/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&')
      expect(shown).toBe(line)
    }),
    { numRuns: 2_000 },
  )
})

const LONG = 20_000

// What takes the square of the length by much, or more, takes far longer than this; so does an overflow.
test.each([
  ['>', ''],
  ['> ', ''],
  ['- ', ''],
  ['1. ', ''],
  ['> - ', ''],
  ['  - a\n', ''],
  ['*', ''],
  ['_', ''],
  ['*_[', ''],
  ['a*', ''],
  ['a_', ''],
  ['*a ', 'a* '],
  ['**a ', 'a** '],
  ['*a _b ', 'b_ a* '],
  ['~~a ', 'a~~ '],
  ['[', ''],
  ['[', ']'],
  ['[a ', '](b)'],
  ['![', ''],
  ['![a ', '](b)'],
  ['[](', ''],
  ['(', ')'],
  ['`', ''],
  ['`a', ''],
  ['\\', ''],
  ['<', ''],
  ['<a ', ''],
  ['<!--', ''],
  ['<b>', '</b>'],
  ['&', ''],
  ['!', ''],
  ['| - |\n', ''],
  ['#', ''],
  ['# a\n', ''],
  ['-\n', ''],
  ['a@', ''],
  ['a.', ''],
  ['www.', ''],
  ['https://', ''],
  ['\n', 'a\n'],
  ['\t', ''],
])('a post full of %j and %j is rendered, and soon', (opening, closing) => {
  const times = LONG / (opening.length + closing.length)
  const began = performance.now()
  const { html } = render(`${opening.repeat(times)}een${closing.repeat(times)}`)
  expect(performance.now() - began).toBeLessThan(4_000)
  expect(html).toContain('een')
  expect(foreignIn(html)).toEqual([])
})
