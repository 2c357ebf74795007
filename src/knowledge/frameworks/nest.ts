/**
 * NestJS. Controllers are classes whose decorators say what they are; what a handler returns is the answer, unless the response was
 * injected without `passthrough`. Paths: router/route-path-factory.ts of @nestjs/core (global prefix, version, module, controller,
 * method; the global prefix's `exclude` compares the path without both).
 */
import { arg, constant, defineFramework, provided, resultOf, rest, self } from '../define.ts'
import type { CallRow, InjectRow, Ref, TypeId, ValueRow, When } from '../define.ts'
import { routeDecorator, routeFactory } from '../decorator-rows.ts'
import { connectUse, fluent, harmless, harmlessClass } from '../rows.ts'

const decoratedClass = arg(0)
const memberName = arg(1)

/** `@Post('logout')`: the decorator of a method. */
const route = (method: string): ValueRow => routeFactory('nest.Route', method)
/** A decorator whose call is the first one: `@Injectable()` says nothing by itself. */
const parameter = (type: string, data: Readonly<Record<string, Ref>> = {}): ValueRow => ({ call: { returns: type, with: data } })
/** The adapter decides whose request and response they are: Express' unless the application is made with Fastify's. */
const onFastify: readonly When[] = [{ uses: '@nestjs/platform-fastify', ratherThan: ['@nestjs/platform-express'] }]
const byAdapter = (fastify: TypeId, express: TypeId, more: Omit<InjectRow, 'type'> = {}): readonly InjectRow[] => [
  { ...more, when: onFastify, type: fastify }, { ...more, type: express },
]
const partOfRequest = (...members: (string | Ref)[]): readonly InjectRow[] => byAdapter('fastify.Request', 'express.Request', { members })
const returnsByAdapter = (fastify: TypeId, express: TypeId): ValueRow => ({
  call: [{ when: onFastify, returns: fastify }, { returns: express }],
})

const controller: readonly CallRow[] = [
  { when: [{ arg: 0, is: 'object' }], returns: 'nest.Controller', with: { path: arg(0, 'path'), version: arg(0, 'version') } },
  { returns: 'nest.Controller', with: { path: arg(0) } },
]
const response: readonly CallRow[] = [
  { when: [{ arg: 0, keys: ['passthrough'], is: 'truthy' }], returns: 'nest.PassingResponseParameter' },
  { returns: 'nest.ResponseParameter' },
]
/** An instance out of the container. */
const fromContainer: ValueRow = { call: { returns: provided(arg(0)) } }

