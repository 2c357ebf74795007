const express = require('express')
const session = require('express-session')
const { db } = require('./db')

const app = express()
app.use(session({ secret: 'k', name: 'sid', resave: false, saveUninitialized: false }))

app.post('/login', (req, res) => {
  // A new session for whoever logs in is no logout.
  req.session.regenerate(() => {
    req.session.user = req.body.user
    res.redirect('/')
  })
})

app.post('/bye', (req, res, next) => { //=> endpoint POST /bye
  req.session.destroy((error) => { //=> invalidates session
    if (error) return next(error)
    res.clearCookie('sid').redirect('/') //=> clears sid path=/ domain=-
  })
})

app.delete('/visit', (req, res, next) => { //=> endpoint DELETE /visit; reports require-cookie-deletion
  req.session.destroy((error) => (error ? next(error) : res.redirect('/'))) //=> invalidates session
})

// A page that begins anew, or one for those with whom something went wrong.
app.get('/start', (req, res) => {
  req.session.destroy()
  res.render('start')
})

// The account goes, and the session with it.
app.post('/account/close', async (req, res) => {
  await db.deleteUser(req.session.user)
  req.session.destroy(() => res.redirect('/'))
})

app.post('/password', async (req, res) => {
  await db.setPassword(req.session.user, req.body.password)
  req.session.destroy(() => res.redirect('/login'))
})

// Only a session that has run out.
app.get('/home', (req, res) => {
  if (req.session.until < Date.now()) return req.session.destroy(() => res.redirect('/login'))
  res.render('home')
})

// Somebody's session, chosen from a list.
app.delete('/sessions/:id', async (req, res) => {
  await db.deleteSession(req.params.id)
  res.end()
})

app.listen(3000)
