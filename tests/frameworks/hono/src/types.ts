import type { MiddlewareHandler, Handler } from 'hono'

export interface AppEnv {
  Bindings: { SESSIONS: KVNamespace, DB: D1Database }
  Variables: { user: string }
}
export type AppHandler = Handler<AppEnv>
export type AppMiddleware = MiddlewareHandler<AppEnv>
