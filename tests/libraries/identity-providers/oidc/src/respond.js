/** The cookie that the login set goes, and the answer with it. */
export const done = (res) => res.clearCookie('token', { path: '/' }).sendStatus(204) //=> clears token path=/ domain=-
export const keep = (res, token) => res.cookie('token', token, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets token path=/ domain=-
