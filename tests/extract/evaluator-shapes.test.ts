import { describe, expect, it } from 'vitest'
import { inExpress, inNext } from './shapes.ts'

describe('modules', () => {
  it('follows require of module.exports = { … }', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const auth = require('./auth')
app.post('/logout', auth.logout)
`,
      'auth.js': `function logout(req, res) {
  req.session.destroy(() => res.redirect('/'))
}
module.exports = { logout }
`,
    })).toEqual(['POST /logout registered app.js:3 handled auth.js:1', '  ends session (callback)'])
  })

  it('follows exports.x =', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.post('/logout', require('./auth').logout)
`,
      'auth.js': `exports.logout = (req, res) => {
  res.clearCookie('sid')
  res.end()
}
`,
    })).toEqual(['POST /logout registered app.js:2 handled auth.js:1', '  clears sid path=/ domain=-'])
  })

  it('does not take another export for it', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.post('/logout', require('./auth').logout)
`,
      'auth.js': `exports.logout = (req, res) => res.end()
exports.login = (req, res) => {
  res.clearCookie('sid')
  res.end()
}
`,
    })).toEqual(['POST /logout registered app.js:2 handled auth.js:1'])
  })

  it('follows a module that is a function of the app', () => {
    expect(inExpress({
      'app.js': `const express = require('express')
const app = express()
require('./routes')(app)
`,
      'routes.js': `module.exports = (app) => {
  app.get('/logout', (req, res) => {
    res.clearCookie('sid')
    res.redirect('/')
  })
}
`,
    })).toEqual(['GET /logout registered routes.js:2 handled routes.js:2', '  clears sid path=/ domain=-'])
  })

  it('follows a destructured require with another name', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const { logout: signOut } = require('./auth')
app.post('/logout', signOut)
`,
      'auth.js': `module.exports.logout = function (req, res) {
  req.session.destroy(() => res.end())
}
`,
    })).toEqual(['POST /logout registered app.js:3 handled auth.js:1', '  ends session (callback)'])
  })

  it('follows a renamed import', () => {
    expect(inExpress({
      'app.js': `import express from 'express'
import { logout as handler } from './auth.js'
const app = express()
app.post('/logout', handler)
`,
      'auth.js': `export const logout = (req, res) => {
  req.session.destroy(() => res.end())
}
`,
    })).toEqual(['POST /logout registered app.js:4 handled auth.js:1', '  ends session (callback)'])
  })

  it('follows a namespace import', () => {
    expect(inExpress({
      'app.js': `import express from 'express'
import * as auth from './auth.js'
const app = express()
app.post('/logout', auth.logout)
`,
      'auth.js': `export function logout(req, res) {
  req.session.destroy(() => res.end())
}
`,
    })).toEqual(['POST /logout registered app.js:4 handled auth.js:1', '  ends session (callback)'])
  })

  it('follows barrels, export * and a re-exported default', () => {
    expect(inExpress({
      'app.js': `import express from 'express'
import { leave, sessions } from './auth/index.js'
const app = express()
app.post('/logout', leave)
app.delete('/session', sessions)
`,
      'auth/index.js': `export { default as leave } from './logout.js'
export * from './sessions.js'
`,
      'auth/logout.js': `export default function (req, res) {
  req.session.destroy(() => res.end())
}
`,
      'auth/sessions.js': `export const sessions = (req, res) => {
  res.clearCookie('sid')
  res.end()
}
`,
    })).toEqual([
      'POST /logout registered app.js:4 handled auth/logout.js:1', '  ends session (callback)',
      'DELETE /session registered app.js:5 handled auth/sessions.js:1', '  clears sid path=/ domain=-',
    ])
  })

  it('prefers what a barrel exports itself to what it passes on', () => {
    expect(inExpress({
      'app.js': `import express from 'express'
import { logout } from './auth/index.js'
const app = express()
app.post('/logout', logout)
`,
      'auth/index.js': `export * from './logout.js'
export const logout = (req, res) => res.end()
`,
      'auth/logout.js': `export const logout = (req, res) => {
  req.session.destroy(() => res.end())
}
`,
    })).toEqual(['POST /logout registered app.js:4 handled auth/index.js:2'])
  })

  it('follows import()', () => {
    expect(inExpress({
      'app.js': `import express from 'express'
const app = express()
app.post('/logout', async (req, res) => {
  const { endSession } = await import('./sessions.js')
  await endSession(req)
  res.end()
})
`,
      'sessions.js': `export const endSession = (req) => new Promise((resolve) => req.session.destroy(resolve))
`,
    })).toEqual(['POST /logout registered app.js:3 handled app.js:3', '  ends session'])
  })

  it('follows the CommonJS output of TypeScript', () => {
    expect(inExpress({
      'app.js': `"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
const express_1 = __importDefault(require("express"));
const index_1 = require("./auth/index");
const app = (0, express_1.default)();
app.post('/logout', index_1.logout);
app.delete('/session', index_1.leave);
`,
      'auth/index.js': `"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    Object.defineProperty(o, k2, { enumerable: true, get: function() { return m[k]; } });
}) : (function(o, m, k, k2) { if (k2 === undefined) k2 = k; o[k2] = m[k]; }));
var __exportStar = (this && this.__exportStar) || function(m, exports) {
    for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.leave = void 0;
__exportStar(require("./logout"), exports);
var leave_1 = require("./leave");
Object.defineProperty(exports, "leave", { enumerable: true, get: function () { return leave_1.default; } });
`,
      'auth/logout.js': `"use strict";
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) { return new P(() => {}); };
Object.defineProperty(exports, "__esModule", { value: true });
exports.logout = void 0;
const logout = (req, res) => __awaiter(void 0, void 0, void 0, function* () {
    yield new Promise((resolve) => req.session.destroy(resolve));
    res.end();
});
exports.logout = logout;
`,
      'auth/leave.js': `"use strict";
const tslib_1 = require("tslib");
exports.default = leave;
function leave(req, res) {
    return tslib_1.__awaiter(this, void 0, void 0, function* () {
        res.clearCookie('sid', tslib_1.__assign({}, { path: '/app' }));
        res.end();
    });
}
`,
    })).toEqual([
      'POST /logout registered app.js:9 handled auth/logout.js:5', '  ends session',
      'DELETE /session registered app.js:10 handled auth/leave.js:4', '  clears sid path=/app domain=-',
    ])
  })

  it('follows the CommonJS output of Babel', () => {
    expect(inExpress({
      'app.js': `"use strict";
var _express = _interopRequireDefault(require("express"));
var _auth = _interopRequireWildcard(require("./auth"));
function _interopRequireWildcard(e) { return e }
function _interopRequireDefault(obj) { return obj && obj.__esModule ? obj : { default: obj }; }
const app = (0, _express.default)();
app.post('/logout', _auth.default);
`,
      'auth.js': `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.default = void 0;
Object.defineProperty(exports, "leave", { enumerable: true, get: function () { return _leave.leave; } });
var _leave = require("./leave");
var _default = exports.default = (req, res) => (0, _leave.leave)(req, res);
`,
      'leave.js': `"use strict";
function _asyncToGenerator(fn) { return function () { return new Promise(() => fn()) } }
exports.leave = leave;
function leave(_x, _x2) { return _leave.apply(this, arguments); }
function _leave() {
  _leave = _asyncToGenerator(function* (req, res) {
    res.clearCookie('sid')
    res.end()
  });
  return _leave.apply(this, arguments);
}
`,
    })).toEqual(['POST /logout registered app.js:7 handled auth.js:6', '  clears sid path=/ domain=-'])
  })
})

