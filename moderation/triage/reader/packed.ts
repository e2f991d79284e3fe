/** Weights as they are kept in a file: numbers as bytes, bytes as text. */
import type { Weights } from './score.ts'

export type PackedSignal = {
  signal: string
  bias: number
  scale: number
  /** The numbers of the features that name it, and the weight of each. */
  features: string
  weights: string
}

export function bytesOf(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64')
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

export function packed(numbers: Int32Array | Int8Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64')
}

/** The signals' weights, a column for each; a signal knows only the features that name it. */
export function unpackSignals(file: { signals: PackedSignal[] }, size: number): Weights {
  const columns = file.signals.length
  const bytes = new Int8Array(size * columns)
  for (const [column, one] of file.signals.entries()) {
    const weights = new Int8Array(bytesOf(one.weights))
    for (const [index, feature] of new Int32Array(bytesOf(one.features)).entries()) {
      bytes[feature * columns + column] = weights[index] as number
    }
  }
  return { bytes, scale: file.signals.map(({ scale }) => scale) }
}
