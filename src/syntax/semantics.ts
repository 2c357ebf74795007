/** What the evaluator asks about everything that is not the project's own code. Implemented by extract/. */
import type { CollectionChange } from './collections.ts'
import type { Node } from 'oxc-parser'
import type { Module } from './module.ts'
import type { Run } from './run.ts'
import type { ApiValue, Carry, ClassValue, UnknownValue, Site, Value } from './values.ts'

/** Where in which run something happens. */
export interface At {
  readonly run: Run
  readonly module: Module
  readonly site: Site
  /** Of a call, what stands between its angle brackets. */
  readonly typeArguments?: readonly Node[]
}

export type Imported =
  | { readonly is: 'module'; readonly module: Module }
  | { readonly is: 'file'; readonly file: string; load(): Module | null; mayExport?(name: string): boolean }
  | { readonly is: 'package'; readonly specifier: string }
  | { readonly is: 'unresolved'; readonly reason: string }

export interface Semantics {
  resolve(from: Module, specifier: string): Imported
  /** The value of a whole package: what `require('pkg')` gives. */
  packageValue(specifier: string, from: Module): Value
  /** An import that leads nowhere; a table may know the name (a generated client). */
  unresolvedImport(specifier: string, name: string | null, reason: string, from: Module): Value
  globalValue(name: string, from: Module): Value | undefined
  member(receiver: ApiValue, name: string | undefined, at: At): Value
  assign(receiver: ApiValue, name: string, value: Value, at: At): void
  remove(receiver: ApiValue, name: string, at: At): void
  /** A member of something that is not known is set. */
  assignUnknown(receiver: UnknownValue, name: string, value: Value, at: At): void
  /** An object or array of the program that outlives the call is changed: a store in memory. */
  collectionChanged(name: string, change: CollectionChange, at: At): void
  call(callee: ApiValue, args: readonly Value[], thisValue: Value, isNew: boolean, at: At): Value
  /** A call whose callee is not known. `text` is the callee as written. */
  opaqueCall(callee: Value, text: string, args: readonly Value[], at: At): Value
  /** The value is awaited, returned from an async function or handed to somebody who may run it: lazy effects happen. Gives what awaiting gives. */
  execute(value: ApiValue, at: At): Value
  /** Do two functions do the same when they are called? */
  doSame(one: ApiValue, other: ApiValue): boolean
  /** What `typeof` gives, if that is known. */
  typeofResult(value: ApiValue): string | undefined
  /** The project's code throws a value: of some frameworks that is an answer. */
  thrown(value: Value, at: At): void
  /** A member of an unknown value is read, e.g. `token` of a request's body. */
  unknownMember(receiver: Value, name: string | undefined, text: string, at: At): Value
  /** An instance of a package's type, named by an annotation; specifier '' is a global type. */
  annotated(specifier: string, name: string, module: Module): Value | undefined
  /** A parameter of a function of a package's type, by position. */
  parameterOf(specifier: string, name: string, index: number): Value | undefined
  /** What a parameter or field with this decorator is given, of the type that it is declared with. */
  injected(decorator: ApiValue, declared: Value | undefined, at: At): Value | undefined
  /** What stands for a class of which no instances can be made. */
  implementation(cls: ClassValue): Value | undefined
  /** What the project's container gives for a token: a class, a text, whatever names it. */
  provided(token: Value, at: At): Value | undefined
  /** The project's method that handles a message. */
  messageHandler(message: Value, at: At): Value | undefined
  /** What procedures are given as the context of a request. */
  requestContext(of: string, at: At): Value
  /** What of the request a value from outside the project is. */
  carry(value: ApiValue): readonly Carry[]
  /** A value of a type that a table describes, with data. */
  ofType(type: string, data: ReadonlyMap<string, Value>): Value
  /** What a property of a class that extends a package's class is. */
  inherited(receiver: Value, superClass: ApiValue, name: string, at: At): Value | undefined
  /** An instance of a class that extends a package's class is made. */
  inheritedInstance(superClass: ApiValue, name: string | null, args: readonly Value[], at: At): Value | undefined
}
