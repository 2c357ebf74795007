const base = { httpOnly: true, domain: process.env.COOKIE_DOMAIN }
module.exports.make = (extra) => Object.assign({}, base, extra)
module.exports.Names = Object.freeze({ Access: 'access', Refresh: 'refresh' })
