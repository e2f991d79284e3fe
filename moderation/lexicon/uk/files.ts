/** The files of this folder, an explicit list: a file that is not named here is not read. */
import concepts from './concepts.json' with { type: 'json' }

export const rules: readonly unknown[] = []

export { concepts }
