/** What lies in the data folder: is it there, whole, and nobody else's to read? */
import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isCutOff, isReplaced } from '#db/backup/left-over.ts'
import { storeExists } from '#db/store.ts'
import type { Finding } from './finding.ts'

const KEY_NAME = 'luwte.key'
const KEY_BYTES = 32
const OTHERS = 0o077
const FREE_AT_LEAST = 500 * 1024 * 1024

function mayOthersRead(path: string): boolean {
  return (statSync(path).mode & OTHERS) !== 0
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** What is wrong with the key beside a store, when it can't be used at all. */
export function keyProblem(folder: string): Finding | undefined {
  const file = join(folder, KEY_NAME)
  const todo = 'put back the copy you made of it'
  if (!existsSync(file)) {
    return { what: `The key file ${file} is gone, and with it what was encrypted`, todo }
  }
  return statSync(file).size === KEY_BYTES
    ? undefined
    : { what: `The key file ${file} is damaged`, todo }
}

/** Looks at the folder and the disk. Without a store there is nothing more to look at. */
export function lookAtFiles(folder: string): Finding[] {
  if (!storeExists(folder)) {
    return [
      {
        what: `There is no store in ${folder} yet`,
        todo: 'npm start makes it, or set DATA_DIR to the folder where it stands',
      },
    ]
  }
  const findings: Finding[] = []
  if (!mayWrite(folder)) {
    findings.push({
      what: `Nothing can be written in ${folder}`,
      todo: 'look at the disk (is it mounted to be read only?) and at who owns the folder',
    })
  }
  const key = join(folder, KEY_NAME)
  if (existsSync(key) && mayOthersRead(key)) {
    findings.push({
      what: 'Others on this machine can read the key file',
      todo: `run: chmod 600 ${key}`,
    })
  }
  if (mayOthersRead(folder)) {
    findings.push({
      what: `Others on this machine can look into ${folder}`,
      todo: `run: chmod 700 ${folder}`,
    })
  }
  // The demo does not start beside a store, so what is called like one was left behind.
  for (const name of readdirSync(folder).filter((one) => /^demo-\w{6}$/.test(one))) {
    findings.push({
      what: `A demo that was killed left its folder ${name} behind`,
      todo: `remove ${join(folder, name)}`,
    })
  }
  for (const name of readdirSync(folder).filter(isCutOff)) {
    findings.push({
      what: `A backup, restore or dry run that was cut off left ${name} behind, with everything in it`,
      todo: `the server removes it after a day; sooner, when none is running: rm -r ${join(folder, name)}`,
    })
  }
  for (const name of readdirSync(folder).filter(isReplaced)) {
    findings.push({
      what: `A store that a backup took the place of still lies in ${name}`,
      todo: `the server removes it after a day; sooner, when all is well with the new one: rm -r ${join(folder, name)}`,
    })
  }
  const disk = statfsSync(folder)
  if (disk.bavail * disk.bsize < FREE_AT_LEAST) {
    findings.push({
      what: 'The disk is nearly full; without room nothing can be written',
      todo: 'make room, at least 500 MB',
    })
  }
  return findings
}
