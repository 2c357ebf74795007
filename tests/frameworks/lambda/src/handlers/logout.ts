import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { cookie as make, end } from '../lib/sessions'

const idOf = (event: APIGatewayProxyEventV2) => event.cookies?.find((one) => one.startsWith('sid='))?.slice(4) ?? ''

//=> endpoint handler()
export const handler = async (event: APIGatewayProxyEventV2) => {
  if (event.requestContext.http.method === 'OPTIONS') return { statusCode: 204 }
  await end(idOf(event))
  return { statusCode: 204, cookies: [make('', 0)] } //=> clears sid path=/ domain=-
}
