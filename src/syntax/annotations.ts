/** What types promise that are written out: members by their types, the results of functions. */
import type { Node } from 'oxc-parser'
import { callFunction } from './calls.ts'
import { staticKey } from './context.ts'
import type { Evaluator } from './evaluator.ts'
import type { Module } from './module.ts'
import { readBinding } from './patterns.ts'
import { RESULTS, WRAPPERS, type TypeTarget } from './type-names.ts'
import { carriesOf, force, settled, unknownValue, type Carry, type UnknownValue, type Value } from './values.ts'

type Written = Extract<TypeTarget, { is: 'written' }>

/** The value of a type that is written out; undefined where it says nothing. */
export function writtenType({ type, module, name }: Written, evaluator: Evaluator): Value | undefined {
  switch (type.type) {
    case 'TSTypeLiteral':
      return described(type.members, name, module, evaluator)
    case 'TSInterfaceDeclaration':
      return described(type.body.body, name, module, evaluator)
    case 'TSTypeQuery':
      return type.exprName.type === 'Identifier' ? valueNamed(type.exprName.name, module) : undefined
    case 'TSTypeReference': {
      const [given] = type.typeArguments?.params ?? []
      if (!given) return undefined
      if (WRAPPERS.has(name)) return evaluator.annotated(given, module)
      return RESULTS.has(name) ? resultOf(evaluator.annotated(given, module), evaluator) : undefined
    }
    default:
      return undefined
  }
}

/** Something of a type that is no class of the project. There is one configuration in an application, so two of its values are equal. */
export function unknownType(name = 'a type', more: Partial<UnknownValue> = {}): Value {
  const isOnlyOne = /(?:Config(?:uration)?|Settings|Env(?:ironment)?)$/.test(name)
  return unknownValue(`an instance of \`${name}\`, which is no class of the project`, { ...(isOnlyOne ? { symbol: `type:${name}` } : {}), ...more })
}

/** Something whose members have types. What is known of none of them is no more than unknown. */
function described(nodes: readonly Node[], name: string, module: Module, evaluator: Evaluator): Value {
  const members = new Map<string, Value>()
  for (const node of nodes) {
    if (node.type !== 'TSPropertySignature' || node.computed || !node.typeAnnotation) continue
    const key = staticKey(node.key)
    const value = evaluator.annotated(node.typeAnnotation, module)
    if (key !== undefined && value) members.set(key, value)
  }
  const carries = new Set<Carry>([...members.values()].flatMap((value) => [...carriesOf(value, (of) => evaluator.semantics.carry(of))]))
  return unknownType(name, { members, assigned: new Map(), carries: [...carries] })
}

/** `typeof createContext`: what stands under that name. */
function valueNamed(name: string, module: Module): Value | undefined {
  const binding = module.scope.bindings.get(name)
  return binding && readBinding(binding)
}

/** What a function gives when nothing is known of what it is given but the types. */
function resultOf(given: Value | undefined, evaluator: Evaluator): Value {
  const fn = given && force(given)
  if (fn?.kind !== 'function') return unknownValue('the result of a function that is not known')
  const args = fn.node.params.map(() => unknownValue('a parameter of a function that is only known by its type'))
  return evaluator.aside((run) => settled(callFunction(fn, fn.thisValue ?? unknownValue('this'), args, fn.node, evaluator.moduleContext(fn.module, run))))
}
