import Keycloak from 'keycloak-connect'
import session from 'express-session'

const store = new session.MemoryStore()
export const keycloak = new Keycloak({ store })
export const sessions = session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { path: '/' } }) //=> sets connect.sid path=/ domain=-