describe('bindings', () => {
  it('knows a destructured receiver', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.post('/logout', ({ session }, res) => {
  session.destroy(() => res.end())
})
app.get('/signout', (req, res) => {
  const { session } = req
  session.destroy(() => res.end())
})
`,
    })).toEqual([
      'POST /logout registered app.js:2 handled app.js:2', '  ends session (callback)',
      'GET /signout registered app.js:5 handled app.js:5', '  ends session (callback)',
    ])
  })

  it('does not take another session for it', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.post('/logout', (req, res) => {
  const { session } = { session: { destroy() {} } }
  session.destroy(() => res.end())
  res.end()
})
`,
    })).toEqual(['POST /logout registered app.js:2 handled app.js:2'])
  })

  it('knows aliases of the request and of a method', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.post('/logout', (req, res) => {
  const request = req
  const s = request.session
  const end = s.destroy.bind(s)
  end(() => res.end())
})
`,
    })).toEqual(['POST /logout registered app.js:2 handled app.js:2', '  ends session (callback)'])
  })

  it('takes the defaults of parameters', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
function clear(res, name = 'sid', { path = '/app', ...others } = {}) {
  res.clearCookie(name, { path, ...others })
}
app.post('/logout', (req, res) => {
  clear(res)
  clear(res, 'token', { path: '/', domain: 'example.com' })
  res.end()
})
`,
    })).toEqual([
      'POST /logout registered app.js:5 handled app.js:5', '  clears sid path=/app domain=-', '  clears token path=/ domain=example.com',
    ])
  })

  it('knows a variable that another function fills', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const store = require('./store')
app.post('/logout', async (req, res) => {
  await store.client().del('sess:' + req.sessionID)
  res.end()
})
`,
      'store.js': `const { createClient } = require('redis')
let client
exports.connect = async () => {
  client = createClient()
  await client.connect()
}
exports.client = () => client
`,
    })).toEqual(['POST /logout registered app.js:3 handled app.js:3', '  ends sess:*'])
  })

  it('does not reach through optional chaining what is not there', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.post('/logout', (req, res) => {
  req.session?.destroy?.(() => res.end())
  undefined?.destroy()
})
`,
    })).toEqual(['POST /logout registered app.js:2 handled app.js:2', '  ends session (callback)'])
  })
})

