/**
 * Does a change of what a user logs in by end the logins that were made before? A stranger's session is what it is changed for.
 *
 * `kept` needs the same two proofs as a logout that ends nothing: something is there to be ended, and every call on the way is known
 * not to end it.
 */
import { PEOPLE } from '../knowledge/vocabulary.ts'
import { entityWords } from '../extract/entity-words.ts'
import type { CredentialChange, InvalidateEvent, LogoutEvent, Run } from '../model/facts.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import type { CredentialChangeAnswer } from '../model/view.ts'
import { CLOSING } from './change-guards.ts'
import { loginStateIn } from './login-state.ts'
import { blindSpots, cite, isInvalidation, isSamePlace, reasonOf } from './runs.ts'
import { survivingRecord, survivingSession, type Survivor } from './survivors.ts'

export function judgeCredentialChange(change: CredentialChange, facts: ProjectFacts): CredentialChangeAnswer {
  const isClosed = CLOSING.has(change.what)
  const [survivor] = (isClosed ? renewableIn(change, facts) : survivorsIn(change.scope, facts)).filter(({ entity }) => entity === null || isOfSamePeople(entity, change.entity))
  if (survivor === undefined) return answer(change, 'nothing-to-end', 'the server keeps nothing about a login that could be ended')
  const [run] = change.endpoint.runs
  if (run === undefined) return answer(change, 'unknown', 'no code of the handler was found')
  const ending = run.events.filter(isInvalidation).find(endsOthers)
  if (ending !== undefined) return { ...answer(change, 'ended', `\`${ending.via}\` ends them`), evidence: [cite(ending)] }
  const replacing = run.events.find(mayReplace)
  if (replacing !== undefined) return { ...answer(change, 'ended', 'the login of the user is written over'), evidence: [cite(replacing)] }
  const guard = facts.changeGuards.find(({ scope }) => scope === change.scope)
  if (guard !== undefined) return { ...answer(change, 'ended', 'logins from before the change are refused'), evidence: [{ place: guard.place, via: 'comparison' }] }
  const hidden = hiddenBy(run, change) ?? announcedBy(change, facts)
  if (hidden !== null) return answer(change, 'unknown', hidden)
  const renewal = facts.renewals.find(({ scope }) => scope === change.scope)
  if (isClosed && renewal === undefined) return answer(change, 'unknown', 'whether the user is asked about when a login is used is not known')
  const evidence = [survivor.origin, renewal?.place].filter((place) => place != null).map((place) => ({ place, via: survivor.text }))
  if (isClosed && renewal !== undefined) {
    return { ...answer(change, 'kept', `\`${renewal.endpoint}\` gives new tokens for ${survivor.text} without asking about the user`), survivor: survivor.text, evidence }
  }
  return { ...answer(change, 'kept', `nothing on the way ends ${survivor.text}`), survivor: survivor.text, evidence }
}

/** What stays longest comes first. Beside a login by token, a session that is set up may be for the hand-shake with a provider. */
function survivorsIn(scope: string, facts: ProjectFacts): readonly Survivor[] {
  const state = loginStateIn(scope, facts)
  const stateful = state.setups.filter((setup) => setup.state === 'stateful')
  const sessions = state.runsOnTokens || stateful.length < state.setups.length ? [] : stateful.map(survivingSession)
  const records = state.records.map(survivingRecord)
  return [...sessions, ...records.filter(({ kind }) => kind !== 'access-token'), ...records.filter(({ kind }) => kind === 'access-token')]
}

/** Refresh tokens that go on giving access when the user may not log in any more; of a deleted one those that do not go with him. */
function renewableIn({ what, scope }: CredentialChange, facts: ProjectFacts): readonly Survivor[] {
  const records = loginStateIn(scope, facts).records.filter(({ kind, entity }) => kind === 'refresh-token' && !entity.includes('.'))
  const staying = what === 'deleted-account' ? records.filter(({ library }) => facts.looseLibraries.includes(library)) : records
  return staying.map(survivingRecord)
}

