/**
 * A page that members share, but for the key of its form: each of them gets one of their own. The page is
 * compressed once, in pieces that end on whole bytes, and the key goes between them as it is. So a member's
 * page costs no compressing, and a key that is different each time is never mixed with the words around it.
 *
 * Sources: RFC 1952 (gzip), RFC 1951 section 3.2.4 (blocks that are stored as they are).
 */
import { constants, crc32, deflateRawSync } from 'node:zlib'

/** Asks for nothing but "deflate": no name, no time, no system (RFC 1952, section 2.3.1). */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
/** A last block with nothing in it. */
const LAST = Buffer.from([1, 0, 0, 255, 255])

type Piece = { plain: Buffer; deflated: Buffer }

export type KeyedPage = {
  plain(key: string): Buffer
  gzip(key: string): Buffer
  /** What it holds in memory. */
  bytes: number
}

/** The key as a block of its own, stored as it is. */
function stored(key: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt16LE(key.length, 1)
  head.writeUInt16LE(~key.length & 0xffff, 3)
  return Buffer.concat([head, key])
}

/** Makes `body` ready for a key wherever `standIn` stands in it. Keys are ASCII, shorter than 64 KiB. */
export function keyedPage(body: Buffer, standIn: string): KeyedPage {
  const pieces: Piece[] = body
    .toString('utf8')
    .split(standIn)
    .map((text) => {
      const plain = Buffer.from(text)
      // Ends on a whole byte, with more to come.
      return { plain, deflated: deflateRawSync(plain, { finishFlush: constants.Z_SYNC_FLUSH }) }
    })
  const [first, ...others] = pieces
  if (first === undefined) throw new Error('A text has one piece at least.')
  const firstSum = crc32(first.plain)
  return {
    bytes: pieces.reduce((sum, one) => sum + one.plain.length + one.deflated.length, 0),
    plain(key) {
      const between = Buffer.from(key)
      return Buffer.concat([first.plain, ...others.flatMap(({ plain }) => [between, plain])])
    },
    gzip(key) {
      const between = Buffer.from(key)
      const block = stored(between)
      let sum = firstSum
      let length = first.plain.length
      for (const { plain } of others) {
        sum = crc32(plain, crc32(between, sum))
        length += between.length + plain.length
      }
      const tail = Buffer.alloc(8)
      tail.writeUInt32LE(sum, 0)
      tail.writeUInt32LE(length, 4)
      const rest = others.flatMap(({ deflated }) => [block, deflated])
      return Buffer.concat([HEADER, first.deflated, ...rest, LAST, tail])
    },
  }
}
