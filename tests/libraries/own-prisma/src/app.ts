import express from 'express'
import cookieParser from 'cookie-parser'
import { db } from './db.ts'
import { login } from './login.ts'
import { forget as done } from './respond.ts'
import { endOthers, endSession as end, tidyUp } from './sessions.ts'

export const app = express()
app.use(express.json(), cookieParser())
app.post('/login', login)

// The record that the cookie names goes, and the answer waits for it.
app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await end(req.cookies.sid)
  done(res)
})

// What hangs on the session goes with it, and only then is answered.
app.post('/v2/logout', async (req, res) => { //=> endpoint POST /v2/logout
  const { count } = await db.session.updateMany({ where: { token: req.cookies.sid }, data: { revokedAt: new Date() } }) //=> invalidates session
  if (count === 0) console.warn('nobody was logged in')
  done(res)
})

// Lazy: Prisma sends nothing before somebody waits.
app.post('/lazy/logout', (req, res) => { //=> endpoint POST /lazy/logout; reports require-server-side-destroy
  db.session.deleteMany({ where: { token: req.cookies.sid } })
  done(res)
})

// Sent, and not waited for.
app.post('/hasty/logout', (req, res) => { //=> endpoint POST /hasty/logout
  end(req.cookies.sid).catch(console.error)
  done(res)
})

// Tidying up ends sessions that are over anyway.
app.post('/tidy/logout', async (req, res) => { //=> endpoint POST /tidy/logout
  await tidyUp()
  done(res)
})

// Everybody else's sessions of the same person: the one at hand stays.
app.post('/others/logout', async (req, res) => { //=> endpoint POST /others/logout
  const session = await db.session.findUnique({ where: { token: req.cookies.sid } })
  if (session) await endOthers(session.userId, session.token)
  done(res)
})

// Records that are no login.
app.post('/reset/logout', async (req, res) => { //=> endpoint POST /reset/logout; reports require-server-side-destroy
  await db.passwordResetToken.deleteMany({ where: { userId: req.body.userId } })
  await db.verificationToken.deleteMany({ where: { identifier: req.body.email } })
  done(res)
})

app.post('/push/logout', async (req, res) => { //=> endpoint POST /push/logout; reports require-server-side-destroy
  await db.pushToken.deleteMany({ where: { token: req.body.deviceToken } })
  await db.user.update({ where: { id: req.body.userId }, data: { fcmToken: null } })
  done(res)
})

app.post('/carts/logout', async (req, res) => { //=> endpoint POST /carts/logout; reports require-server-side-destroy
  await db.checkoutSession.deleteMany({ where: { userId: req.body.userId } })
  await db.chatSession.deleteMany({ where: { userId: req.body.userId } })
  done(res)
})

// Only notes that somebody went.
app.post('/noted/logout', async (req, res) => { //=> endpoint POST /noted/logout; reports require-server-side-destroy
  await db.user.update({ where: { id: req.body.userId }, data: { lastSeenAt: new Date(), online: false } })
  await db.auditLog.create({ data: { event: 'logout', userId: req.body.userId } })
  done(res)
})

// Prolongs what it should end.
app.post('/longer/logout', async (req, res) => { //=> endpoint POST /longer/logout; reports require-server-side-destroy
  await db.session.update({ where: { token: req.cookies.sid }, data: { lastUsedAt: new Date() } })
  done(res)
})

// All of the person's sessions, this one among them.
app.post('/everywhere/logout', async (req, res) => { //=> endpoint POST /everywhere/logout
  const session = await db.session.findUnique({ where: { token: req.cookies.sid } })
  if (session) await db.session.deleteMany({ where: { userId: session.userId } }) //=> invalidates session
  done(res)
})

// In one transaction.
app.post('/together/logout', async (req, res) => { //=> endpoint POST /together/logout
  await db.$transaction([
    db.session.deleteMany({ where: { token: req.cookies.sid } }), //=> invalidates session
    db.auditLog.create({ data: { event: 'logout' } }),
  ])
  done(res)
})

app.post('/inside/logout', async (req, res) => { //=> endpoint POST /inside/logout
  await db.$transaction(async (tx) => {
    const found = await tx.session.findUnique({ where: { token: req.cookies.sid } })
    if (found) await tx.session.delete({ where: { id: found.id } }) //=> invalidates session
  })
  done(res)
})
