import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'

const store = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const cookie = (value: string, age: number) => `sid=${value}; Path=/; HttpOnly; Secure; Max-Age=${age}`

export async function start(user: string) {
  const id = crypto.randomUUID()
  await store.send(new PutCommand({ TableName: 'sessions', Item: { id, user } }))
  return id
}

export async function end(id: string) {
  await store.send(new DeleteCommand({ TableName: 'sessions', Key: { id } })) //=> invalidates session
}
