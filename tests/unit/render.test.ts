import { expect, test } from 'vitest'
import { keysFrom } from '#db/keys.ts'
import { foreignIn, render } from '#tests/helpers/rendering.ts'

test.each([
  ['a paragraph', 'een', '<p>een</p>'],
  ['two paragraphs', 'een\n\ntwee', '<p>een</p>\n<p>twee</p>'],
  ['a new line', 'een\ntwee', '<p>een<br />twee</p>'],
  ['a new line by two blanks', 'een  \ntwee', '<p>een<br />twee</p>'],
  ['a new line by a backslash', 'een\\\ntwee', '<p>een<br />twee</p>'],
  [
    'weight',
    '*een* _twee_ **drie** __vier__',
    '<p><em>een</em> <em>twee</em> <strong>drie</strong> <strong>vier</strong></p>',
  ],
  ['weight within weight', '**een *twee***', '<p><strong>een <em>twee</em></strong></p>'],
  ['weight that is not closed', '**een *twee', '<p>**een *twee</p>'],
  ['a word with underscores', 'een_twee_drie', '<p>een_twee_drie</p>'],
  ['a sum', '2 * 3 * 4', '<p>2 * 3 * 4</p>'],
  ['what is struck out', '~~een~~ twee', '<p>een twee</p>'],
  ['a list', '- een\n- twee', '<ul>\n<li>een</li>\n<li>twee</li>\n</ul>'],
  [
    'a list with room',
    '* een\n\n* twee',
    '<ul>\n<li><p>een</p>\n</li>\n<li><p>twee</p>\n</li>\n</ul>',
  ],
  ['a numbered list', '1. een\n2. twee', '<ol>\n<li>een</li>\n<li>twee</li>\n</ol>'],
  ['a list from three', '3) een\n4) twee', '<ol start="3">\n<li>een</li>\n<li>twee</li>\n</ol>'],
  ['a list in a list', '- een\n  - twee', '<ul>\n<li>een<ul>\n<li>twee</li>\n</ul>\n</li>\n</ul>'],
  ['a list of tasks', '- [ ] een\n- [x] twee', '<ul>\n<li>een</li>\n<li>twee</li>\n</ul>'],
  [
    'a quote',
    '> een\n> twee\n\ndrie',
    '<blockquote>\n<p>een<br />twee</p>\n</blockquote>\n<p>drie</p>',
  ],
  [
    'a quote in a quote',
    '> een\n> > twee',
    '<blockquote>\n<p>een</p>\n<blockquote>\n<p>twee</p>\n</blockquote>\n</blockquote>',
  ],
  ['a heading', '## Kop *en*', '<p><strong>Kop <em>en</em></strong></p>'],
  ['an underlined heading', 'Kop\n===', '<p><strong>Kop</strong></p>'],
  ['a line', '---', '<p>---</p>'],
  ['code', 'een `twee <b>` drie', '<p>een `twee &lt;b&gt;` drie</p>'],
  ['a block of code', '```js\neen\n```', '<p>```js<br />een<br />```</p>'],
  ['an indented text', '    een\n    twee', '<p>    een<br />twee</p>'],
  ['a table', '| a | b |\n|---|---|\n| 1 | 2 |', '<p>| a | b |<br />|---|---|<br />| 1 | 2 |</p>'],
  ['a footnote', 'een[^1]\n\n[^1]: twee', '<p>een[^1]</p>\n<p>[^1]: twee</p>'],
  [
    'an image',
    'een ![een *kat*](https://hulp.example/kat.png "t") twee',
    '<p>een een *kat* twee</p>',
  ],
  ['HTML', '<b>een</b> <!-- twee -->', '<p>&lt;b&gt;een&lt;/b&gt; &lt;!-- twee --&gt;</p>'],
  ['signs of HTML', '1 < 2 & 3 > 2, zei "ze"', '<p>1 &lt; 2 &amp; 3 &gt; 2, zei "ze"</p>'],
  ['entities', '&amp; &lt;b&gt; &copy;', '<p>&amp;amp; &amp;lt;b&amp;gt; &amp;copy;</p>'],
  ['a letter as a number', '&#118;eilig &#x202E;', '<p>&amp;#118;eilig &amp;#x202E;</p>'],
  ['a shrug', '¯\\\\_(ツ)', '<p>¯\\\\_(ツ)</p>'],
  ['a backslash', 'anna\\@voorbeeld\\.nl 06\\-12', '<p>anna\\@voorbeeld\\.nl 06\\-12</p>'],
  ['weight within a word', 'zelf**moord**', '<p>zelf**moord**</p>'],
  ['digits broken by weight', '06**12**345678', '<p>06**12**345678</p>'],
  ['digits broken by marks side by side', '**06***12*', '<p>**06***12*</p>'],
  ['digits broken by a picture', '06![12](x)345678', '<p>06![12](x)345678</p>'],
  ['digits broken by a stroke', '06~~12~~345678', '<p>06~~12~~345678</p>'],
  ['weight beside a sign', '(**een**), *twee*!', '<p>(<strong>een</strong>), <em>twee</em>!</p>'],
  ['a heading of nothing', '#', '<p>#</p>'],
  ['a quote of nothing', '>', '<p>&gt;</p>'],
  ['a list of nothing', '-', '<p>-</p>'],
  ['nothing', '', ''],
])('%s', (_, markdown, html) => {
  expect(render(markdown)).toEqual({ html, links: [] })
  expect(foreignIn(html)).toEqual([])
})

