/**
 * What an audit has to say that belongs to no line of code: a login without a logout, a session that somebody else owns, one that
 * nothing on the server can end.
 */
import type { Endpoint, Place } from '../model/facts.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import type { LogoutView } from '../model/view.ts'

export type NoteKind = 'login-without-logout' | 'provider' | 'stateless'

export interface Note {
  readonly kind: NoteKind
  readonly message: string
  /** What it rests on. */
  readonly place: Place | null
  readonly endpoints: readonly Endpoint[]
}

export function notesOf(view: LogoutView, facts: ProjectFacts): readonly Note[] {
  return [...withoutLogout(facts), ...providers(view), ...unending(view)]
}

function withoutLogout({ endpoints, logins }: ProjectFacts): readonly Note[] {
  const [place] = logins
  if (endpoints.length > 0 || place === undefined) return []
  const message = 'There is a login and no logout: whoever is logged in stays so until the session or token runs out. Add an endpoint ' +
    'that ends it on the server and deletes the cookies.'
  return [{ kind: 'login-without-logout', message, place, endpoints: [] }]
}

function providers(view: LogoutView): readonly Note[] {
  const owned = new Map<string, Endpoint[]>()
  for (const endpoint of view.endpoints()) {
    const { status, delegatedTo } = view.serverSession(endpoint)
    if (status !== 'delegated' || delegatedTo === null) continue
    owned.set(delegatedTo, [...(owned.get(delegatedTo) ?? []), endpoint])
  }
  return [...owned].map(([provider, endpoints]) => ({
    kind: 'provider',
    message: `${provider} owns the session and is told to end it. Whether a copy of the cookie or token goes on working is decided there: ` +
      'look at how long its tokens live, and whether its logout ends the session or only the browser\'s part of it.',
    place: view.serverSession(endpoints[0]!).evidence[0]?.place ?? null,
    endpoints,
  }))
}

function unending(view: LogoutView): readonly Note[] {
  const endpoints = view.endpoints().filter((endpoint) => view.serverSession(endpoint).status === 'stateless')
  if (endpoints.length === 0) return []
  const message = 'Nothing on the server can end this session: a copy of the cookie or token logs in until it runs out. Let it live for ' +
    'minutes, or keep a list of those that were given back, or count a version at the user that every request compares.'
  return [{ kind: 'stateless', message, place: endpoints[0]!.handler, endpoints }]
}
