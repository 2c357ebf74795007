import express from 'express'
import { oidc as okta } from './oidc.js'

const app = express()
app.use(okta.router)

app.post('/signout', okta.ensureAuthenticated(), okta.forceLogoutAndRevoke()) //=> endpoint POST /signout; invalidates provider delegated

app.listen(3000)
