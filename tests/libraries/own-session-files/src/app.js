import { randomUUID } from 'node:crypto'
import { unlink as drop } from 'node:fs'
import * as fs from 'node:fs/promises'
import express from 'express'
import cookieParser from 'cookie-parser'
import fse from 'fs-extra'
import { fileOf, open } from './store.js'

const app = express()
app.use(express.json(), cookieParser())

app.post('/login', async (req, res) => {
  const id = randomUUID()
  await open(id, req.body.name)
  res.cookie('sid', id, { httpOnly: true }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res) => res.clearCookie('sid').sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await fs.rm(fileOf(req.cookies.sid), { force: true }) //=> invalidates session
  done(res)
})

app.post('/called/logout', (req, res) => { //=> endpoint POST /called/logout
  drop(fileOf(req.cookies.sid), () => done(res)) //=> invalidates session
})

app.post('/removed/logout', async (req, res) => { //=> endpoint POST /removed/logout
  await fse.remove(`./var/sessions/${req.cookies.sid}.json`) //=> invalidates session
  done(res)
})

// What was uploaded is no login.
app.post('/uploads/logout', async (req, res) => { //=> endpoint POST /uploads/logout; reports require-server-side-destroy
  await fs.rm(`./uploads/${req.body.file}`, { force: true })
  done(res)
})

app.listen(3000)
