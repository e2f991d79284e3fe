import { dayOf } from '#db/days.ts'
import { storeExists } from '#db/store.ts'
import { EnvironmentError, readEnvironment } from '#app/server/environment.ts'
import { uncheckedServices } from '#moderation/help/services.ts'
import type { Finding } from './finding.ts'
import { keyProblem, lookAtFiles } from './look-at-files.ts'
import { lookIntoStore } from './look-into-store.ts'

const CHECKED_AT_LEAST_EVERY_DAYS = 90

export type Examination = {
  variables: Record<string, string | undefined>
  now: Date
  buildIsFresh(): boolean
}

function lookAtEnvironment(variables: Examination['variables']): Finding[] {
  try {
    readEnvironment(variables, { demo: false })
    return []
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    const what = error.message.replace(/\.$/, '')
    return [{ what, todo: 'change it where the server gets its environment' }]
  }
}

/** Everything that is wrong with an installation, most basic first. Changes nothing. */
export async function examine(examination: Examination): Promise<Finding[]> {
  const { variables, now } = examination
  const folder = variables['DATA_DIR'] || './data'
  const findings = lookAtEnvironment(variables)
  if (!examination.buildIsFresh()) {
    findings.push({
      what: 'The pages were built from other sources than these',
      todo: 'start the server again: npm start builds them',
    })
  }
  findings.push(...lookAtFiles(folder))
  if (storeExists(folder)) {
    const key = keyProblem(folder)
    if (key !== undefined) findings.push(key)
    findings.push(...(await lookIntoStore({ folder, now, withKey: key === undefined })))
  }
  const unchecked = uncheckedServices(dayOf(now), CHECKED_AT_LEAST_EVERY_DAYS)
  if (unchecked.length > 0) {
    findings.push({
      what: `Numbers of help were last checked more than ${CHECKED_AT_LEAST_EVERY_DAYS} days ago: ${unchecked.join(', ')}`,
      todo: 'call or look each up, then set lastChecked in moderation/help/services.json',
    })
  }
  return findings
}