describe('handlers', () => {
  it('are methods of an object', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const auth = { logout(req, res) { this.end(req, res) }, end: (req, res) => req.session.destroy(() => res.end()) }
app.post('/logout', (req, res) => auth.logout(req, res))
`,
    })).toEqual(['POST /logout registered app.js:3 handled app.js:3', '  ends session (callback)'])
  })

  it('are methods of an instance, through its fields', () => {
    expect(inExpress({
      'app.ts': `import express from 'express'
import { AuthController } from './auth.controller.js'
const app = express()
const controller = new AuthController()
app.post('/logout', controller.logout.bind(controller))
`,
      'auth.controller.ts': `import { SessionService } from './session.service.js'
export class AuthController {
  private readonly sessions = new SessionService()
  async logout(req: Request, res: Response) {
    await this.sessions.end(req)
    res.end()
  }
}
`,
      'session.service.ts': `export class SessionService {
  end(req: any): Promise<void> {
    return new Promise((resolve, reject) => req.session.destroy((err: unknown) => (err ? reject(err) : resolve())))
  }
}
`,
    })).toEqual(['POST /logout registered app.ts:5 handled auth.controller.ts:4', '  ends session'])
  })

  it('are arrow fields of a class', () => {
    expect(inExpress({
      'app.ts': `import express from 'express'
class Auth {
  logout = (req, res) => this.#end(req, res)
  #end(req, res) {
    req.session.destroy(() => res.end())
  }
}
const app = express()
app.post('/logout', new Auth().logout)
`,
    })).toEqual(['POST /logout registered app.ts:9 handled app.ts:3', '  ends session (callback)'])
  })

  it('are static methods, inherited ones included', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
class Base {
  static end(req, res) {
    req.session.destroy(() => res.end())
  }
}
class Auth extends Base {
  static logout(req, res) {
    return super.end(req, res)
  }
}
app.post('/logout', Auth.logout)
app.get('/signout', Auth.end)
`,
    })).toEqual([
      'POST /logout registered app.js:12 handled app.js:8', '  ends session (callback)',
      'GET /signout registered app.js:13 handled app.js:3', '  ends session (callback)',
    ])
  })

  it('are methods on a prototype', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const Auth = require('./auth')
const auth = new Auth('sid')
app.post('/logout', auth.logout.bind(auth))
`,
      'auth.js': `function Auth(name) {
  this.name = name
}
Auth.prototype.logout = function (req, res) {
  res.clearCookie(this.name)
  res.end()
}
module.exports = Auth
`,
    })).toEqual(['POST /logout registered app.js:4 handled auth.js:4', '  clears sid path=/ domain=-'])
  })

  it('are members that a constructor function sets', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const SessionHandler = require('./session')
const handler = new SessionHandler()
app.get('/logout', handler.displayLogout)
`,
      'session.js': `function SessionHandler() {
  'use strict'
  this.displayLogout = (req, res) => {
    req.session.destroy(() => res.redirect('/'))
  }
}
module.exports = SessionHandler
`,
    })).toEqual(['GET /logout registered app.js:4 handled session.js:3', '  ends session (callback)'])
  })

  it('have bound arguments', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
function end(name, req, res) {
  res.clearCookie(name)
  res.end()
}
app.post('/logout', end.bind(null, 'sid'))
`,
    })).toEqual(['POST /logout registered app.js:6 handled app.js:2', '  clears sid path=/ domain=-'])
  })

  it.each([
    ['asyncHandler', 'const asyncHandler = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next)'],
    ['catchAsync', 'function catchAsync(fn) { return function (req, res, next) { fn(req, res, next).catch(next) } }'],
    ['apply', 'const apply = (fn) => function () { return fn.apply(this, arguments) }'],
    ['rest', 'const rest = (fn) => (...args) => fn(...args)'],
    ['tryCatch', 'const tryCatch = (fn) => async (req, res, next) => { try { await fn(req, res, next) } catch (e) { next(e) } }'],
    ['identity', 'const identity = (fn) => fn'],
    ['bound', 'const bound = (fn) => fn.bind(null)'],
    ['twice', 'const one = (fn) => (a, b, c) => fn(a, b, c); const twice = (fn) => one(one(fn))'],
  ])('are wrapped by %s', (name, wrapper) => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const wrap = require('./wrap')
app.post('/logout', wrap(async (req, res) => {
  res.clearCookie('sid')
  res.end()
}))
`,
      'wrap.js': `${wrapper}
module.exports = ${name}
`,
    })).toEqual(['POST /logout registered app.js:3 handled app.js:3', '  clears sid path=/ domain=-'])
  })

  it('are wrapped by a package', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const asyncHandler = require('express-async-handler')
const { wrap } = require('some-wrapper')
app.post('/logout', asyncHandler(async (req, res) => {
  res.clearCookie('a')
  res.end()
}))
app.get('/signout', wrap((req, res) => {
  res.clearCookie('b')
  res.end()
}))
`,
    })).toEqual([
      'POST /logout registered app.js:4 handled app.js:4', '  clears a path=/ domain=-',
      'GET /signout registered app.js:8 handled app.js:8', '  clears b path=/ domain=-',
    ])
  })

  it('do nothing in a wrapper that does not call them', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const disabled = (fn) => (req, res) => res.status(404).end()
app.post('/logout', disabled((req, res) => {
  res.clearCookie('sid')
  res.end()
}))
`,
    })).toEqual(['POST /logout registered app.js:3 handled app.js:2'])
  })

  it('are chains and arrays of middleware', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const clear = (name) => (req, res, next) => {
  res.clearCookie(name)
  next()
}
const both = [clear('a'), [clear('b')]]
app.post('/logout', both, clear('c'), (req, res) => res.end())
`,
    })).toEqual([
      'POST /logout registered app.js:7 handled app.js:7', '  clears a path=/ domain=-', '  clears b path=/ domain=-', '  clears c path=/ domain=-',
    ])
  })

  it('are chosen from a dispatch table', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const actions = {
  login: (req, res) => res.cookie('sid', '1').end(),
  logout: (req, res) => res.clearCookie('sid').end(),
}
for (const [name, action] of Object.entries(actions)) app.post(\`/\${name}\`, action)
app.get('/signout', (req, res) => actions['log' + 'out'](req, res))
`,
    })).toEqual([
      'POST /logout registered app.js:6 handled app.js:4', '  clears sid path=/ domain=-',
      'GET /signout registered app.js:7 handled app.js:7', '  clears sid path=/ domain=-',
    ])
  })
})

