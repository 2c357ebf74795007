/** What procedures are given as the context of a request: what the project's own function makes of the request and the response. */
import type { Module } from '../syntax/module.ts'
import { settled, union, type Value } from '../syntax/values.ts'
import type { ProjectPort } from './ports.ts'

interface RegisteredContext {
  readonly of: string
  readonly scope: string
  /** Only a type says it: it counts where nothing else was seen. */
  readonly byType: boolean
  /** Worked out when it is first asked for. */
  make(): Value | undefined
  value?: Value | undefined
}

export class RequestContexts {
  private readonly registered: RegisteredContext[] = []
  private readonly port: ProjectPort

  constructor(port: ProjectPort) {
    this.port = port
  }

  add(of: string, from: Module, byType: boolean, make: () => Value | undefined): void {
    this.registered.push({ of, scope: this.port.scopeOf(from.file), byType, make })
  }

  /** The context of procedures that are registered in a module; undefined where nobody was seen to make one. */
  of(of: string, module: Module): Value | undefined {
    const all = this.registered.filter((one) => one.of === of)
    const scope = this.port.scopeOf(module.file)
    const here = all.filter((one) => one.scope === scope)
    return this.known(here.length > 0 ? here : all)
  }

  private known(contexts: readonly RegisteredContext[]): Value | undefined {
    const seen = this.made(contexts.filter((one) => !one.byType))
    return seen ?? this.made(contexts.filter((one) => one.byType))
  }

  private made(contexts: readonly RegisteredContext[]): Value | undefined {
    const values = contexts.map((one) => {
      if (!('value' in one)) one.value = one.make()
      return one.value
    })
    const known = values.filter((value) => value !== undefined).map(opened)
    return known.length === 0 ? undefined : union(known)
  }
}

/** Middleware may add to it what was not seen. */
function opened(given: Value): Value {
  const value = settled(given)
  return value.kind === 'object' ? { ...value, open: true } : value
}
