/**
 * A site as most are: pages may be kept, forms may be remembered, and a form is answered by a page. What is
 * read and typed here must be found in the profile, or the search for what is typed at Luwte proves nothing.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type CarelessSite = { address: string; close(): Promise<void> }

export async function startCarelessSite(words: { read: string }): Promise<CarelessSite> {
  const server = createServer((request, response) => {
    request.resume()
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Cache-Control', 'max-age=3600')
    response.end(
      `<!doctype html><html lang="nl"><title>Ergens anders ${words.read}</title><p>${words.read}</p>` +
        '<form method="post"><input name="about" id="about"><button>Stuur</button></form>',
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
