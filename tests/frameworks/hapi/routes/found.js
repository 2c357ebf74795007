const { forget } = require('../lib/forget')

// Read by something that reads the folder.
module.exports = [
  { method: 'GET', path: '/signout', handler: (request, h) => { //=> endpoint GET /signout; reports no-get-logout
    forget(request)
    return h.redirect('/')
  } },
]
