import express from 'express'
import { account } from './account.js'

const app = express()

app.use(express.json())
app.use(account)
app.use(express.static('public'))

const server = app.listen(0, '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}`)
})
