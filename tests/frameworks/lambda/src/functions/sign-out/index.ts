import wrap from '@middy/core'
import type { APIGatewayProxyEvent } from 'aws-lambda'

/** Only the cookie goes, and not that of the whole site. */
//=> endpoint leave(); reports require-server-side-destroy
const leave = async (event: APIGatewayProxyEvent) => {
  const headers = { 'Set-Cookie': 'sid=; Path=/account; Max-Age=0' }
  return { statusCode: 302, headers: { ...headers, Location: '/' }, body: '' } //=> clears sid path=/account domain=-; reports no-mismatched-cookie-deletion
}

export const main = wrap(leave).use({ before: () => undefined })
