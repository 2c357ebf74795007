import { describe, expect, it } from 'vitest'
import { happens, valueOf, world } from './evaluate.ts'

describe('functions', () => {
  it.each([
    ['((a, b = a + 1) => b)(1)', '2'],
    ['(({ a = 1 } = {}) => a)()', '1'],
    ['((f) => f(2))((n) => n * 2)', '4'],
    ['((a) => (b) => [a, b])(1)(2)', '[1, 2]'],
    ['(function () { return this.a }).call({ a: 1 })', '1'],
    ['(function (b) { return [this.a, b] }).apply({ a: 1 }, [2])', '[1, 2]'],
    ['(function (b, c) { return [this.a, b, c] }).bind({ a: 1 }, 2)(3)', '[1, 2, 3]'],
    ['((y) => { if (y) return 1; return 2 })(z)', '1 | 2'],
    ['((y) => { if (y) return 1 })(z)', '1 | undefined'],
    ['(() => {})()', 'undefined'],
    ['[1, 2].map((n) => n + 1)', '[2, 3]'],
    ['["a", "b"].map(String)', `['a', 'b']`],
    ['(z ? (n) => n : (n) => -n)(1)', '1 | -1'],
  ])('%s gives %s', (expression, expected) => {
    expect(valueOf(`export const x = ${expression}`)).toBe(expected)
  })

  it('keep the `this` of the place where an arrow function is written', () => {
    expect(valueOf(`const o = { a: 1, f() { return [2].map(() => this.a) } }\nexport const x = o.f.call({ a: 3 })`)).toBe('[3]')
  })

  it('keep the arguments of the call that made them', () => {
    expect(happens(`import { go } from 'pkg'
const handler = (name) => () => go(name)
const a = handler('a'), b = handler('b')
export const main = () => { b(); a() }`)).toEqual([`pkg.go('b')`, `pkg.go('a')`])
  })

  it('are known to be wrapped', () => {
    const { evaluator, module } = world('const wrap = (fn) => () => fn()\nfunction inner() {}\nexport const x = wrap(inner)')
    const made = evaluator.exportOf(module('main.ts'), 'x')
    expect(evaluator.wrapped.get(made)?.map((fn) => fn.name)).toEqual(['inner'])
  })

  it('do what they do in the run of the call, not where they were made', () => {
    const asked = world(`import { asyncGo } from 'pkg'
const later = asyncGo.then
const bound = [1, 2].forEach.bind([1, 2])
export const main = () => { bound((n) => asyncGo(n)) }`)
    expect(asked.call('main').events).toEqual(['pkg.asyncGo(1) not awaited', 'pkg.asyncGo(2) not awaited'])
    expect(asked.top.happenings).toEqual([])
  })
})

describe('classes', () => {
  it.each([
    ['class A { a = 1; constructor(b) { this.b = b } }', 'new A(2)', '{ a: 1, b: 2 }'],
    ['class B { b() { return 1 } } class A extends B { b() { return [super.b(), 2] } }', 'new A().b()', '[1, 2]'],
    ['class B { constructor(a) { this.a = a } } class A extends B { constructor() { super(1); this.b = 2 } }', 'new A()', '{ a: 1, b: 2 }'],
    ['class A { static a = 1; static b() { return this.a } static { this.c = 3 } }', '[A.a, A.b(), A.c]', '[1, 1, 3]'],
    ['class B { static a() { return 1 } } class A extends B { static a() { return super.a() + 1 } }', 'A.a()', '2'],
    ['class A { get a() { return 1 } set b(v) { this.c = v } }', '(() => { const o = new A(); o.b = 2; return [o.a, o.c] })()', '[1, 2]'],
    ['class A { #a = 1; #b() { return this.#a } c = () => this.#b() }', 'new A().c()', '1'],
    ['class A { constructor(private readonly a: number, public b = 2) {} c() { return [this.a, this.b] } }', 'new A(1).c()', '[1, 2]'],
    ['function A(a) { this.a = a } A.prototype.b = function () { return this.a }', 'new A(1).b()', '1'],
    ['function A() { if (!(this instanceof A)) return new A(); this.a = 1 }', 'new A().a', '1'],
    ['const A = class { a() { return this } }', 'new A().a()', '{  }'],
    ['class A { a() { return this.b } }', 'new A().a', 'function a'],
    ['class A { logout = () => 1 }', 'new A().logout', 'function logout'],
    ['class A { static create() { return new this(1) } constructor(a) { this.a = a } }', 'A.create()', '{ a: 1 }'],
  ])('%s: %s is %s', (declarations, expression, expected) => {
    expect(valueOf(`${declarations}\nexport const x = ${expression}`)).toBe(expected)
  })

  it('are injected by the annotation of a parameter', () => {
    expect(world(`class Sessions { end() { return 1 } }
class Auth { constructor(private sessions: Sessions) {} logout() { return this.sessions.end() } }
export const main = (auth: Auth) => auth.logout()`).call('main').result).toBe('1')
  })

  it('have members that another of their methods fills', () => {
    expect(world(`class Store {
  private client
  connect() { this.client = { del: () => 1 } }
  end() { return this.client.del() }
}
const store = new Store()
export const main = () => store.end()`).call('main').result).toBe('1')
  })

  it('take a default before an injected instance', () => {
    expect(valueOf(`class S { constructor(public a = 0) {} }
class A { constructor(public s: S = new S(1)) {} }
export const x = new A().s.a`)).toBe('1')
  })
})

