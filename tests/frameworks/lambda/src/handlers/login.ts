import type { APIGatewayProxyHandlerV2 } from 'aws-lambda'
import { cookie, start } from '../lib/sessions'

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const id = await start(JSON.parse(event.body ?? '{}').name)
  return { statusCode: 200, cookies: [cookie(id, 3600)], body: 'in' } //=> sets sid path=/ domain=-
}
