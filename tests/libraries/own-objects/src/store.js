/** Who is logged in, by the id in the cookie. */
exports.sessions = {}