describe('promises', () => {
  const promises = (code: string): readonly string[] => happens(`import * as pkg from 'pkg'\n${code}`)

  it.each([
    ['export const main = () => { pkg.asyncA() }', ['pkg.asyncA() not awaited']],
    ['export const main = () => pkg.asyncA()', ['pkg.asyncA()']],
    ['export const main = async () => { await pkg.asyncA() }', ['pkg.asyncA()']],
    ['export const main = async () => { const p = pkg.asyncA(); pkg.b(); await p }', ['pkg.asyncA()', 'pkg.b()']],
    ['const f = async () => { await pkg.asyncA() }; export const main = async () => { f() }', ['pkg.asyncA() not awaited']],
    ['const f = async () => { await pkg.asyncA() }; const g = async () => f(); export const main = async () => { await g() }', ['pkg.asyncA()']],
    ['const f = async () => { pkg.asyncA() }; export const main = async () => { await f() }', ['pkg.asyncA() not awaited']],
    ['export const main = async () => { await Promise.all([pkg.asyncA(), pkg.asyncB()]) }', ['pkg.asyncA()', 'pkg.asyncB()']],
    ['export const main = async () => { Promise.all([pkg.asyncA()]) }', ['pkg.asyncA() not awaited']],
    ['export const main = async () => { await [pkg.asyncA()] }', ['pkg.asyncA() not awaited']],
    ['export const main = async () => { for (const p of [pkg.asyncA()]) await p }', ['pkg.asyncA()']],
    ['export const main = () => { pkg.asyncA().then(() => pkg.b()) }', ['pkg.asyncA() not awaited', 'pkg.b() [in a callback] not awaited']],
    ['export const main = () => pkg.asyncA().then(() => pkg.asyncB())', ['pkg.asyncA()', 'pkg.asyncB() [in a callback]']],
    ['export const main = () => pkg.asyncA().finally(() => pkg.b())', ['pkg.asyncA()', 'pkg.b() [in a callback]']],
    ['export const main = () => pkg.asyncA().catch(() => pkg.b())', ['pkg.asyncA()', 'pkg.b() [catch]']],
    ['export const main = () => { pkg.lazyA() }', []],
    ['export const main = async () => { await pkg.lazyA() }', ['pkg.lazyA()']],
    ['export const main = async () => pkg.lazyA()', ['pkg.lazyA()']],
    ['export const main = () => pkg.asyncA().then(() => pkg.lazyB())', ['pkg.asyncA()', 'pkg.lazyB()']],
    ['export const main = () => { pkg.lazyA().then(() => pkg.b()) }', ['pkg.lazyA() not awaited', 'pkg.b() [in a callback] not awaited']],
    ['export const main = async () => { await Promise.all([1, 2].map((n) => pkg.lazyA(n))) }', ['pkg.lazyA(1)', 'pkg.lazyA(2)']],
    ['export const main = async () => { await Promise.resolve(pkg.lazyA()) }', ['pkg.lazyA()']],
    ['export const main = async () => { await new Promise((done) => { pkg.a(); done() }) }', ['pkg.a()']],
    ['export const main = async () => { new Promise((done) => { pkg.a(); done() }) }', ['pkg.a() not awaited']],
    ['export const main = function* () { yield pkg.asyncA() }', ['pkg.asyncA()']],
  ])('%s', (code, expected) => {
    expect(promises(code)).toEqual(expected)
  })

  it('give what they are resolved with', () => {
    expect(world(`export const main = async () => (await new Promise((done) => done(1))) + (await Promise.resolve(2).then((n) => n + 1))`).call('main').result)
      .toBe('promise of 4')
  })
})