/** Customers and staff may log in side by side: `admin_sessions` are no customers'; what a record holds in a field is its owner's. */
function isOfSamePeople(entity: string, changed: string): boolean {
  const people = entityWords(changed)
  if (entity.includes('.')) return entityWords(entity.slice(0, entity.indexOf('.'))).some((word) => people.includes(word))
  const named = entityWords(entity).filter((word) => ROLES.has(word))
  return named.length === 0 || named.some((word) => people.includes(word))
}

/** People that are told apart from other users of the same application. */
const ROLES = new Set(PEOPLE.filter((word) => !['user', 'account', 'owner', 'person', 'profile', 'auth', 'client', 'usuario', 'utilisateur'].includes(word)))

/** The caller's own session is the one that need not end, and one that is over is cleared away; any other invalidation may be of the others. */
function endsOthers({ effect, scope, what, entity, conditions }: InvalidateEvent): boolean {
  if (scope === 'other-sessions') return true
  if (effect === 'none' || effect === 'stateless') return false
  if (scope !== 'current-session') return true
  return !(what === 'session' && (entity === undefined || conditions.some(({ text }) => IS_OVER.test(text))))
}

/** Where a user has one login, in a field or under a key of his own, another one takes its place; a row of its own does not. */
const mayReplace = (event: LogoutEvent): boolean =>
  event.kind === 'record-write' && (/[.*]/.test(event.entity) || !ADDS.test(event.via))

const ADDS = /(?:^|\.)(?:create|insert|add|push)/i

const IS_OVER = /expir|\bnow\b/i

/** Whoever listens to an event of the code around the change may be ending them. */
function announcedBy({ endpoint: { handler }, write }: CredentialChange, { textOf }: ProjectFacts): string | null {
  const around = [textOf(handler.file).slice(handler.start, handler.end), textOf(write.file).slice(write.start, write.end + NEARBY)]
  const [said] = around.flatMap((text) => ANNOUNCING.exec(text)?.[0] ?? [])
  return said === undefined ? null : `who listens to \`${said}\` is not known`
}

/** How far behind the write its function is looked at. */
const NEARBY = 800
const ANNOUNCING = /[\w.]+\.(?:emit\w*|publish\w*|dispatch\w*|enqueue\w*|fire\w*)(?=\s*\()/

/** What could be ending them unseen. */
function hiddenBy(run: Run, { write }: CredentialChange): string | null {
  const spot = blindSpots(run, ['session', 'token']).find(({ place }) => !isSamePlace(place, write))
  if (spot !== undefined) return reasonOf(spot)
  const call = run.lost.find(({ text }) => ABOUT_LOGINS.test(text) && !HARMLESS.test(lastName(text)))
  return call === undefined ? null : `what \`${call.text}\` does is not known: ${call.reason}`
}

const ABOUT_LOGINS = /session|token|auth|security|credential|log_?-?(?:out|off)|user|account|device/i

/** What the last name of a callee begins with, where it only reads or works something out. */
const HARMLESS = new RegExp(`^_?(?:${[
  'hash|compare|verify|valid|check|find|get|fetch|load|query|select|send|mail|sign|generate|create|decode|parse|is[A-Z]|has[A-Z]|require|assert|to[A-Z]|lean|exec|populate',
  'log$|warn|error|info',
  // Methods of texts, lists and dates.
  'startsWith|endsWith|split|replace|trim|slice|substr|includes|match|test$|push$|join$|map$|filter$|some$|every$|forEach$|reduce$|indexOf|concat$|at$|keys$|values$|entries$',
].join('|')})`)

const lastName = (callee: string): string => /([\w$]+)\W*$/.exec(callee)?.[1] ?? callee

function answer({ endpoint, what, write, via }: CredentialChange, status: CredentialChangeAnswer['status'], why: string): CredentialChangeAnswer {
  return { endpoint, what, change: { place: write, via }, status, why, survivor: null, evidence: [] }
}
