/** Is there a record of a session on the server? Told by the options that it is set up with. */
import type { SessionRow } from '../knowledge/define.ts'
import type { SessionSetup } from '../model/facts.ts'
import { settled, symbolOf, type Value } from '../syntax/values.ts'

type Rule = NonNullable<SessionRow['statelessWhen']>[number]

/**
 * @param get an option by its dotted path; undefined when it is not set
 * @param environment what the project says about a variable of its environment, for options that are read from there
 */
export function stateOf(
  row: SessionRow, get: (path: string) => Value | undefined, options: Value, environment: (name: string) => string | undefined,
): SessionSetup['state'] {
  if (row.state !== 'by-option') return row.state
  const known = (rule: Rule): Value | undefined => {
    const value = get(rule.option)
    return value === undefined ? undefined : (setByEnvironment(value, environment) ?? value)
  }
  const matches = (rule: Rule): boolean => {
    const value = known(rule)
    return value !== undefined && follows(rule, value)
  }
  if ((row.statelessWhen ?? []).some(matches)) return 'stateless'
  if ((row.statefulWhen ?? []).some(matches)) return 'stateful'
  const given = settled(options)
  const areKnown = given.kind === 'object' ? !given.open : given.kind === 'literal'
  const isOpen = [...(row.statefulWhen ?? []), ...(row.statelessWhen ?? [])].some((rule) => {
    const value = known(rule)
    return value !== undefined && rule.equals !== undefined && settled(value).kind !== 'literal'
  })
  return areKnown && !isOpen ? 'stateless' : 'unknown'
}

function follows(rule: Rule, given: Value): boolean {
  const value = settled(given)
  if (rule.keysAmong) return value.kind === 'object' && !value.open && [...value.props.keys()].every((key) => rule.keysAmong?.includes(key))
  return rule.equals === undefined || (value.kind === 'literal' && value.value === rule.equals)
}

/** The value that files like `.env.example` give a variable: what an installation has that was set up by them. */
function setByEnvironment(value: Value, environment: (name: string) => string | undefined): Value | undefined {
  const name = /^(?:env:|setting:")(\w+)"?$/.exec(symbolOf(value) ?? '')?.[1]
  const text = name === undefined ? undefined : environment(name)
  return text === undefined ? undefined : { kind: 'literal', value: text }
}
