import jwt from 'jsonwebtoken'

export const login = async (_parent, { email }, { res }) => {
  res.cookie('token', jwt.sign({ email }, process.env.SECRET), { httpOnly: true, domain: 'example.com' }) //=> sets token path=/ domain=example.com
  return true
}
