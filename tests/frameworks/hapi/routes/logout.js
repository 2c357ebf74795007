const { forget } = require('../lib/forget')

module.exports = () => ({ //=> endpoint POST /v1/logout
  method: 'POST',
  path: '/logout',
  options: {
    auth: 'session',
    handler: async (request, h) => {
      forget(request)
      return h.response({})
    },
  },
})
