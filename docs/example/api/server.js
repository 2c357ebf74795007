import cookieParser from 'cookie-parser'
import express from 'express'
import { auth } from './routes/auth.js'

const server = express()

server.use(express.json())
server.use(cookieParser())
server.use('/api/auth', auth)

server.listen(process.env.PORT)
