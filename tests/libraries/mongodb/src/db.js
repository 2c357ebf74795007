import { MongoClient as Client } from 'mongodb'

const client = new Client(process.env.MONGO_URL)
const db = client.db('shop')

export const sessions = db.collection('sessions')
export const carts = db.collection('carts')
