import express from 'express'
import { sessions } from './lib/session.js'
import { account } from './routes/account.js'
import { admin } from './routes/admin.js'

export const app = express()

app.use(express.static('public'))
app.use(express.urlencoded())
app.use(sessions)

app.use('/account', account)
app.use('/admin', admin)