describe('helpers', () => {
  it('are followed several hops deep', () => {
    expect(inExpress({
      'app.js': `import express from 'express'
import { logout } from './a.js'
const app = express()
app.post('/logout', logout)
`,
      'a.js': `import { b } from './b.js'
export const logout = async (req, res) => {
  await b(req)
  res.end()
}
`,
      'b.js': `import * as c from './c.js'
export const b = (req) => c.inner.end(req)
`,
      'c.js': `import d from './d.js'
export const inner = { end: d }
`,
      'd.js': `export default async ({ session }) => {
  await new Promise((done) => { session.destroy(done) })
}
`,
    })).toEqual(['POST /logout registered app.js:4 handled a.js:2', '  ends session'])
  })

  it('are promisified', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const { promisify } = require('util')
const client = require('redis').createClient()
const del = promisify(client.del).bind(client)
app.post('/logout', async (req, res) => {
  await del(\`sess:\${req.sessionID}\`)
  await promisify(req.session.destroy.bind(req.session))()
  res.end()
})
`,
    })).toEqual(['POST /logout registered app.js:5 handled app.js:5', '  ends sess:*', '  ends session'])
  })

  it('are promisified and not waited for', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const { promisify } = require('node:util')
app.post('/logout', (req, res) => {
  promisify(req.session.destroy.bind(req.session))()
  res.end()
})
`,
    })).toEqual(['POST /logout registered app.js:3 handled app.js:3', '  ends session (callback)'])
  })

  it('get the promise of the call', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const { to } = require('await-to-js')
const Redis = require('ioredis')
const redis = new Redis()
app.post('/logout', async (req, res) => {
  const [err] = await to(redis.del('sess:' + req.sessionID))
  res.end()
})
`,
    })).toEqual(['POST /logout registered app.js:5 handled app.js:5', '  ends sess:*'])
  })
})