export default defineFramework({
  id: 'nest',
  title: 'NestJS',
  packages: ['@nestjs/common', '@nestjs/core', '@nestjs/platform-express', '@nestjs/platform-fastify'],
  checked: '12.5.1',
  docs: 'https://docs.nestjs.com/controllers',
  handler: { params: [], answersAfterwards: true },

  modules: {
    '@nestjs/core': {
      members: {
        NestFactory: {
          members: {
            create: {
              call: [
                { when: onFastify, returns: 'nest.FastifyApp', promise: true, onResult: [{ is: 'modules', targets: arg(0) }] },
                { returns: 'nest.App', promise: true, onResult: [{ is: 'modules', targets: arg(0) }] },
              ],
            },
            createMicroservice: { call: { returns: 'nest.Context', promise: true } },
            createApplicationContext: { call: { returns: 'nest.Context', promise: true } },
          },
        },
        RouterModule: { members: { register: { call: { effects: [{ is: 'prefix-tree', tree: arg(0), module: 'module' }] } } } },
        ModuleRef: { construct: { returns: 'nest.Context' } },
        Reflector: harmlessClass,
      },
    },
    '@nestjs/platform-fastify': { members: { FastifyAdapter: harmlessClass } },
    '@nestjs/common': {
      members: {
        Controller: { call: controller },
        Module: {
          call: {
            returns: 'nest.Module',
            with: { controllers: arg(0, 'controllers'), imports: arg(0, 'imports'), providers: arg(0, 'providers') },
          },
        },
        Get: route('GET'), Head: route('HEAD'), Post: route('POST'), Put: route('PUT'), Patch: route('PATCH'), Delete: route('DELETE'),
        Options: route('OPTIONS'), All: route('ANY'), Sse: route('GET'), Search: route('SEARCH'),
        Version: { call: { returns: 'nest.Version', with: { version: arg(0) } } },
        Header: { call: { returns: 'nest.Header', with: { name: arg(0), value: arg(1) } } },
        Redirect: { call: { returns: 'nest.Redirect', with: { redirect: arg(0), status: arg(1) } } },
        applyDecorators: { call: { returns: rest(0) } },
        forwardRef: { call: { returns: resultOf(arg(0)) } },
        Injectable: { call: { returns: 'nest.Injectable' } },
        Inject: { call: { returns: 'nest.Injection', with: { token: arg(0) } } },
        Req: parameter('nest.RequestParameter'), Request: parameter('nest.RequestParameter'),
        Res: { call: response }, Response: { call: response },
        Next: parameter('nest.NextParameter'),
        Session: parameter('nest.SessionParameter'),
        Body: parameter('nest.BodyParameter', { name: arg(0) }), Query: parameter('nest.QueryParameter', { name: arg(0) }),
        Param: parameter('nest.ParamParameter', { name: arg(0) }), Headers: parameter('nest.HeadersParameter', { name: arg(0) }),
        createParamDecorator: { call: { returns: 'nest.ParameterDecorator', with: { factory: arg(0) } } },
        VersioningType: { members: { URI: { is: constant('uri') }, HEADER: { is: constant('header') } } },
        VERSION_NEUTRAL: { is: constant('') },
        Logger: harmlessClass,
      },
    },
  },

  types: {
    App: {
      role: 'router',
      serves: true,
      extends: 'nest.Context',
      members: {
        use: { call: connectUse },
        setGlobalPrefix: { call: { returns: 'receiver', effects: [{ is: 'prefix', path: arg(0), exclude: arg(1, 'exclude') }] } },
        // The type is VersioningType.URI, or none of the others (interfaces/version-options.interface.ts).
        enableVersioning: {
          call: [
            {
              when: [{ arg: 0, keys: ['type'], equals: 'uri' }],
              returns: 'receiver', effects: [{ is: 'versioning', prefix: arg(0, 'prefix'), default: arg(0, 'defaultVersion') }],
            },
            { when: [{ arg: 0, is: 'absent' }], returns: 'receiver', effects: [{ is: 'versioning', prefix: constant('v') }] },
            { returns: 'receiver' },
          ],
        },
        getHttpAdapter: { call: { returns: 'nest.HttpAdapter' } },
        enableCors: harmless, useGlobalPipes: fluent, useGlobalFilters: fluent, useGlobalInterceptors: fluent, useGlobalGuards: fluent,
        listen: { call: { promise: true } }, init: { call: { promise: true } }, set: fluent, disable: fluent, enable: fluent,
      },
    },
    FastifyApp: { extends: ['nest.App', 'fastify.App'], role: 'router', serves: true },
    Context: { members: { get: fromContainer, resolve: fromContainer, create: fromContainer } },
    HttpAdapter: { members: { getInstance: returnsByAdapter('fastify.App', 'express.App'), getHttpServer: harmless } },

    Controller: {
      call: {
        effects: [
          { is: 'prefix', on: decoratedClass, path: self('path') },
          { is: 'version', on: decoratedClass, version: self('version') },
        ],
      },
    },
    Module: {
      call: {
        effects: [
          { is: 'mount', on: decoratedClass, targets: self('controllers') },
          { is: 'modules', on: decoratedClass, targets: self('imports') },
          { is: 'providers', list: self('providers') },
        ],
      },
    },
    Route: routeDecorator,
    Version: {
      call: [
        { when: [{ arg: 1, is: 'present' }], effects: [{ is: 'version', on: decoratedClass, member: memberName, version: self('version') }] },
        { effects: [{ is: 'version', on: decoratedClass, version: self('version') }] },
      ],
    },
    Header: {
      call: {
        effects: [{
          is: 'decorated-answer', on: decoratedClass, member: memberName, header: { name: self('name'), value: self('value') },
        }],
      },
    },
    Redirect: {
      call: {
        effects: [{
          is: 'decorated-answer', on: decoratedClass, member: memberName, redirect: self('redirect'), status: self('status'),
        }],
      },
    },

    Injectable: { call: {} },
    Injection: { injects: { is: provided(self('token')) } },
    RequestParameter: { injects: byAdapter('fastify.Request', 'express.Request') },
    ResponseParameter: { injects: byAdapter('fastify.Reply', 'express.Response', { takesOver: true }) },
    PassingResponseParameter: { injects: byAdapter('fastify.Reply', 'express.Response') },
    NextParameter: { injects: { type: 'express.Next', takesOver: true } },
    SessionParameter: { injects: partOfRequest('session') },
    BodyParameter: { injects: partOfRequest('body', self('name')) },
    QueryParameter: { injects: partOfRequest('query', self('name')) },
    ParamParameter: { injects: partOfRequest('params', self('name')) },
    HeadersParameter: { injects: partOfRequest('headers', self('name')) },
    // createParamDecorator(factory) gives a decorator factory; factory(data, context) gives what is injected.
    ParameterDecorator: { call: { returns: 'nest.OwnParameter', with: { factory: self('factory'), data: arg(0) } } },
    OwnParameter: { injects: { is: resultOf(self('factory'), self('data'), { type: 'nest.ExecutionContext' }) } },
    ExecutionContext: {
      members: {
        switchToHttp: { call: { returns: 'nest.HttpHost' } },
        getHandler: harmless, getClass: harmless, getType: harmless, getArgs: harmless,
        getArgByIndex: harmless,
      },
    },
    HttpHost: {
      members: {
        getRequest: returnsByAdapter('fastify.Request', 'express.Request'),
        getResponse: returnsByAdapter('fastify.Reply', 'express.Response'),
        getNext: { call: { returns: 'express.Next' } },
      },
    },
  },

  annotations: {
    '@nestjs/common': {
      ExecutionContext: { type: 'nest.ExecutionContext' },
      INestApplication: { type: 'nest.App' },
    },
    '@nestjs/platform-express': { NestExpressApplication: { type: 'nest.App' } },
    '@nestjs/platform-fastify': { NestFastifyApplication: { type: 'nest.FastifyApp' } },
  },
})
