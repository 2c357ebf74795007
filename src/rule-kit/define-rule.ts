/**
 * A rule is a question to the view. This turns the question into an ESLint rule, and keeps it at hand for the audit.
 */
import type { Rule } from 'eslint'
import type { Endpoint, Place } from '../model/facts.ts'
import type { Finding, Grade, RelatedPlace, Remedy } from '../model/finding.ts'
import type { LogoutView } from '../model/view.ts'
import { report } from './report.ts'
import { concerns, viewOf } from './view-of.ts'

/** The severity in `recommended`; `strict` is only in the config of that name, `off` in none. */
export type Recommended = 'error' | 'warn' | 'strict' | 'off'

export interface RuleDocs {
  /** Imperative, without a full stop. */
  readonly description: string
  readonly recommended: Recommended
  /** `CWE-613` */
  readonly cwe: readonly string[]
}

/** What a rule yields. What it leaves out is empty. */
export interface NewFinding<MessageId extends string> {
  /** The logout that the defect spoils; its id fills `{{endpoint}}`. Absent where the defect is no logout's alone. */
  readonly endpoint?: Endpoint
  readonly messageId: MessageId
  readonly place: Place
  readonly data?: Readonly<Record<string, string>>
  readonly related?: readonly RelatedPlace[]
  readonly remedies?: () => readonly Remedy[]
}

export interface RuleDefinition<MessageId extends string, Options extends object> {
  /** Equal to the file's name. */
  readonly name: string
  readonly docs: RuleDocs
  /** What is wrong, why it matters, what to do: two sentences, names in back-ticks, `{{data}}` filled in. */
  readonly messages: Readonly<Record<MessageId, string>>
  /** The best grade among the remedies that the rule offers. */
  readonly repairs?: Exclude<Grade, 'manual'>
  /** Of a rule that offers none: why, and what to do, without a capital and a full stop. */
  readonly byHand?: string
  /** JSON schema of the options' properties. */
  readonly schema?: { readonly [Name in keyof Options]: object }
  readonly defaults?: Options
  /** Every defect that the view can prove, wherever it is. */
  find(view: LogoutView, options: Options): Iterable<NewFinding<MessageId>>
}

/** A finding, and the ids of all the endpoints that have the defect: several may share a handler or a helper. */
export interface Defect extends Finding {
  readonly endpoints: readonly string[]
}

/** An ESLint rule that can also be asked without ESLint. */
export interface LogoutRule extends Rule.RuleModule {
  readonly name: string
  /** See RuleDefinition. */
  readonly byHand: string | undefined
  readonly meta: Rule.RuleMetaData & {
    readonly docs: RuleDocs & { readonly url: string }
    readonly messages: Readonly<Record<string, string>>
  }
  /** The findings of the whole project. */
  findings(view: LogoutView, options?: object): readonly Defect[]
  /** The message of a finding, as ESLint prints it. */
  messageOf(finding: Finding): string
}

const DOCUMENTATION = 'https://unpkg.com/eslint-plugin-secure-logout/docs/rules'

/** Makes the ESLint rule of a definition. */
export function defineRule<MessageId extends string, Options extends object = Record<never, never>>(
  definition: RuleDefinition<MessageId, Options>,
): LogoutRule {
  const { name, docs, messages, repairs, byHand, schema, defaults } = definition
  const findings = (view: LogoutView, options: object = {}): Defect[] =>
    oncePerDefect(definition.find(view, { ...defaults, ...options } as Options))
  return {
    name,
    byHand,
    meta: {
      type: 'problem',
      docs: { ...docs, url: `${DOCUMENTATION}/${name}.md` },
      messages,
      schema: schema === undefined ? [] : [{ type: 'object', properties: schema, additionalProperties: false }],
      hasSuggestions: repairs !== undefined,
      ...(repairs === 'safe' ? { fixable: 'code' as const } : {}),
    },
    findings,
    messageOf: (finding) => fillIn(messages[finding.messageId as MessageId], finding.data),
    create(context) {
      if (!concerns(context)) return {}
      return {
        'Program:exit'() {
          const view = viewOf(context)
          for (const finding of findings(view, context.options[0])) {
            if (view.isHome(finding.place)) report(context, finding)
          }
        },
      }
    },
  }
}

const none = (): readonly Remedy[] => []

function once(make: () => readonly Remedy[]): () => readonly Remedy[] {
  let made: readonly Remedy[] | undefined
  return () => (made ??= make())
}

/** What is found in the same place for the same reason is one defect, however many endpoints lead to it. */
function oncePerDefect(found: Iterable<NewFinding<string>>): Defect[] {
  const defects = new Map<string, Defect>()
  for (const { endpoint, messageId, place, data, related = [], remedies = none } of found) {
    const key = JSON.stringify([place.file, place.start, place.end, messageId, data])
    const named: Record<string, string> = endpoint === undefined ? {} : { endpoint: nameOf(endpoint) }
    const defect = defects.get(key) ?? { messageId, place, data: { ...data, ...named }, related, remedies: once(remedies), endpoints: [] }
    defects.set(key, endpoint === undefined ? defect : { ...defect, endpoints: [...defect.endpoints, endpoint.id] })
  }
  return [...defects.values()]
}

/** Endpoints of one method and path in several applications are numbered, which says nothing to people. */
function nameOf({ id }: Endpoint): string {
  return id.replace(/ #\d+$/, '')
}

function fillIn(message: string, data: Finding['data']): string {
  return message.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (written, key: string) => data[key] ?? written)
}