test.each([
  ['[lees](https://hulp.example/a?b=1&c=2)', 'lees', 'https://hulp.example/a?b=1&c=2'],
  ['[**lees**](https://hulp.example "titel")', '<strong>lees</strong>', 'https://hulp.example/'],
  ['<https://hulp.example/a>', 'https://hulp.example/a', 'https://hulp.example/a'],
  [
    'https://hulp.example/a?b=1&c=2',
    'https://hulp.example/a?b=1&amp;c=2',
    'https://hulp.example/a?b=1&c=2',
  ],
  ['HTTPS://HULP.EXAMPLE', 'HTTPS://HULP.EXAMPLE', 'https://hulp.example/'],
  ['www.hulp.example', 'www.hulp.example', 'https://www.hulp.example/'],
  ['http://hulp.example/a', 'http://hulp.example/a', 'https://hulp.example/a'],
  ['[lees](https://hulp.example:443/)', 'lees', 'https://hulp.example/'],
  ['[lees](<https://hulp.example/een twee>)', 'lees', 'https://hulp.example/een%20twee'],
])('%s is a live link by way of /out', (markdown, words, url) => {
  const { html, links } = render(markdown)
  const [link] = links
  expect(links).toHaveLength(1)
  expect(link?.url).toBe(url)
  expect(html).toBe(
    `<p><a href="/out/${link?.id}" rel="nofollow noreferrer noopener ugc">${words}</a></p>`,
  )
  expect(foreignIn(html)).toEqual([])
})

test.each([
  ['https://elsewhere.example/a?b&c', 'https://elsewhere.example/a?b&amp;c'],
  ['<https://elsewhere.example>', 'https://elsewhere.example'],
  ['www.elsewhere.example', 'www.elsewhere.example'],
  ['anna@hulp.example', 'anna@hulp.example'],
  ['<anna@hulp.example>', 'anna@hulp.example'],
  ['[lees](https://elsewhere.example)', 'lees (https://elsewhere.example)'],
  [
    '[https://hulp.example](https://elsewhere.example)',
    'https://hulp.example (https://elsewhere.example)',
  ],
  [
    '[lees](https://hulp.example.elsewhere.example)',
    'lees (https://hulp.example.elsewhere.example)',
  ],
  [
    '[lees](https://elsewhere.example/hulp.example)',
    'lees (https://elsewhere.example/hulp.example)',
  ],
  [
    '[lees](https://hulp.example@elsewhere.example)',
    'lees (https://hulp.example@elsewhere.example)',
  ],
  ['[lees](https://anna@hulp.example)', 'lees (https://anna@hulp.example)'],
  ['[lees](https://hulp.example:8443)', 'lees (https://hulp.example:8443)'],
  ['[lees](https://chat.hulp.example)', 'lees (https://chat.hulp.example)'],
  ['[lees](https://hulp.example.)', 'lees (https://hulp.example.)'],
  ['[lees](https://hulр.example)', 'lees (https://hulр.example)'],
  ['[lees](//hulp.example)', 'lees (//hulp.example)'],
  ['[lees](/leave)', 'lees (/leave)'],
  ['[lees](#top)', 'lees (#top)'],
  ['[lees](ftp://hulp.example)', 'lees (ftp://hulp.example)'],
  ['[bel](tel:112)', 'bel (tel:112)'],
  ['[schrijf](mailto:anna@hulp.example)', 'schrijf (mailto:anna@hulp.example)'],
  ['[lees]()', 'lees'],
  ['[lees][1]', '[lees][1]'],
])('%s stands as text', (markdown, text) => {
  expect(render(markdown)).toEqual({ html: `<p>${text}</p>`, links: [] })
})

test('a definition makes no link, and its address is read by all', () => {
  expect(render('[lees][1]\n\n[1]: https://elsewhere.example').html).toBe(
    '<p>[lees][1]</p>\n<p>[1]: https://elsewhere.example</p>',
  )
})

test('the same address has the same id, another house another', () => {
  const twice = render('https://hulp.example/a en [nog eens](https://hulp.example/a)')
  expect(twice.links).toHaveLength(1)
  expect(twice.links[0]?.id).toMatch(/^[0-9a-z]{22}$/)
  expect(render('https://hulp.example/b').links[0]?.id).not.toBe(twice.links[0]?.id)
  const elsewhere = render('https://hulp.example/a', keysFrom(Buffer.alloc(32, 2)))
  expect(elsewhere.links[0]?.id).not.toBe(twice.links[0]?.id)
})