describe('routers', () => {
  it('are mounted under a prefix with the route at /', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.use('/api', require('./api'))
`,
      'api.js': `const router = require('express').Router()
router.use('/logout', require('./logout'))
module.exports = router
`,
      'logout.js': `const { Router } = require('express')
const router = Router()
router.post('/', (req, res) => {
  res.clearCookie('sid')
  res.end()
})
module.exports = router
`,
    })).toEqual(['POST /api/logout registered logout.js:3 handled logout.js:3', '  clears sid path=/ domain=-'])
  })

  it('have a route of several methods', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const router = require('express').Router()
router.route('/session')
  .post((req, res) => res.cookie('sid', '1').end())
  .delete((req, res) => res.clearCookie('sid').end())
app.use(router)
`,
    })).toEqual(['DELETE /session registered app.js:5 handled app.js:5', '  clears sid path=/ domain=-'])
  })

  it('are passed as a parameter', () => {
    expect(inExpress({
      'app.js': `import express, { Router } from 'express'
import { register } from './auth.js'
const app = express()
const router = Router()
register({ router, name: 'sid' })
app.use('/auth', router)
`,
      'auth.js': `export function register({ router, name }) {
  router.post('/logout', (req, res) => res.clearCookie(name).end())
}
`,
    })).toEqual(['POST /auth/logout registered auth.js:2 handled auth.js:2', '  clears sid path=/ domain=-'])
  })

  it('are returned by a factory', () => {
    expect(inExpress({
      'app.js': `import express from 'express'
import authRoutes from './auth.js'
const app = express()
app.use('/auth', authRoutes({ cookie: 'sid' }))
`,
      'auth.js': `import { Router } from 'express'
export default function authRoutes({ cookie }) {
  const router = Router()
  router.post('/logout', (req, res) => res.clearCookie(cookie).end())
  return router
}
`,
    })).toEqual(['POST /auth/logout registered auth.js:4 handled auth.js:4', '  clears sid path=/ domain=-'])
  })

  it('are built in a class', () => {
    expect(inExpress({
      'app.ts': `import express from 'express'
import { AuthRoutes } from './auth.js'
class App {
  public app = express()
  constructor(routes: { path: string, router: express.Router }[]) {
    routes.forEach((route) => {
      this.app.use(route.path, route.router)
    })
  }
}
new App([new AuthRoutes()])
`,
      'auth.ts': `import { Router } from 'express'
import { AuthController } from './controller.js'
export class AuthRoutes {
  public path = '/auth'
  public router = Router()
  constructor(private readonly controller: AuthController = new AuthController('sid')) {
    this.initialise()
  }
  private initialise() {
    this.router.post(\`/logout\`, this.controller.logout)
  }
}
`,
      'controller.ts': `export class AuthController {
  constructor(private readonly name: string) {}
  public logout = async (req, res) => {
    res.clearCookie(this.name).end()
  }
}
`,
    })).toEqual(['POST /auth/logout registered auth.ts:10 handled controller.ts:3', '  clears sid path=/ domain=-'])
  })

  it('are nowhere mounted: the path is not complete', () => {
    expect(inExpress({
      'auth.js': `const router = require('express').Router()
router.post('/logout', (req, res) => res.clearCookie('sid').end())
module.exports = router
`,
    })).toEqual(['POST …/logout registered auth.js:2 handled auth.js:2', '  clears sid path=/ domain=-'])
  })
})

