import type { APIGatewayProxyEvent } from 'aws-lambda'
import { cookie, end } from '../lib/sessions'

/** One function for several addresses. */
//=> endpoint POST /auth/logout
export const handler = async (event: APIGatewayProxyEvent) => {
  switch (event.path) {
    case '/me':
      return { statusCode: 200, body: '{}' }
    case '/auth/logout':
      if (event.httpMethod !== 'POST') return { statusCode: 405, body: '' }
      await end(event.headers.Cookie ?? '')
      return { statusCode: 200, multiValueHeaders: { 'Set-Cookie': [cookie('', 0)] }, body: '' } //=> clears sid path=/ domain=-
    default:
      return { statusCode: 404, body: '' }
  }
}
