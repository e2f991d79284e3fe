/** Weights as they are kept in a file: numbers as bytes, bytes as text. */
import type { Signal } from '../../vocabulary.ts'

/** What names the signals, a column for each, over the first of the shipped features: those that most posts hold. */
export type PackedSignals = {
  signals: Array<{ signal: Signal; bias: number; scale: number }>
  weights: string
}

export function bytesOf(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64')
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

export function packed(numbers: Int32Array | Int8Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64')
}
