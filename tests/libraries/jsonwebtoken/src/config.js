exports.COOKIE = 'token'
exports.options = { path: '/api', httpOnly: true }
