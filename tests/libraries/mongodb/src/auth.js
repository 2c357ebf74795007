import { randomUUID } from 'node:crypto'
import { sessions as records, carts } from './db.js'

export async function login(req, res) {
  const sessionId = randomUUID()
  await records.insertOne({ _id: sessionId, user: req.body.user })
  res.cookie('sessionId', sessionId)
  res.end()
}

export async function logout(req, res) {
  await records.deleteOne({ _id: req.cookies.sessionId }) //=> invalidates session
  res.clearCookie('sessionId') //=> clears sessionId path=/ domain=-
  res.end()
}

export async function revoke(req, res) {
  const where = { _id: req.cookies.sessionId }
  await records.updateOne(where, { $set: { revokedAt: new Date() } }) //=> invalidates session
  res.clearCookie('sessionId') //=> clears sessionId path=/ domain=-
  res.end()
}

// What is emptied is the cart.
export async function signOut(req, res) { //=> reports require-server-side-destroy
  await carts.deleteOne({ user: req.body.user })
  res.clearCookie('sessionId') //=> clears sessionId path=/ domain=-
  res.end()
}

export async function emptyCart(req, res) {
  await carts.deleteMany({ user: req.params.user })
  res.end()
}
