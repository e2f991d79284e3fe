/**
 * What we promise to who writes in secret, and the tests that hold each promise. `npm run test:promises`
 * runs them all and prints this as a table; a name that no test has fails there, and in
 * tests/unit/promises.test.ts.
 */
import { IN_THE_HOUSE } from './in-the-house.ts'
import { ON_THE_DEVICE } from './on-the-device.ts'

export const PROMISES = [...ON_THE_DEVICE, ...IN_THE_HOUSE]
