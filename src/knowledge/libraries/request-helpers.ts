/**
 * What stands around a request and has no part in its session: messages for the next page, tokens against forgery, checks of
 * input, translations, logs, limits. A table says so, because a call that nobody knows could be the one that logs out.
 */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary } from '../define.ts'
import { harmless } from '../rows.ts'

const middleware: ValueRow = { call: { returns: 'express.Middleware' } }
const logger: ValueRow = { type: 'request-helpers.Logger' }
const makesLogger: ValueRow = { call: { returns: 'request-helpers.Logger' }, construct: { returns: 'request-helpers.Logger' } }
/** Checks of input can be refined without end, and are middleware all the while. */
const chain: ValueRow = { call: { returns: 'request-helpers.Chain' } }
const quiet: ValueRow = { type: 'request-helpers.Quiet', call: { returns: 'request-helpers.Quiet' }, construct: { returns: 'request-helpers.Quiet' } }
const limiter: ValueRow = { call: { returns: 'request-helpers.Limiter' } }

export default defineLibrary({
  id: 'request-helpers',
  title: 'Messages, form tokens, checks of input, translations, logs and limits around a request',
  packages: [
    'connect-flash', 'express-flash', 'express-flash-message', 'express-toastr', 'csurf', 'csrf-csrf', 'csrf-sync', 'tiny-csrf', 'lusca',
    'express-validator', 'celebrate', 'i18n', 'i18next', 'i18next-http-middleware', 'i18next-express-middleware', 'pino', 'pino-http',
    'express-pino-logger', 'winston', 'express-winston', 'bunyan', 'log4js', 'loglevel', 'consola', 'signale', 'tslog', 'morgan', 'debug',
    'express-rate-limit', 'express-slow-down', 'rate-limiter-flexible', 'request-ip', 'express-useragent', 'ua-parser-js', 'useragent',
    'socket.io', 'http-errors', '@hapi/boom', '@sentry/node', '@sentry/nextjs', 'posthog-node', 'mixpanel',
    'express-http-context', 'connect-ensure-login', 'cookie-parser', 'body-parser', 'cors', 'helmet', 'compression', 'method-override',
  ],
  checked: 'connect-flash 0.1.1, csurf 1.11.0, express-validator 7.3.2, pino-http 11.0.0, winston 3.19.0, express-rate-limit 8.7.5, run; of the others the names',
  docs: 'https://expressjs.com/en/resources/middleware.html',
  modules: {
    'connect-flash': middleware, 'express-flash': middleware, 'express-flash-message': { ...middleware, members: { flash: middleware } },
    'express-toastr': middleware,
    csurf: middleware, 'tiny-csrf': middleware, lusca: { ...middleware, anyMember: middleware },
    'csrf-csrf': { members: { doubleCsrf: quiet } }, 'csrf-sync': { members: { csrfSync: quiet } },
    'express-validator': {
      members: {
        validationResult: { call: { returns: 'request-helpers.Quiet' }, members: { withDefaults: { call: { returns: 'request-helpers.Quiet' } } } },
        matchedData: harmless,
      },
      anyMember: chain,
    },
    celebrate: { members: { celebrate: middleware, errors: middleware }, anyMember: quiet },
    i18n: { type: 'request-helpers.Quiet', members: { init: { call: {} } } }, i18next: { type: 'request-helpers.Quiet' },
    'i18next-http-middleware': { anyMember: middleware }, 'i18next-express-middleware': { anyMember: middleware },
    'pino-http': { ...middleware, members: { pinoHttp: middleware } }, 'express-pino-logger': middleware, morgan: middleware, 'express-winston': { anyMember: middleware },
    pino: { ...makesLogger, members: { pino: makesLogger } }, bunyan: { members: { createLogger: makesLogger } },
    winston: { type: 'request-helpers.Logger', members: { createLogger: makesLogger, format: quiet, transports: quiet, Logger: makesLogger } },
    log4js: { members: { getLogger: makesLogger, configure: harmless } }, loglevel: logger, consola: { ...logger, members: { consola: logger, createConsola: makesLogger } },
    signale: { ...logger, members: { Signale: makesLogger } }, tslog: { members: { Logger: makesLogger } }, debug: { call: { returns: 'request-helpers.Quiet' } },
    'express-rate-limit': { ...limiter, members: { rateLimit: limiter }, anyMember: quiet }, 'express-slow-down': limiter, 'rate-limiter-flexible': { anyMember: quiet },
    'request-ip': { members: { mw: middleware }, anyMember: harmless }, 'express-useragent': { members: { express: middleware }, anyMember: harmless },
    'ua-parser-js': { ...quiet, members: { UAParser: quiet } }, useragent: { members: { express: middleware }, anyMember: harmless },
    // Closes connections; nobody is logged out by that.
    'socket.io': { ...quiet, members: { Server: quiet } },
    'http-errors': { ...quiet, members: { isHttpError: harmless } }, '@hapi/boom': { ...quiet, members: { isBoom: harmless } }, '@sentry/node': { ...quiet, anyMember: quiet }, '@sentry/nextjs': { ...quiet, anyMember: quiet },
    'posthog-node': { members: { PostHog: quiet } }, mixpanel: { members: { init: quiet } },
    'express-http-context': { members: { middleware }, anyMember: harmless },
    'connect-ensure-login': { anyMember: middleware },
    'cookie-parser': { ...middleware, members: { JSONCookie: harmless, JSONCookies: harmless, signedCookie: { call: { returns: arg(0) } }, signedCookies: { call: { returns: arg(0) } } } },
    'body-parser': { ...middleware, anyMember: middleware }, cors: middleware, helmet: { ...middleware, anyMember: middleware }, compression: middleware,
    'method-override': middleware,
  },
  types: {
    Logger: { call: {}, anyMember: { type: 'request-helpers.Logger', call: { returns: 'request-helpers.Logger' } } },
    Chain: { call: {}, anyMember: { call: { returns: 'receiver' } } },
    Quiet: { call: { returns: 'request-helpers.Quiet' }, anyMember: { type: 'request-helpers.Quiet', call: { returns: 'request-helpers.Quiet' } } },
    Limiter: { call: {}, members: { resetKey: harmless, getKey: harmless } },
  },
  augments: [{
    type: 'node.IncomingMessage',
    row: {
      members: {
        flash: harmless, toastr: { type: 'request-helpers.Quiet' }, csrfToken: harmless, t: harmless, __: harmless, __n: harmless, i18n: { type: 'request-helpers.Quiet' },
        log: logger, setLocale: harmless, getLocale: harmless,
      },
    },
  }, { type: 'node.ServerResponse', row: { members: { flash: harmless, __: harmless, log: logger } } }],
})
