/** Reading a form: urlencoded, at most 256 KiB, decodable, at most 60 fields; else a clear refusal. */
import type { IncomingMessage } from 'node:http'

export const LARGEST_BODY = 256 * 1024
const MOST_FIELDS = 60
const LONGEST_WAIT_MS = 30_000

export type FormResult =
  | { kind: 'form'; form: URLSearchParams }
  | { kind: 'refused'; status: 400 | 408 | 413 }

function readBody(request: IncomingMessage): Promise<Buffer | 408 | 413> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const timer = setTimeout(() => resolve(408), LONGEST_WAIT_MS)
    function done(result: Buffer | 408 | 413): void {
      clearTimeout(timer)
      resolve(result)
    }
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > LARGEST_BODY) {
        request.pause()
        done(413)
        return
      }
      chunks.push(chunk)
    })
    request.on('end', () => done(Buffer.concat(chunks)))
    request.on('error', () => done(408))
  })
}

/** Whether every percent-sign of a urlencoded text begins a valid UTF-8 byte. */
function decodable(body: string): boolean {
  try {
    decodeURIComponent(body.replace(/\+/g, ' '))
    return true
  } catch {
    return false
  }
}

/** Reads the form of a POST. */
export async function readForm(request: IncomingMessage): Promise<FormResult> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) {
    return { kind: 'refused', status: 413 }
  }
  const body = await readBody(request)
  if (!Buffer.isBuffer(body)) return { kind: 'refused', status: body }
  const text = body.toString('utf8')
  if (body.includes(0) || !Buffer.from(text).equals(body) || !decodable(text)) {
    return { kind: 'refused', status: 400 }
  }
  const form = new URLSearchParams(text)
  if (form.size > MOST_FIELDS) return { kind: 'refused', status: 400 }
  return { kind: 'form', form }
}
