/**
 * The helper functions that TypeScript, Babel and esbuild write into their output (or import from `tslib`), by name: what they mean
 * is simpler than what they do.
 */
import { bounded } from './arrays.ts'
import { callFunction, callValue } from './calls.ts'
import { collected } from './promises.ts'
import { setMember, spreadInto } from './properties.ts'
import {
  force, lazy, native, object, promise, settled, stringOf, unknownValue, UNDEFINED,
  type Invocation, type NativeValue, type ObjectValue, type Value,
} from './values.ts'

type Helper = (call: Invocation) => Value

const argument = (call: Invocation, index: number): Value => call.args[index] ?? UNDEFINED

/** `require()` as a default import: of a module that was an ES module it is its exports, of any other it is the default. */
function importDefault(call: Invocation): Value {
  const given = argument(call, 0)
  return later(given, (whole) => (isEsModule(whole) ? whole : object(null, [['default', whole]])))
}

/** `require()` as a namespace import. */
function importStar(call: Invocation): Value {
  return later(argument(call, 0), (whole) => {
    if (isEsModule(whole) || whole.kind !== 'object') return whole
    return object(whole.site, [...whole.props, ['default', whole]], { open: whole.open })
  })
}

/** Imports stay unread until somebody asks. */
const later = (given: Value, make: (whole: Exclude<Value, { kind: 'lazy' }>) => Value): Value =>
  given.kind === 'lazy' ? lazy(given.file, () => make(force(given))) : make(force(given))

const isEsModule = (whole: Value): boolean => whole.kind === 'namespace' || (whole.kind === 'object' && whole.props.has('__esModule'))

/** `__exportStar(require('./x'), exports)`. */
function exportStar(call: Invocation): Value {
  const target = settled(argument(call, 1))
  const from = settled(argument(call, 0))
  const copy = object(null)
  spreadInto(copy, from)
  if (target.kind !== 'object') return UNDEFINED
  for (const [name, value] of copy.props) if (name !== 'default' && !target.props.has(name)) target.props.set(name, value)
  if (copy.open) target.open = true
  return UNDEFINED
}

/** `__createBinding(exports, m, 'name', 'as')`. */
function createBinding(call: Invocation): Value {
  const target = settled(argument(call, 0))
  const from = argument(call, 1)
  const name = stringOf(argument(call, 2))
  const source = object(null)
  spreadInto(source, from)
  const value = name === undefined ? undefined : source.props.get(name)
  if (target.kind === 'object' && name !== undefined && value !== undefined) target.props.set(stringOf(argument(call, 3)) ?? name, value)
  return UNDEFINED
}

/** `__awaiter(this, arguments, Promise, function* () { … })`: an async function's body. */
function awaiter(call: Invocation): Value {
  return asynchronous(argument(call, 3), argument(call, 0), [], call)
}

/** `_asyncToGenerator(function* () { … })`: an async function. */
function asyncToGenerator(call: Invocation): Value {
  const body = argument(call, 0)
  const made = native('async', (inner) => asynchronous(body, inner.thisValue, inner.args, inner))
  call.cx.evaluator.noteWrapping(made, [body])
  return made
}

function asynchronous(body: Value, thisValue: Value, args: readonly Value[], call: Invocation): Value {
  const known = force(body)
  const { value, events } = collected(call, () =>
    known.kind === 'function' ? callFunction({ ...known, thisValue }, thisValue, args, call.site, call.cx)
    : callValue(known, thisValue, args, call.site, call.cx, 'a generator'))
  return promise(value, events)
}

/** `__assign({}, a, b)`: into a copy, because the first argument is one that was made for it. */
function assign(call: Invocation): Value {
  const target = settled(argument(call, 0))
  const into = target.kind === 'object' ? target : object(call.site)
  call.args.slice(1).forEach((source) => { spreadInto(into, source) })
  return into
}

/** `__rest(object, ['taken'])`. */
function rest(call: Invocation): Value {
  const source = object(call.site)
  spreadInto(source, argument(call, 0))
  const taken = settled(argument(call, 1))
  if (taken.kind === 'array') taken.elements.map(stringOf).forEach((key) => key !== undefined && source.props.delete(key))
  return source
}

function spreadArray(call: Invocation): Value {
  const parts = call.args.slice(0, 2).map(settled)
  return bounded(parts.flatMap((p) => (p.kind === 'array' ? p.elements : [])), parts.some((p) => p.kind !== 'array' || p.open))
}

/** `_createClass(Constructor, [{ key, value }], statics)`. */
function createClass(call: Invocation): Value {
  const made = force(argument(call, 0))
  if (made.kind !== 'function') return made
  const prototype = made.props.get('prototype') ?? object(null)
  made.props.set('prototype', prototype)
  if (prototype.kind === 'object') described(argument(call, 1)).forEach(([key, value]) => prototype.props.set(key, value))
  described(argument(call, 2)).forEach(([key, value]) => made.props.set(key, value))
  return made
}

/** Members as Babel lists them. */
function described(list: Value): (readonly [string, Value])[] {
  const known = settled(list)
  const entries = known.kind === 'array' ? known.elements.map(settled).filter((e): e is ObjectValue => e.kind === 'object') : []
  return entries.flatMap((entry) => {
    const key = stringOf(entry.props.get('key') ?? UNDEFINED)
    const value = entry.props.get('value')
    return key === undefined || value === undefined ? [] : [[key, value] as const]
  })
}

function defineField(call: Invocation): Value {
  const key = stringOf(argument(call, 1))
  setMember(argument(call, 0), key, argument(call, 2), call.site, call.cx)
  return argument(call, 0)
}

const HELPERS: Readonly<Record<string, Helper>> = {
  __importDefault: importDefault, _interopRequireDefault: importDefault, _interop_require_default: importDefault,
  __importStar: importStar, _interopRequireWildcard: importStar, __toESM: importStar, _interop_require_wildcard: importStar,
  __exportStar: exportStar, __createBinding: createBinding,
  __awaiter: awaiter, _asyncToGenerator: asyncToGenerator,
  __assign: assign, _extends: assign, _objectSpread: assign, _objectSpread2: assign, __rest: rest, _objectWithoutProperties: rest,
  __spreadArray: spreadArray, __spread: spreadArray, _toConsumableArray: (call) => argument(call, 0), __read: (call) => argument(call, 0),
  __decorate: (call) => argument(call, 1), __metadata: () => unknownValue('metadata'), __param: () => unknownValue('a decorator'),
  _classCallCheck: () => UNDEFINED, _createClass: createClass, _defineProperty: defineField,
  __toCommonJS: (call) => argument(call, 0), __values: (call) => argument(call, 0),
}

/** The helper of this name, or undefined. */
export function compilerHelper(name: string): NativeValue | undefined {
  const helper = name.startsWith('_') && Object.hasOwn(HELPERS, name) ? HELPERS[name] : undefined
  return helper && native(name, helper)
}
