/** Addresses in posts. */
import type { Entry } from './entry.ts'

const link: Entry<'link'> = {
  name: 'link',
  about: 'An address in a post, behind a page that says “you are leaving”. Allowed sites only.',
  seenBy: ['reader'],
  ground: 'consent',
  keep: [{ withLast: 'post_link' }],
  columns: {
    id: 'Its address here; random.',
    url: { purpose: 'Where it leads.', words: true },
    url_key: { purpose: 'Finds the same address again by a hash, not by the words.', seenBy: [] },
  },
}

const postLink: Entry<'post_link'> = {
  name: 'post_link',
  about: 'Which posts hold which of those addresses, so that an address goes with its last post.',
  seenBy: [],
  ground: 'consent',
  keep: [{ on: 'rewriting' }, { on: 'deletion' }, { on: 'erasure' }, { with: 'post' }],
  columns: { post_id: 'Which post.', link_id: 'Which address.' },
}

export const links = [link, postLink] as const
