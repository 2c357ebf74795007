// Three cookies that scripts can read: what deletes two of them is a script in the browser.
import express from 'express'

const app = express()
app.use(express.json())

app.post('/login', (req, res) => {
  const options = { path: '/' }
  res.cookie('auth_token', req.body.token, options) //=> sets auth_token path=/ domain=-
  res.cookie('access_token', req.body.token, options) //=> sets access_token path=/ domain=-
  res.sendStatus(204)
})

app.post('/logout', (req, res) => { //=> endpoint POST /logout
  res.sendStatus(204)
})

app.listen(3000)
