module.exports = async (request, reply) => {
  delete request.session.user //=> invalidates session partial
  reply.clearCookie('sid') //=> clears sid path=/ domain=-
  return {}
}
