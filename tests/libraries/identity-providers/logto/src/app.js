import express from 'express'
import { clientOf as logto } from './client.js'

const app = express()

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await logto(req, res).signOut('https://app.example.com') //=> invalidates provider delegated
})

app.listen(3000)
