/** Facts of little projects, one line each, for the tests of code shapes. */
import path from 'node:path'
import type { CookieClear, Endpoint, EventBase, LogoutEvent, Place } from '../../src/model/facts.ts'
import { analyseProject } from '../../src/project/analyse.ts'
import { createLocate } from '../../src/project/positions.ts'
import { project } from '../project/temporary-project.ts'

type Files = Readonly<Record<string, string>>

const EXPRESS = { 'express': '^5.1.0', 'express-session': '^1.18.2', 'ioredis': '^5.8.0', 'redis': '^5.8.0', 'mongoose': '^8.19.0', '@prisma/client': '^6.16.0' }

/** What happens in the endpoints of an Express project. */
export const inExpress = (files: Files): string[] => factsOf(files, EXPRESS)

/** What happens in the endpoints of a Next project. */
export const inNext = (files: Files): string[] => factsOf(files, { 'next': '^15.5.0', 'iron-session': '^8.0.4' })

/**
 * Per endpoint `POST /logout registered app.js:3 handled auth.js:1`, then a line per event: what is ended or cleared, and, where it
 * is not on the straight path, how it is reached.
 */
function factsOf(files: Files, dependencies: Files): string[] {
  const root = project({ 'package.json': JSON.stringify({ name: 'app', dependencies }), ...files })
  const facts = analyseProject({ root })
  const locate = createLocate((file) => facts.textOf(file))
  const place = ({ file, start }: Place): string => `${path.posix.relative(root, file)}:${String(locate(file, start).line)}`
  return facts.endpoints.flatMap((endpoint) => [headline(endpoint, place), ...eventsOf(endpoint)])
}

function headline({ methods, path: url, pathIsComplete, name, registration, handler }: Endpoint, place: (of: Place) => string): string {
  const what = methods.length === 0 ? `${name ?? ''}()` : `${methods.join('|')} ${pathIsComplete ? '' : '…'}${url ?? ''}`
  return `${what} registered ${place(registration)} handled ${place(handler)}`
}

function eventsOf({ runs }: Endpoint): string[] {
  return [...new Set(runs.flatMap(({ events }) => events.flatMap(lineOf)))]
}

function lineOf(event: LogoutEvent): string[] {
  if (event.kind === 'invalidate') return [`  ends ${event.entity ?? event.what}${reached(event, event.callback ? 'callback' : 'not awaited')}`]
  if (event.kind === 'cookie-clear') return [`  clears ${cookie(event.cookie)}${reached(event, '')}`]
  return event.kind === 'opaque-call' ? [`  cannot see ${event.callee}`] : []
}

function reached({ conditions, awaited }: EventBase, open: string): string {
  const how = [...conditions.map((condition) => condition.kind), ...(awaited || open === '' ? [] : [open])]
  return how.length === 0 ? '' : ` (${how.join(', ')})`
}

function cookie({ name, path: at, domain }: CookieClear): string {
  const shown = (of: CookieClear['name'] | CookieClear['domain']): string =>
    of.is === 'known' ? String(of.value ?? '-') : `?${of.symbol ?? ''}${(of.cases ?? []).map((one) => `[${String(one)}]`).join('')}`
  return `${shown(name)} path=${shown(at)} domain=${shown(domain)}`
}
