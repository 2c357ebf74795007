import { arg, constant, defineFramework, requestMethod, requestUrl } from '../define.ts'
import type { HandlerRow, ValueRow } from '../define.ts'

/**
 * What a function behind API Gateway answers with: `headers` and `multiValueHeaders` of the REST API, `cookies` of the HTTP API
 * (payload format 2.0) and of function URLs.
 */
const handler: HandlerRow = {
  params: ['lambda.Event', null],
  methodsElsewhere: true,
  returned: [
    { is: 'headers', object: arg(0, 'headers'), mode: 'set' },
    { is: 'headers', object: arg(0, 'multiValueHeaders'), mode: 'append' },
    { is: 'header', name: constant('set-cookie'), value: arg(0, 'cookies'), mode: 'append' },
    { is: 'send', status: arg(0, 'statusCode'), redirect: arg(0, 'headers', 'Location') },
  ],
}
/** middy(handler).use(…), middy().use(…).handler(handler) */
const middy: ValueRow = { call: { returns: 'lambda.Middy', with: { handler: arg(0) } } }

export default defineFramework({
  id: 'lambda',
  title: 'AWS Lambda behind API Gateway',
  packages: ['@types/aws-lambda', 'aws-lambda', '@middy/core', 'serverless', 'serverless-offline', 'sst'],
  checked: '@middy/core 6.4.5, payload formats 1.0 and 2.0',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html',
  handler,
  routesByHand: true,
  exportedHandlers: { parameter: '^_?(?:event|evt)$', text: String.raw`\bstatusCode\b`, held: 'handler' },

  modules: { '@middy/core': { ...middy, members: { default: middy } } },

  types: {
    Event: {
      role: 'request',
      members: {
        httpMethod: { is: requestMethod }, path: { is: requestUrl('path') }, rawPath: { is: requestUrl('path') },
        resource: { is: requestUrl('path') },
        requestContext: { members: { http: { members: { method: { is: requestMethod }, path: { is: requestUrl('path') } } }, authorizer: {} } },
        headers: { type: 'web.Input' }, multiValueHeaders: { type: 'web.Input' }, cookies: {}, body: {},
        queryStringParameters: { type: 'web.Input' }, pathParameters: { type: 'web.Input' },
      },
    },
    Middy: {
      members: {
        use: { call: { returns: 'receiver' } }, before: { call: { returns: 'receiver' } }, after: { call: { returns: 'receiver' } },
        onError: { call: { returns: 'receiver' } }, handler: { call: { returns: 'receiver', with: { handler: arg(0) } } },
      },
    },
  },

  annotations: {
    'aws-lambda': {
      APIGatewayProxyEvent: { type: 'lambda.Event' }, APIGatewayProxyEventV2: { type: 'lambda.Event' },
      APIGatewayEvent: { type: 'lambda.Event' }, LambdaFunctionURLEvent: { type: 'lambda.Event' },
      APIGatewayProxyHandler: { handler }, APIGatewayProxyHandlerV2: { handler }, Handler: { handler },
    },
  },
})

