import type { Entry, Keep } from './entry.ts'

/** A post leaves the index when its words go, and already when it is no longer shown. */
const WITH_POST: Keep = [{ on: 'hiding' }, { on: 'deletion' }, { on: 'erasure' }, { with: 'post' }]

function part(name: string, about: string, columns: Entry['columns']): Entry {
  return { name, about, seenBy: [], ground: 'consent', keep: WITH_POST, columns }
}

const postSearch = part(
  'post_search',
  'The words of visible posts, for members to search; without digits, handles and addresses.',
  {
    title: { purpose: 'The words of a title.', seenBy: ['reader'], words: true },
    body: { purpose: 'The words of a post.', seenBy: ['reader'], words: true },
  },
)

// The five tables in which SQLite keeps the index. They are in the file, so they are in the inventory.
// That `post_search_idx` is itself an index of word beginnings is what a search index is: FTS5's
// `secure-delete` overwrites them, and the byte check looks there too.
const content = part('post_search_content', 'The index’s own copy of those words.', {
  id: 'Which post.',
  c0: { purpose: 'The words of a title.', words: true },
  c1: { purpose: 'The words of a post, for the passage around a hit.', words: true },
})
const data = part('post_search_data', 'Which words stand in which posts.', {
  id: 'Which piece of the index.',
  block: { purpose: 'Words and the numbers of their posts.', words: true },
})
const idx = part('post_search_idx', 'Where in the index a word is to be looked for.', {
  segid: 'Which piece of the index.',
  term: 'The beginning of the first word of a page of the index.',
  pgno: 'Which page.',
})
const docsize = part('post_search_docsize', 'How long each post is, to put the best hit first.', {
  id: 'Which post.',
  sz: 'How many words it has.',
})
const config: Entry = {
  name: 'post_search_config',
  about: 'The index’s own settings, overwriting deleted words among them.',
  seenBy: [],
  ground: 'none',
  keep: [{ while: 'in use' }],
  columns: { k: 'The name of a setting.', v: 'What it is set to.' },
}

export const search = [postSearch, content, data, idx, docsize, config] as const
