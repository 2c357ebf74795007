/**
 * Are the refresh and access tokens revoked that the server keeps a record of?
 */
import type { Endpoint, Run } from '../model/facts.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import type { TokensAnswer, TokensStatus } from '../model/view.ts'
import { loginStateOf } from './login-state.ts'
import type { LoginRecord, LoginState } from './login-state.ts'
import { actingRuns, blindSpots, cite, reasonOf } from './runs.ts'
import { actsOf, providerOf } from './session-acts.ts'
import type { Act } from './session-acts.ts'
import { survivingRecord, untouched } from './survivors.ts'
import type { Survivor } from './survivors.ts'
import { otherLogins } from './two-logins.ts'

/** When several runs log out, the one that leaves most decides. */
const GRAVEST_FIRST: readonly TokensStatus[] = ['missing', 'unknown', 'delegated', 'done', 'not-applicable']

export function judgeTokens(endpoint: Endpoint, facts: ProjectFacts): TokensAnswer {
  const state = loginStateOf(endpoint, facts)
  const kept = state.records.filter((record) => record.kind !== 'session' && !isKeyBeside(record, state)).map(survivingRecord)
  const answers = actingRuns(endpoint).map((run) => {
    const others = otherLogins(run, endpoint, facts, state.scope)
    return judgeRun(run, kept.filter((survivor) => !others.isOthersRecord(survivor)), state)
  })
  const gravest = GRAVEST_FIRST.flatMap((status) => answers.filter((candidate) => candidate.status === status))[0]
  return gravest ?? answer('unknown', 'no code of the handler was found')
}

/** Who logs in by a session has an access token for programs: it is theirs until they ask for another one. */
const isKeyBeside = ({ kind }: LoginRecord, { setups, runsOnTokens }: LoginState): boolean =>
  kind === 'access-token' && !runsOnTokens && setups.some(({ state }) => state === 'stateful')

function judgeRun(run: Run, kept: readonly Survivor[], state: LoginState): TokensAnswer {
  const acts = actsOf(run, state)
  const full = acts.filter((act) => act.effect === 'full')
  const [left] = untouched(kept, full)
  if (left !== undefined) return judgeLeft(run, left, acts)
  const [first, ...more] = full.filter(({ event }) => event.what !== 'session' && event.what !== 'provider')
  if (first !== undefined) return answer('done', `\`${first.event.via}\` revokes them`, [first, ...more])
  const delegated = acts.filter((act) => act.effect === 'delegated')
  if (delegated.length > 0) return answer('delegated', `${providerOf(acts)} revokes them`, delegated)
  // Tokens that are kept in the record of the session go with it.
  return kept.length > 0 ? answer('done', 'they end with the session', full) : answer('not-applicable', whyNone(state))
}

/** A token that the server knows, and that no call of the run revokes. */
function judgeLeft(run: Run, left: Survivor, acts: readonly Act[]): TokensAnswer {
  const delegated = acts.filter((act) => act.effect === 'delegated')
  if (delegated.length > 0) return answer('unknown', `whether ${providerOf(acts)} ends ${left.text} is not known`, delegated)
  const [hidden] = blindSpots(run)
  if (hidden !== undefined) return answer('unknown', reasonOf(hidden))
  const evidence = left.origin === null ? [] : [{ place: left.origin, via: left.text }]
  return { ...answer('missing', `${left.text} stays usable`), evidence }
}

function whyNone(state: LoginState): string {
  return state.runsOnTokens
    ? 'the token is signed and no record of it is kept, so that nothing on the server can revoke it'
    : 'no refresh or access token is issued'
}

function answer(status: TokensStatus, why: string, acts: readonly Act[] = []): TokensAnswer {
  return { status, why, evidence: acts.map((act) => cite(act.event)) }
}