describe('names, paths and options', () => {
  it.each([
    ['a constant', `const options = { path: '/app', domain: 'example.com' }`, 'options', 'path=/app domain=example.com'],
    ['a spread', `const base = { path: '/app' }`, `{ ...base, domain: 'example.com' }`, 'path=/app domain=example.com'],
    ['a spread that is overwritten', `const base = { path: '/app', domain: 'a.com' }`, `{ ...base, domain: 'b.com' }`, 'path=/app domain=b.com'],
    ['a conditional', `const options = process.env.NODE_ENV === 'production' ? { path: '/app', domain: 'a.com' } : { path: '/app' }`, 'options', 'path=/app domain=?[a.com][null]'],
    ['a conditional spread', `const prod = process.env.NODE_ENV === 'production'`, `{ path: '/app', ...(prod && { domain: 'a.com' }) }`, 'path=/app domain=?[null][a.com]'],
    ['a function', `const options = (path) => ({ path, domain: undefined })`, `options('/app')`, 'path=/app domain=-'],
    ['the environment', `const options = { path: '/app', domain: process.env.COOKIE_DOMAIN }`, 'options', 'path=/app domain=?env:COOKIE_DOMAIN'],
    ['the environment with a default', `const domain = process.env.COOKIE_DOMAIN || 'a.com'`, `{ path: '/app', domain }`, 'path=/app domain=?env:COOKIE_DOMAIN||"a.com"[a.com]'],
    ['Object.assign', `const base = { path: '/app' }`, `Object.assign({}, base, { domain: 'a.com' })`, 'path=/app domain=a.com'],
    ['a rest', `const { secret, ...options } = { secret: 1, path: '/app' }`, 'options', 'path=/app domain=-'],
    ['a later assignment', `const options = { path: '/' }; options.path = '/app'; options['domain'] = 'a.com'`, 'options', 'path=/app domain=a.com'],
    ['a frozen one', `const options = Object.freeze({ path: '/app' })`, 'options', 'path=/app domain=-'],
    ['a getter', `const config = { get cookie() { return { path: '/app' } } }`, 'config.cookie', 'path=/app domain=-'],
  ])('are %s', (_name, before, options, expected) => {
    const [line, ...more] = inExpress({
      'app.js': `const app = require('express')()
${before}
app.post('/logout', (req, res) => {
  res.clearCookie('sid', ${options})
  res.end()
})
`,
    })
    expect(line).toBe('POST /logout registered app.js:3 handled app.js:3')
    expect(more).toContain(`  clears sid ${expected}`)
  })

  it('are imported', () => {
    expect(inExpress({
      'app.js': `import express from 'express'
import config, { NAMES } from './config.js'
const app = express()
app.post('/logout', (req, res) => {
  res.clearCookie(NAMES.session, config.cookies.session)
  res.end()
})
`,
      'config.js': `export const NAMES = { session: 'sid' }
const cookie = { path: '/app' }
export default { cookies: { session: { ...cookie, domain: '.example.com' } } }
`,
    })).toEqual(['POST /logout registered app.js:4 handled app.js:4', '  clears sid path=/app domain=.example.com'])
  })

  it('are enum members, template strings, computed keys and constants', () => {
    expect(inExpress({
      'app.ts': `import express from 'express'
import { Cookies, Names, PREFIX, ROUTES } from './constants.js'
const app = express()
app.post(ROUTES['logout'], (req, res) => {
  res.clearCookie(Cookies.Session)
  res.clearCookie(\`\${PREFIX}-token\`)
  res.clearCookie(Names.refresh)
  res.clearCookie(Cookies['Remember'], { ['pa' + 'th']: '/x' })
  res.end()
})
`,
      'constants.ts': `export enum Cookies { Session = 'sid', Remember = \`remember\` }
export const PREFIX = 'app' as const
export namespace Names {
  export const refresh = PREFIX + '-refresh'
}
const BASE = '/api'
export const ROUTES = { logout: \`\${BASE}/logout\` } satisfies Record<string, string>
`,
    })).toEqual([
      'POST /api/logout registered app.ts:4 handled app.ts:4', '  clears sid path=/ domain=-', '  clears app-token path=/ domain=-',
      '  clears app-refresh path=/ domain=-', '  clears remember path=/x domain=-',
    ])
  })

  it('are the name that a parameter gives, not the one of another call', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const end = (name) => (req, res) => res.clearCookie(name).end()
app.post('/logout', end('a'))
app.post('/admin/logout', end('b'))
`,
    })).toEqual([
      'POST /logout registered app.js:3 handled app.js:2', '  clears a path=/ domain=-',
      'POST /admin/logout registered app.js:4 handled app.js:2', '  clears b path=/ domain=-',
    ])
  })
})

describe('control flow', () => {
  it('goes on after a catch that answers', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const redis = new (require('ioredis'))()
app.post('/logout', async (req, res) => {
  try {
    await redis.del('sess:' + req.sessionID)
  } catch (e) {
    res.clearCookie('error')
    return res.status(500).end()
  } finally {
    res.clearCookie('always')
  }
  res.clearCookie('sid')
  res.end()
})
`,
    })).toEqual([
      'POST /logout registered app.js:3 handled app.js:3', '  ends sess:*', '  clears error path=/ domain=- (catch)',
      '  clears always path=/ domain=- (after-early-exit)', '  clears sid path=/ domain=- (after-early-exit)',
    ])
  })

  it('leaves early', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.post('/logout', (req, res) => {
  if (!req.body.sure) return res.end()
  if (req.query.all) res.clearCookie('all')
  req.session.destroy((err) => {
    if (err) return res.status(500).end()
    res.clearCookie('sid')
    res.end()
  })
})
`,
    })).toEqual([
      'POST /logout registered app.js:2 handled app.js:2', '  clears all path=/ domain=- (after-early-exit, branch)',
      '  ends session (after-early-exit, callback)', '  clears sid path=/ domain=- (after-early-exit, after-early-exit)',
    ])
  })

  it('does not reach what follows a return', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.post('/logout', (req, res) => {
  return res.end()
  res.clearCookie('sid')
})
`,
    })).toEqual(['POST /logout registered app.js:2 handled app.js:2'])
  })

  it('switches by the method', () => {
    expect(inNext({
      'pages/api/logout.ts': `export default function handler(req, res) {
  switch (req.method) {
    case 'POST':
      res.setHeader('Set-Cookie', 'sid=; Path=/; Max-Age=0')
      return res.status(204).end()
    case 'GET':
    default:
      return res.status(405).end()
  }
}
`,
    })).toEqual(['POST /api/logout registered pages/api/logout.ts:1 handled pages/api/logout.ts:1', '  clears sid path=/ domain=-'])
  })

  it('switches by something else: each case may be', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.post('/logout', (req, res) => {
  switch (req.query.kind) {
    case 'a':
    case 'b':
      res.clearCookie('a')
      break
    default:
      res.clearCookie('c')
  }
  res.clearCookie('d')
  res.end()
})
`,
    })).toEqual([
      'POST /logout registered app.js:2 handled app.js:2', '  clears a path=/ domain=- (branch)', '  clears c path=/ domain=- (branch)',
      '  clears d path=/ domain=-',
    ])
  })

  it.each([
    ['for of', `for (const name of ['a', 'b']) res.clearCookie(name)`],
    ['forEach', `['a', 'b'].forEach((name) => { res.clearCookie(name) })`],
    ['for', `const names = ['a', 'b']; for (let i = 0; i < names.length; i++) res.clearCookie(names[i])`],
    ['for in', `for (const name in { a: 1, b: 2 }) res.clearCookie(name)`],
    ['Object.values', `Object.values({ one: 'a', two: 'b' }).map((name) => res.clearCookie(name))`],
    ['a filtered list', `['a', 'b', ''].filter(Boolean).filter((name) => name !== 'c').forEach((name) => res.clearCookie(name))`],
    ['a joined list', `[...['a'], ...['b']].forEach((name) => res.clearCookie(name))`],
    ['a reference', `['a', 'b'].forEach(clear.bind(null, res))`],
  ])('repeats by %s', (_name, loop) => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const clear = (res, name) => res.clearCookie(name)
app.post('/logout', (req, res) => {
  ${loop}
  res.end()
})
`,
    })).toEqual(['POST /logout registered app.js:3 handled app.js:3', '  clears a path=/ domain=-', '  clears b path=/ domain=-'])
  })

  it('repeats with promises', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const redis = new (require('ioredis'))()
app.post('/logout', async (req, res) => {
  await Promise.all(['sess:', 'refresh:'].map((prefix) => redis.del(prefix + req.sessionID)))
  res.end()
})
app.get('/signout', async (req, res) => {
  ['sess:'].map(async (prefix) => { await redis.del(prefix + req.sessionID) })
  res.end()
})
`,
    })).toEqual([
      'POST /logout registered app.js:3 handled app.js:3', '  ends sess:*', '  ends refresh:*',
      'GET /signout registered app.js:7 handled app.js:7', '  ends sess:* (not awaited)',
    ])
  })

  it('repeats over what is not known: it may be', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.post('/logout', (req, res) => {
  for (const name of Object.keys(req.cookies)) res.clearCookie(name)
  res.end()
})
`,
    })).toEqual(['POST /logout registered app.js:2 handled app.js:2', '  clears ? path=/ domain=- (loop)'])
  })
})

