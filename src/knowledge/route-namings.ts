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

/**
 * Remix and React Router: dots separate segments (`auth.logout.tsx`), `_auth` and `__auth` are layouts without a URL, `auth_` is no
 * child of `auth`, `($lang)` may be absent, brackets take the meaning from what is in them. `auth+` is a folder of remix-flat-routes.
 */
export const remixNaming: RouteNaming = {
  dots: true,
  segments: [
    { matches: String.raw`\+$`, becomes: '' },
    { matches: '^_.*$', becomes: '' },
    { matches: '_$', becomes: '' },
    { matches: String.raw`^\(\$?([^)]*)\)$`, becomes: ':$1?' },
    { matches: String.raw`^\$$`, becomes: '*' },
    { matches: String.raw`^\$(?=.)`, becomes: ':' },
    { matches: String.raw`\[([^\]]*)\]`, becomes: '$1' },
  ],
  index: ['index', '_index', 'route', '_route', '_layout'],
  except: String.raw`\.(?:server|client)$`,
}
