import express from 'express'
import cookies from 'cookie-parser'
import { CognitoIdentityProviderClient, GlobalSignOutCommand, InitiateAuthCommand, RevokeTokenCommand as Revoke } from '@aws-sdk/client-cognito-identity-provider'
import { CognitoUser } from 'amazon-cognito-identity-js'
import { done, keep } from './respond.js'

const client = new CognitoIdentityProviderClient({})
const app = express()
app.use(express.json(), cookies())

app.post('/login', async (req, res) => {
  const { AuthenticationResult } = await client.send(new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH' }))
  keep(res, AuthenticationResult.AccessToken)
})

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await client.send(new GlobalSignOutCommand({ AccessToken: req.cookies.token })) //=> invalidates provider delegated
  done(res)
})

app.post('/device/logout', async (req, res) => { //=> endpoint POST /device/logout
  const command = new Revoke({ Token: req.body.refreshToken, ClientId: process.env.CLIENT_ID }) //=> invalidates provider delegated
  await client.send(command)
  done(res)
})

// A command that nobody sends.
app.post('/unsent/logout', (req, res) => { //=> endpoint POST /unsent/logout
  new GlobalSignOutCommand({ AccessToken: req.cookies.token })
  done(res)
})

// Forgets the tokens in this process, and tells nobody.
app.post('/here/logout', (req, res) => { //=> endpoint POST /here/logout
  new CognitoUser({ Username: req.body.name, Pool: null }).signOut() //=> reports no-ineffective-session-destroy
  done(res)
})

app.listen(3000)