describe('promises', () => {
  it('are returned by a then callback', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const mongoose = require('mongoose')
const Session = mongoose.model('Session', new mongoose.Schema({}))
app.post('/logout', (req, res, next) => {
  Session.findOne({ sid: req.sessionID })
    .then((found) => Session.deleteOne({ sid: found.sid }))
    .then(() => res.end())
    .catch(next)
})
`,
    })).toEqual(['POST /logout registered app.js:4 handled app.js:4', '  ends Session (not awaited)'])
  })

  it('are built and never executed', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const mongoose = require('mongoose')
const Session = mongoose.model('Session', new mongoose.Schema({}))
app.post('/logout', (req, res) => {
  Session.deleteOne({ sid: req.sessionID })
  res.end()
})
`,
    })).toEqual(['POST /logout registered app.js:4 handled app.js:4'])
  })

  it('are what an async arrow function returns', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const mongoose = require('mongoose')
const Session = mongoose.model('Session', new mongoose.Schema({}))
const remove = async (sid) => Session.deleteOne({ sid })
const removeBoth = async (sid) => { return remove(sid) }
app.post('/logout', async (req, res) => {
  await removeBoth(req.sessionID)
  res.end()
})
`,
    })).toEqual(['POST /logout registered app.js:6 handled app.js:6', '  ends Session'])
  })

  it('are transactions whose callback does the work', () => {
    expect(inExpress({
      'app.js': `import express from 'express'
import { PrismaClient } from '@prisma/client'
const prisma = new PrismaClient()
const app = express()
app.post('/logout', async (req, res) => {
  await prisma.$transaction(async (tx) => {
    await tx.session.deleteMany({ where: { sid: req.sessionID } })
  })
  res.end()
})
app.get('/signout', (req, res) => {
  prisma.$transaction(async (tx) => {
    await tx.session.deleteMany({ where: { sid: req.sessionID } })
  })
  res.end()
})
`,
    })).toEqual([
      'POST /logout registered app.js:5 handled app.js:5', '  ends session',
      'GET /signout registered app.js:11 handled app.js:11', '  ends session (not awaited)',
    ])
  })

  it('are answered inside an async function that nobody awaits', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const redis = new (require('ioredis'))()
app.post('/logout', (req, res) => {
  (async () => {
    await redis.del('sess:' + req.sessionID)
    res.end()
  })()
})
`,
    })).toEqual(['POST /logout registered app.js:3 handled app.js:3', '  ends sess:*'])
  })

  it('are built in steps and executed once', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const redis = new (require('ioredis'))()
app.post('/logout', async (req, res) => {
  const m = redis.multi()
  m.del('sess:' + req.sessionID)
  if (req.query.all) m.del('refresh:' + req.sessionID)
  await m.exec()
  res.end()
})
`,
    })).toEqual(['POST /logout registered app.js:3 handled app.js:3', '  ends sess:*', '  ends refresh:* (branch)'])
  })

  it('are built in steps and never executed', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const redis = new (require('ioredis'))()
app.post('/logout', async (req, res) => {
  const m = redis.multi()
  m.del('sess:' + req.sessionID)
  res.end()
})
`,
    })).toEqual(['POST /logout registered app.js:3 handled app.js:3'])
  })
})

