import { fileURLToPath } from 'node:url'

/** The repository, with a closing slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Is this module the script that Node was started with? */
export const isMain = (url: string): boolean => process.argv[1] !== undefined && fileURLToPath(url) === process.argv[1]
