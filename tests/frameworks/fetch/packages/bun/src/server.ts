import { Database } from 'bun:sqlite'
import { leave as signOut } from './leave'

const db = new Database('app.sqlite')

Bun.serve({ //=> endpoint ANY /account/logout; reports no-get-logout
  routes: {
    '/login': {
      POST: async (req) => {
        const id = crypto.randomUUID()
        db.query('INSERT INTO sessions (id) VALUES (?)').run(id)
        req.cookies.set('sid', id, { httpOnly: true }) //=> sets sid path=/ domain=-
        return new Response('in')
      },
    },
    '/logout': {
      POST: (req) => { //=> endpoint POST /logout
        db.query('DELETE FROM sessions WHERE id = ?').run(req.cookies.get('sid')) //=> invalidates session
        req.cookies.delete('sid') //=> clears sid path=/ domain=-
        return new Response(null, { status: 204 })
      },
    },
    '/account/logout': signOut,
  },
  fetch: () => new Response('not found', { status: 404 }),
})