describe('documents', () => {
  it('have the methods of their schema', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
const User = require('./user')
app.post('/logout', async (req, res) => {
  const user = await User.findById(req.userId)
  await user.endSession(req.token)
  res.end()
})
`,
      'user.js': `const mongoose = require('mongoose')
const schema = new mongoose.Schema({ refreshToken: String })
schema.methods.endSession = async function () {
  this.refreshToken = null
  await this.save()
}
module.exports = mongoose.model('User', schema)
`,
    })).toEqual(['POST /logout registered app.js:3 handled app.js:3', '  ends User.refreshToken'])
  })

  it('lose a token from their list', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.post('/logout', async (req, res) => {
  req.user.tokens = req.user.tokens.filter((one) => one.token !== req.token)
  await req.user.save()
  res.end()
})
`,
    })).toEqual(['POST /logout registered app.js:2 handled app.js:2', '  ends user.tokens'])
  })

  it('are only read', () => {
    expect(inExpress({
      'app.js': `const app = require('express')()
app.post('/logout', async (req, res) => {
  const others = req.user.tokens.filter((one) => one.token !== req.token)
  await req.user.save()
  res.end()
})
`,
    })).toEqual(['POST /logout registered app.js:2 handled app.js:2', '  cannot see req.user.save'])
  })
})

describe('TypeScript', () => {
  it('ignores decorators and knows parameter properties', () => {
    expect(inExpress({
      'app.ts': `import express, { type Request, type Response } from 'express'
declare function Log(): MethodDecorator
class Cookies {
  constructor(public readonly name: string, protected readonly options = { path: '/app' }) {}
  clear(res: Response) {
    res.clearCookie(this.name, this.options)
  }
}
class Auth {
  constructor(private cookies: Cookies) {}
  @Log()
  async logout(req: Request, res: Response): Promise<void> {
    this.cookies!.clear(res as Response)
    res.end()
  }
}
const app = express()
const auth = new Auth(new Cookies('sid'))
app.post('/logout', (req, res) => auth.logout(req, res))
`,
    })).toEqual(['POST /logout registered app.ts:19 handled app.ts:19', '  clears sid path=/app domain=-'])
  })

  it('knows export = and import = require()', () => {
    expect(inExpress({
      'app.ts': `import express = require('express')
import auth = require('./auth')
const app = express()
app.post('/logout', auth.logout)
`,
      'auth.ts': `const auth = { logout: (req, res) => res.clearCookie('sid').end() }
export = auth
`,
    })).toEqual(['POST /logout registered app.ts:4 handled auth.ts:1', '  clears sid path=/ domain=-'])
  })
})

describe('Next', () => {
  it('exports a wrapped route handler from another file', () => {
    expect(inNext({
      'app/api/logout/route.ts': `import { withLog } from '@/lib/with-log'
import { clearSession as end } from '../../../lib/session'
export const POST = withLog(async () => {
  await end()
  return Response.json({ ok: true })
})
`,
      'lib/with-log.ts': `export const withLog = (fn: (req: Request) => Promise<Response>) => async (req: Request) => {
  try {
    return await fn(req)
  } finally {
    console.log('done')
  }
}
`,
      'lib/session.ts': `import { cookies } from 'next/headers'
const NAME = 'sid'
export async function clearSession() {
  const jar = await cookies()
  jar.delete({ name: NAME, path: '/app' })
}
`,
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
    })).toEqual(['POST /api/logout registered app/api/logout/route.ts:3 handled app/api/logout/route.ts:3', '  clears sid path=/app domain=-'])
  })

  it('re-exports a route handler', () => {
    expect(inNext({
      'app/api/logout/route.ts': `export { logout as POST } from '../../../lib/logout'
`,
      'lib/logout.ts': `import { NextResponse } from 'next/server'
export async function logout() {
  const response = NextResponse.json({})
  response.cookies.delete('sid')
  return response
}
`,
    })).toEqual(['POST /api/logout registered app/api/logout/route.ts:1 handled lib/logout.ts:2', '  clears sid path=/ domain=-'])
  })

  it('checks the method before it acts', () => {
    expect(inNext({
      'pages/api/auth/logout.js': `import { allow } from '../../../lib/allow'
export default allow(['POST'], async (req, res) => {
  res.setHeader('Set-Cookie', ['a=; Path=/; Max-Age=0', 'b=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])
  res.end()
})
`,
      'lib/allow.js': `export const allow = (methods, fn) => (req, res) => {
  if (!methods.includes(req.method)) return res.status(405).end()
  return fn(req, res)
}
`,
    })).toEqual([
      'POST /api/auth/logout registered pages/api/auth/logout.js:2 handled pages/api/auth/logout.js:2', '  clears a path=/ domain=-',
      '  clears b path=/ domain=-',
    ])
  })
})
