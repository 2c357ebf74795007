const express = require('express')
const { promisify } = require('util')
const session = require('express-session')
const app = express()
app.use(session({ secret: 's', name: '__Host-sid', cookie: { secure: true, path: '/' } }))
const names = ['__Host-sid', 'theme']

app.post('/a/logout', async (req, res) => { //=> endpoint POST /a/logout
  await promisify(req.session.destroy.bind(req.session))() //=> invalidates session
  res.clearCookie('__Host-sid') //=> clears __Host-sid path=/ domain=-; reports no-mismatched-cookie-deletion
  res.end()
})

app.post('/b/logout', async (req, res) => { //=> endpoint POST /b/logout
  await promisify(req.session.destroy).call(req.session) //=> invalidates session
  //=> clears __Host-sid path=/ domain=-; clears theme path=/ domain=-
  for (const name of names) res.clearCookie(name, { secure: true })
  res.end()
})

app.post('/c/logout', async (req, res) => { //=> endpoint POST /c/logout
  await new Promise((ok, no) => req.session.destroy((e) => e ? no(e) : ok())) //=> invalidates session
  Object.keys(req.cookies).forEach((name) => res.clearCookie(name)) //=> clears ? path=/ domain=-
  res.end()
})

app.post('/d/logout', (req, res) => { //=> endpoint POST /d/logout
  req.session?.destroy?.(() => { //=> invalidates session; reports no-response-before-destroy
    res.cookie('__Host-sid', '', { expires: new Date(0), secure: true }) //=> clears __Host-sid path=/ domain=-
    res.end()
  })
})

app.post('/e/logout', (req, res) => { //=> endpoint POST /e/logout
  const { session: current } = req
  const { destroy } = current
  destroy.call(current, () => { //=> invalidates session; reports no-response-before-destroy
    res.append('Set-Cookie', '__Host-sid=; Path=/; Secure; Max-Age=0') //=> clears __Host-sid path=/ domain=-
    res.end()
  })
})

app.post('/f/logout', (req, res, next) => { //=> endpoint POST /f/logout
  req.session.destroy(next) //=> invalidates session
}, (req, res) => res.redirect('/')) //=> reports require-cookie-deletion
// The store forgets the record, and the middleware writes it back at the end of the request: `resave` is true by default.
app.post('/g/logout', (req, res) => { //=> endpoint POST /g/logout
  req.sessionStore.destroy(req.sessionID, () => { //=> reports no-ineffective-session-destroy
    res.clearCookie('__Host-sid', { secure: true }) //=> clears __Host-sid path=/ domain=-
    res.end()
  })
})
