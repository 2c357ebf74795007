/** Methods that must not change state on the server: RFC 9110 §9.2.1. */
export const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE']

/** Is the method safe by RFC 9110 §9.2.1? `ANY` is no method, so it is not. */
export function isSafeMethod(method: string): boolean {
  return SAFE_METHODS.includes(method.toUpperCase())
}

/** Header names are compared without regard to case: RFC 9110 §5.1. */
export function headerName(text: string): string {
  return text.trim().toLowerCase()
}

/**
 * The path of a route below a mount prefix, e.g. `/api` and `/logout` give `/api/logout`.
 *
 * The index route of a router (`/` or nothing) is the prefix itself. A trailing slash of the route is kept, because a
 * browser's default-path depends on it (RFC 6265bis §5.1.4); one of the prefix is not, because it is only the joint.
 */
export function joinPaths(prefix: string, path: string): string {
  const head = prefix.replace(/^\/+|\/+$/g, '')
  const tail = path.replace(/^\/+/, '')
  if (head === '') return `/${tail}`
  return tail === '' ? `/${head}` : `/${head}/${tail}`
}
