/** Settings that hold a day: apart from what makes and puts back, so that who only asks loads none of it. */

/** The day of the last backup. */
export const LAST_BACKUP = 'lastBackup'
/** The day a backup was last put back. */
export const LAST_RESTORE = 'lastRestore'
