import { customAlphabet } from 'nanoid'

// Letters and digits only: an address then never ends in a sign that a chat program cuts off.
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A random id of 17 characters from 62: 101 bits, not ordered by time. */
export const newId: () => string = customAlphabet(ALPHABET, 17)

/** A random token of 24 characters from 62 (142 bits) for what only its holder may open. */
export const newToken: () => string = customAlphabet(ALPHABET, 24)
