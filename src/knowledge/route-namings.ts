/** How frameworks whose routes are files read the names of folders and files as a URL. Data, like the tables. */
import type { RouteNaming } from './define.ts'

/** The file's name stands for itself. */
export const plainNaming: RouteNaming = { segments: [] }

/** `[id]`, `[...rest]`, `[[optional]]`, alone or beside text; `[x=matcher]` of SvelteKit. */
const brackets = [
  { matches: String.raw`^\[\[?\.\.\..*\]$`, becomes: '*' },
  { matches: String.raw`\[+([^\]=]+)(?:=[^\]]*)?\]+`, becomes: ':$1' },
] as const

export const bracketNaming: RouteNaming = { segments: brackets, index: ['index'] }

/** With `(group)` folders, which are no part of the URL. */
export const groupedNaming: RouteNaming = { segments: [{ matches: String.raw`^\(.*\)$`, becomes: '' }, ...brackets], index: ['index'] }
