import { createServer } from 'node:http'
import { RPCHandler } from '@orpc/server/node'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { implemented } from './implemented'
import { router } from './router'

const handler = new RPCHandler(router)
const openapi = new OpenAPIHandler(implemented)

createServer(async (req, res) => {
  const { matched } = await handler.handle(req, res, { prefix: '/rpc' })
  if (!matched) await openapi.handle(req, res)
}).listen(3000)
