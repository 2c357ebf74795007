/**
 * DynamoDB with the AWS SDK 3: a command does nothing until it is sent (documentation, sessions.md §4.1). What an update
 * expression writes is text of its own language and stays unknown.
 */
import type { EffectRow, ValueRow } from '../define.ts'
import { arg, defineLibrary } from '../define.ts'

const entity = arg(0, 'TableName')
const where = arg(0, 'Key')
const command = (effect: EffectRow): ValueRow => ({
  construct: { returns: 'dynamodb.Command', lazy: true, onlyByExecute: true, effects: [effect] },
})
const deletes = command({ is: 'data', op: 'delete', entity, where })
const inserts = command({ is: 'data', op: 'insert', entity, values: arg(0, 'Item') })
const reads: ValueRow = { construct: { returns: 'dynamodb.Command' } }
const client: ValueRow = {
  construct: { returns: 'dynamodb.Client' },
  members: { from: { call: { returns: 'dynamodb.Client' } } },
}
const called = (effect: EffectRow): ValueRow => ({ call: { promise: true, effects: [effect] } })

export default defineLibrary({
  id: 'dynamodb',
  title: 'DynamoDB',
  packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb'],
  checked: '3.1162.0',
  docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/dynamodb/',
  modules: {
    '@aws-sdk/client-dynamodb': {
      members: {
        DynamoDBClient: client,
        DynamoDB: client,
        DeleteItemCommand: deletes,
        PutItemCommand: inserts,
        GetItemCommand: reads,
        QueryCommand: reads,
      },
    },
    '@aws-sdk/lib-dynamodb': {
      members: {
        DynamoDBDocumentClient: client,
        DynamoDBDocument: client,
        DeleteCommand: deletes,
        PutCommand: inserts,
        GetCommand: reads,
        QueryCommand: reads,
      },
    },
  },
  types: {
    Command: {},
    Client: {
      members: {
        send: { call: { promise: true, executes: 'arguments' } },
        delete: called({ is: 'data', op: 'delete', entity, where }),
        deleteItem: called({ is: 'data', op: 'delete', entity, where }),
        put: called({ is: 'data', op: 'insert', entity, values: arg(0, 'Item') }),
        putItem: called({ is: 'data', op: 'insert', entity, values: arg(0, 'Item') }),
        get: { call: { promise: true } },
        query: { call: { promise: true } },
      },
    },
  },
})
