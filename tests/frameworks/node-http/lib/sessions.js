const { randomBytes } = require('node:crypto')

const sessions = new Map()

exports.remember = (user) => {
  const id = randomBytes(16).toString('hex')
  sessions.set(id, { user, since: Date.now() })
  return id
}

exports.forget = function (req) {
  const [, id] = /(?:^|; )sid=([^;]*)/.exec(req.headers.cookie || '') || []
  sessions.delete(id) //=> invalidates session
}

// Clean-up of what has expired is nobody's logout.
setInterval(() => {
  for (const [id, { since }] of sessions) {
    if (Date.now() - since > 86400000) sessions.delete(id)
  }
}, 60000).unref()
