import { initializeApp } from 'firebase-admin/app'
import { getAuth as authOf } from 'firebase-admin/auth'

initializeApp()
export const auth = authOf()
const life = 14 * 24 * 60 * 60 * 1000

// The session cookie is a token that Firebase signs: it verifies without asking anybody.
export const sessionOf = (idToken) => auth.createSessionCookie(idToken, { expiresIn: life })
export const whoIs = (cookie) => auth.verifySessionCookie(cookie, true)
