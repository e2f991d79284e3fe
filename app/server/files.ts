/**
 * The files served as they are: what stood in `public/` and the style sheets, from the build, which compressed
 * them (scripts/setup.mjs). All of them are small, so they are read and hashed once, at the start. Scripts of
 * the framework are not among them: no page of ours asks for one.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Request, Response } from 'express'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
}

const MEMBERS_SHEET = /\/members-[^/]*\.css$/

type StaticFile = { body: Buffer; brotli: Buffer; type: string; hash: string; hashedName: boolean }

export type Files = {
  has(path: string): boolean
  send(path: string, request: Request, response: Response): void
  /** The address of a file in `public/` that changes with its content. */
  asset(name: string): string
  /** The sheet of members' pages; undefined before there is a build. */
  sheet: Sheet | undefined
}

/** A style sheet that stands in the pages themselves: its words, their hash as a policy names it, its address. */
export type Sheet = { text: string; allowed: string; address: string }

function readFile(path: string, hashedName: boolean): StaticFile {
  const body = readFileSync(path)
  return {
    body,
    brotli: readFileSync(`${path}.br`),
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    hash: createHash('sha256').update(body).digest('base64url').slice(0, 12),
    hashedName,
  }
}

function sheetOf(address: string, body: Buffer): Sheet {
  // What stands between the tags, to the byte: that is what a browser hashes.
  const text = body.toString('utf8').trim()
  const hash = createHash('sha256').update(text).digest('base64')
  return { text, allowed: `'sha256-${hash}'`, address }
}

/** Reads the files of the build in `folder` that browsers ask for. */
export function readFiles(folder: string): Files {
  const files = new Map<string, StaticFile>()
  for (const name of readdirSync(folder)) {
    if (TYPES[extname(name)]) files.set(`/${name}`, readFile(join(folder, name), false))
  }
  const assets = join(folder, 'assets')
  for (const name of readdirSync(assets).filter((one) => one.endsWith('.css'))) {
    files.set(`/assets/${name}`, readFile(join(assets, name), true))
  }
  const found = [...files].find(([path]) => MEMBERS_SHEET.test(path))
  return {
    sheet: found && sheetOf(found[0], found[1].body),
    has: (path) => files.has(path),
    send(path, request, response) {
      const file = files.get(path) as StaticFile
      const forEver = file.hashedName || request.query.v === file.hash
      response.setHeader('Content-Type', file.type)
      response.setHeader('ETag', `"${file.hash}"`)
      response.setHeader(
        'Cache-Control',
        forEver ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      response.setHeader('Vary', 'Accept-Encoding')
      if (request.headers['if-none-match'] === `"${file.hash}"`) {
        response.status(304).end()
        return
      }
      const small = /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
      if (small) response.setHeader('Content-Encoding', 'br')
      response.end(request.method === 'HEAD' ? undefined : small ? file.brotli : file.body)
    },
    asset(name) {
      const file = files.get(`/${name}`)
      if (file === undefined) throw new Error(`public/${name} does not exist`)
      return `/${name}?v=${file.hash}`
    },
  }
}
