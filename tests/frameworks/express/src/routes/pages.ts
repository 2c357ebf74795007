import type { Express } from 'express'
import { endSession, forgetCookie } from '../lib/session.js'

export const loggedOutPath = '/logged-out'

export default function registerPages(web: Express, prefix = '/account') {
  // Only asks; the button of the page posts.
  web.get(`${prefix}/logout`, (req, res) => {
    res.render('logout', { user: req.session.user })
  })

  web.post(`${prefix}/logout`, async (req, res) => { //=> endpoint POST /account/logout
    await endSession(req)
    forgetCookie(res)
    res.redirect(303, loggedOutPath)
  })

  //=> endpoint GET /account/logoff; reports no-get-logout
  web.get(`${prefix}/logoff`, async ({ session }, res) => {
    session.destroy(() => { //=> invalidates session; reports no-response-before-destroy
      forgetCookie(res)
      res.redirect(loggedOutPath)
    })
  })

  web.get(`${prefix}/settings`, (req, res) => res.render('settings', { logoutUrl: `${prefix}/logout` }))
}
