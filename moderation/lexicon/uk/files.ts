/** The rules of this folder, an explicit list: a file that is not named here is not read. */
export const rules: readonly string[] = []
