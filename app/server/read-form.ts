/** Reading a form: urlencoded, at most 256 KiB, decodable, at most 60 fields; else a clear refusal. */
import type { IncomingMessage } from 'node:http'
import { MINUTE_MS } from '#db/days.ts'

export const LARGEST_BODY = 256 * 1024
const MOST_FIELDS = 60
/** A body that stands still for so long has ended; a slow telephone sends a long text in many pieces. */
const QUIET_MS = 30_000
/** And this is how long all of it may take. */
export const WHOLE_MS = 5 * MINUTE_MS

export type FormResult =
  | { kind: 'form'; form: URLSearchParams }
  | { kind: 'refused'; status: 400 | 408 | 413 }

function readBody(request: IncomingMessage): Promise<Buffer | 408 | 413> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const late = () => done(408)
    const whole = setTimeout(late, WHOLE_MS)
    let quiet = setTimeout(late, QUIET_MS)
    function done(result: Buffer | 408 | 413): void {
      clearTimeout(whole)
      clearTimeout(quiet)
      request.off('data', take)
      resolve(result)
    }
    function take(chunk: Buffer): void {
      clearTimeout(quiet)
      quiet = setTimeout(late, QUIET_MS)
      size += chunk.length
      if (size > LARGEST_BODY) {
        request.pause()
        done(413)
        return
      }
      chunks.push(chunk)
    }
    request.on('data', take)
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
