/** The peer: a bare `node:http` server that sends the very same bytes and headers from memory. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Bytes = { headers: Record<string, string>; body: string }

process.once('disconnect', () => process.exit())
process.once('message', (bytes: Bytes) => {
  const body = Buffer.from(bytes.body, 'base64')
  const server = createServer((_request, response) => {
    response.writeHead(200, bytes.headers)
    response.end(body)
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})
