import { describe, expect, it } from 'vitest'
import { valueOf, world } from './evaluate.ts'

describe('imports', () => {
  it.each([
    ['import { a as x } from "./m.js"\nexport { x }', 'export const a = 1'],
    ['import x from "./m.js"\nexport { x }', 'export default 1'],
    ['import * as m from "./m.js"\nexport const x = m.a', 'export const a = 1'],
    ['import * as m from "./m.js"\nexport const x = m["a"]', 'export { b as a }\nconst b = 1'],
    ['import m from "./m.js"\nexport const x = m.a', 'module.exports = { a: 1 }'],
    ['import { a as x } from "./m.js"\nexport { x }', 'exports.a = 1'],
    ['import { a as x } from "./m.js"\nexport { x }', 'Object.assign(exports, { a: 1 })'],
    ['const { a: x } = require("./m.js")\nexport { x }', 'export const a = 1'],
    ['export const x = require("./m.js").a', 'module.exports.a = 1'],
    ['export const x = require("./m.js")()', 'module.exports = () => 1'],
    ['export const x = new (require("./m.js"))().a', 'module.exports = class { a = 1 }'],
    ['export const x = require("./m.js").default', 'exports.default = 1'],
    ['export const x = require("./m.js").a', 'exports = module.exports = {}\nexports.a = 1'],
    ['export const x = require("./m.js").a', 'this.a = 1'],
    ['export const x = require("./m.js")', 'import y from "pkg"\nmodule.exports = 1'],
    ['export const x = (await import("./m.js")).a', 'export const a = 1'],
    ['export { a as x } from "./m.js"', 'export const a = 1'],
    ['export * from "./m.js"', 'export const x = 1'],
    ['export { default as x } from "./m.js"', 'export default 1'],
    ['import { ns } from "./m.js"\nexport const x = ns.b', 'export * as ns from "./n.js"'],
    ['import { b } from "./m.js"\nexport const x = b', 'export * from "./n.js"'],
    ['export const x = { ...require("./m.js") }.b', 'export const b = 1'],
    ['import y = require("./m.js")\nexport const x = y.a', 'export = { a: 1 }'],
  ])('%s of %s', (text, other) => {
    expect(valueOf({ 'main.ts': text, 'm.js': other.includes('export =') ? 'module.exports = { a: 1 }' : other, 'n.js': 'export const b = 1' })).toBe('1')
  })

  it('leave a file unread that nobody asks for', () => {
    const { module, show } = world({ 'main.ts': 'import { a } from "./m.ts"\nexport const x = { a }', 'm.ts': 'export const a = 1' })
    module('main.ts')
    expect([module('m.ts').state, show('x'), module('m.ts').state]).toEqual(['new', '{ a: 1 }', 'done'])
  })

  it('in a circle read what is there when it is asked for', () => {
    expect(world({
      'a.ts': 'import { b } from "./b.ts"\nexport const main = () => b()\nexport const a = () => 1',
      'b.ts': 'import { a } from "./a.ts"\nexport const b = () => a()',
    }).call('main').result).toBe('1')
  })

  it('of a package are its members', () => {
    expect(valueOf('import p, { a as b } from "pkg"\nimport * as all from "pkg"\nexport const x = [p, b, all.c]')).toBe('[pkg.default, pkg.a, pkg.c]')
  })

  it('that lead nowhere say why', () => {
    expect(valueOf('import y from "missing"\nexport const x = y.a')).toBe('?missing: not installed')
  })
})

describe('compiled code', () => {
  const interop = 'var __importDefault = (this && this.__importDefault) || function (m) { return m }\n'

  it.each([
    ['an ES module as default', `${interop}exports.x = __importDefault(require("./m.js")).default`, 'exports.__esModule = true\nexports.default = 1'],
    ['a CommonJS module as default', `${interop}exports.x = __importDefault(require("./m.js")).default`, 'module.exports = 1'],
    ['tslib', 'const tslib_1 = require("tslib")\nexports.x = tslib_1.__importDefault(require("./m.js")).default', 'module.exports = 1'],
    ['a star', 'var __importStar = (m) => m\nexports.x = __importStar(require("./m.js")).a', 'exports.a = 1'],
    ['an exported star', 'var __exportStar = (m, e) => {}\n__exportStar(require("./m.js"), exports)', 'exports.x = 1'],
    ['a getter before its variable', 'Object.defineProperty(exports, "x", { enumerable: true, get: function () { return m_1.a } })\nvar m_1 = require("./m.js")', 'exports.a = 1'],
    ['a decorated class', 'var __decorate = (d, t) => t\nlet A = class A { a() { return 1 } }\nA = __decorate([], A)\nexports.x = new A().a()', ''],
    ['a created class', 'var A = (function () { function A() { _classCallCheck(this, A) } _createClass(A, [{ key: "a", value: function () { return 1 } }]); return A })()\nfunction _createClass() {}\nfunction _classCallCheck() {}\nexports.x = new A().a()', ''],
    ['a spread', 'var _extends = Object.assign || function () {}\nexports.x = _extends({}, { a: 1 }).a', ''],
    ['a rest', 'var __rest = function () {}\nexports.x = Object.keys(__rest({ a: 1, b: 2 }, ["b"])).length', ''],
    ['a call without this', 'const m_1 = require("./m.js")\nexports.x = (0, m_1.a)()', 'exports.a = () => 1'],
    ['esbuild', 'var __defProp = Object.defineProperty\nvar __export = (target, all) => { for (var name in all) __defProp(target, name, { get: all[name], enumerable: true }) }\nvar __toCommonJS = (mod) => mod\nvar main = {}\n__export(main, { x: () => x })\nmodule.exports = __toCommonJS(main)\nvar x = 1', ''],
  ])('knows %s', (_name, text, other) => {
    expect(valueOf({ 'main.js': text, 'm.js': other })).toBe('1')
  })

  it('awaits what __awaiter awaits', () => {
    expect(world({ 'main.js': `const pkg = require('pkg')
var __awaiter = (this && this.__awaiter) || function () {}
exports.main = () => __awaiter(this, void 0, void 0, function* () { yield pkg.asyncA(); pkg.asyncB() })` }).call('main').events)
      .toEqual(['pkg.asyncA()', 'pkg.asyncB() not awaited'])
  })
})
